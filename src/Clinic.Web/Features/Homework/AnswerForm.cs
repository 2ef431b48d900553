using Clinic.Assignments;
using Clinic.Library;

namespace Clinic.Web.Features.Homework;

/// <summary>One answer as a page posts it, by itself (autosave) or with Continue.</summary>
public sealed class AnswerForm
{
    /// <summary>Several for a question with several choices.</summary>
    public string?[]? Answer { get; set; }

    public int? Base { get; set; }

    public Guid? SaveKey { get; set; }

    public Guid? After { get; set; }

    public Guid? Known { get; set; }

    public string? Stop { get; set; }

    /// <summary>"check" or "all": the page to go back to.</summary>
    public string? From { get; set; }

    public string ValueFor(Question question)
    {
        var given = (Answer ?? []).Select(AnswerText.Clean).Where(one => one.Length > 0);
        return question.Kind switch
        {
            QuestionKind.LongText or QuestionKind.ShortText => given.FirstOrDefault() ?? "",
            QuestionKind.SeveralChoices => string.Join(',', given.Distinct()),
            _ => given.FirstOrDefault()?.Trim() ?? "",
        };
    }
}
