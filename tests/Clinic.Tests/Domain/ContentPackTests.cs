using Clinic.Library;
using Clinic.Tests.Support;

namespace Clinic.Tests.Domain;

[Category("Domain"), Parallelizable]
public sealed class ContentPackTests
{
    private static readonly string[] Languages = ["en", "es"];

    [Test]
    public void The_built_in_pack_holds_a_module_for_each_part_of_the_article_and_a_page_to_steady_oneself()
    {
        using var db = BuiltInPack.Load();

        Assert.That(db.Modules.Local, Has.Count.EqualTo(8));
        Assert.That(db.QuestionSets.Local, Has.Count.EqualTo(3));
        Assert.That(db.Pathways.Local.Select(p => p.For), Is.EquivalentTo(Enum.GetValues<PathwayFor>()));
        Assert.That(db.Modules.Local.Select(m => m.Key), Contains.Item("a-page-to-steady-yourself"));
    }

    [Test]
    public void Each_module_says_the_same_things_in_each_language()
    {
        using var db = BuiltInPack.Load();
        foreach (var version in db.ModuleVersions.Local)
        {
            Assert.That(version.Texts.ByLanguage.Keys, Is.EquivalentTo(Languages), version.Title);
            var texts = version.Texts.ByLanguage.Values.ToList();
            foreach (var text in texts)
            {
                Assert.That(new[] { text.Title, text.Summary, text.CheckIn, text.Practice, text.Body }, Has.None.Empty, version.Title);
                Assert.That(text.KeyPoints, Is.Not.Empty.And.None.Empty, version.Title);
            }
            Assert.That(texts.Select(t => t.KeyPoints.Count).Distinct().Count(), Is.EqualTo(1), $"{version.Title}: as many key points in each language");
            Assert.That(version.Source, Is.Not.Empty, version.Title);
            Assert.That(version.Minutes, Is.InRange(1, 120), version.Title);
        }
    }

    [Test]
    public void Each_reading_is_of_a_length_that_can_be_read_in_one_sitting()
    {
        using var db = BuiltInPack.Load();
        var steady = db.Modules.Local.Single(m => m.Key == "a-page-to-steady-yourself").Id;
        foreach (var version in db.ModuleVersions.Local.Where(v => v.ModuleId != steady))
            Assert.That(version.Texts.In("en").Body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), Has.Length.InRange(350, 750), version.Title);
    }

    [Test]
    public void The_two_sets_of_ten_ask_ten_questions()
    {
        using var db = BuiltInPack.Load();

        var tens = db.QuestionSetVersions.Local.Where(v => db.QuestionSets.Local.Single(s => s.Id == v.QuestionSetId).Key.StartsWith("ten-questions", StringComparison.Ordinal));

        Assert.That(tens.Select(v => v.QuestionCount), Is.EqualTo(new[] { 10, 10 }));
        Assert.That(tens.Select(v => v.Audience), Is.EqualTo(new[] { Audience.BetrayedPartner, Audience.PartnerWhoCausedHarm }));
    }

    [Test]
    public void Each_question_has_all_its_words_in_each_language()
    {
        using var db = BuiltInPack.Load();
        foreach (var version in db.QuestionSetVersions.Local)
        {
            Assert.That(version.Texts.ByLanguage.Keys, Is.EquivalentTo(Languages), version.Title);
            foreach (var text in version.Texts.ByLanguage.Values)
            {
                Assert.That(new[] { text.Title, text.Summary, text.Introduction }, Has.None.Empty, version.Title);
                foreach (var question in version.Questions)
                    LookAt(question, text.Questions[question.Id], $"{text.Title}: {question.Id}");
            }
        }
    }

    [Test]
    public void Each_pathway_leads_through_items_that_exist_and_says_why()
    {
        using var db = BuiltInPack.Load();
        foreach (var pathway in db.Pathways.Local)
        {
            Assert.That(pathway.Texts.ByLanguage.Keys, Is.EquivalentTo(Languages), pathway.Key);
            foreach (var step in pathway.Steps)
            {
                var keys = step.Kind == ItemKind.Module ? db.Modules.Local.Select(m => m.Key) : db.QuestionSets.Local.Select(s => s.Key);
                Assert.That(keys, Contains.Item(step.Item), $"{pathway.Key}: {step.Id}");
                Assert.That(pathway.Texts.ByLanguage.Values.Select(t => t.Steps[step.Id].Note), Has.None.Empty, $"{pathway.Key}: {step.Id}");
                Assert.That(step.Days, step.Release == StepRelease.AfterDays ? Is.Positive : Is.Zero, $"{pathway.Key}: {step.Id}");
            }
        }
    }

    [Test]
    public void A_language_that_is_missing_falls_back_to_english_then_to_any()
    {
        var texts = new LanguageTexts<string>(new Dictionary<string, string> { ["en"] = "Hello", ["es"] = "Hola" });

        Assert.That((texts.In("es"), texts.In("de")), Is.EqualTo(("Hola", "Hello")));
        Assert.That(new LanguageTexts<string>(new Dictionary<string, string> { ["es"] = "Hola" }).In("de"), Is.EqualTo("Hola"));
    }

    [TestCase("pack.json")]
    [TestCase("modules/who-am-i-now/module.json")]
    [TestCase("modules/who-am-i-now/es.md")]
    [TestCase("question-sets/weekly-check-in/es.json")]
    [TestCase("pathways/couple/en.json")]
    public void A_missing_file_is_named(string file) => WithCopy(folder =>
    {
        File.Delete(Path.Combine(folder, file));

        Assert.That(() => BuiltInPack.Load(folder), Throws.TypeOf<RuleBroken>().With.Message.EqualTo($"{file.Replace('/', Path.DirectorySeparatorChar)} is missing from the pack."));
    });

    [TestCase("pack.json", "{")]
    [TestCase("modules/who-am-i-now/en.json", "[]")]
    [TestCase("question-sets/weekly-check-in/question-set.json", "{\"audience\":\"martians\"}")]
    [TestCase("question-sets/weekly-check-in/question-set.json", "{\"audience\":\"anyone\",\"minutes\":5,\"intensity\":\"light\",\"source\":\"x\"}")]
    [TestCase("question-sets/weekly-check-in/en.json", "{\"title\":\"x\",\"summary\":\"x\",\"introduction\":\"x\"}")]
    [TestCase("pathways/couple/pathway.json", "null")]
    [TestCase("pathways/couple/pathway.json", "{}")]
    public void A_broken_file_is_named(string file, string content) => WithCopy(folder =>
    {
        File.WriteAllText(Path.Combine(folder, file), content);

        Assert.That(() => BuiltInPack.Load(folder), Throws.TypeOf<RuleBroken>().With.Message.Contains(Path.GetFileName(Path.GetDirectoryName(file) is { Length: > 0 } parent ? parent : file)));
    });

    [Test]
    public void Another_format_is_refused() => WithCopy(folder =>
    {
        var path = Path.Combine(folder, "pack.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace(ContentPack.Format, "clinic-content-pack/9", StringComparison.Ordinal));

        Assert.That(() => BuiltInPack.Load(folder), Throws.TypeOf<RuleBroken>().With.Message.Contains(ContentPack.Format));
    });

    private static void LookAt(Question question, QuestionText text, string which)
    {
        Assert.That(text.Text, Is.Not.Empty, which);
        if (question.Kind == QuestionKind.Scale)
        {
            Assert.That(question.Min, Is.LessThan(question.Max), which);
            Assert.That(new[] { text.Low, text.High }, Has.None.Null.And.None.Empty, which);
        }
        if (question.Kind is QuestionKind.SingleChoice or QuestionKind.SeveralChoices)
        {
            Assert.That(question.Choices, Has.Count.GreaterThan(1).And.Unique, which);
            Assert.That(question.Choices.Select(choice => text.Choices![choice]), Has.None.Empty, which);
        }
    }

    private static void WithCopy(Action<string> act)
    {
        var copy = Directory.CreateTempSubdirectory("clinic-pack-");
        try
        {
            foreach (var file in Directory.EnumerateFiles(BuiltInPack.Folder, "*", SearchOption.AllDirectories))
            {
                var target = Path.Combine(copy.FullName, Path.GetRelativePath(BuiltInPack.Folder, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
            act(copy.FullName);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }
}
