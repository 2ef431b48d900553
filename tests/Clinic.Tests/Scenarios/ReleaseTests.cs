using System.Net;
using Clinic.Audit;
using Clinic.Couples;
using Clinic.Security;
using Clinic.Tests.Reports;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Tests.Scenarios;

/// <summary>An author releases answers, the therapist agrees, the partner reads exactly these; until they are opened they can be taken back.</summary>
public sealed class ReleaseTests(StorageProvider provider) : CoupleScenario(provider)
{
    private const string Released = "The parents' evening, side by side.";
    private const string Kept = "What Ruth tells nobody but Ines.";
    private const string Afraid = "yes";

    private Sent sent = null!;

    private async Task<Browser> RuthHandsInAsync()
    {
        sent = await HandInAsync(Ruth, ("hard-moment", Released), ("for-the-session", Kept), ("safety-to-talk-about", Afraid));
        return await BeAsync(Ruth, sent.Mail);
    }

    [Test]
    public async Task What_one_releases_and_the_therapist_agrees_to_is_all_that_the_other_reads()
    {
        await SignAsync();
        var ruth = await RuthHandsInAsync();
        var choose = await (await ruth.OpenAsync($"/homework/{sent.Homework}/submission")).FollowAsync("Choose what your partner may read");
        Assert.That(choose.All("ol.check > li"), Has.Count.EqualTo(2), "the answer about safety is not offered");
        Assert.That(choose.Main, Does.Contain("Answers about safety are never shown to your partner"));

        var done = await choose.Form($"/homework/{sent.Homework}/releases").Choose("answers", await AnswerAsync("hard-moment")).SubmitAsync();
        Assert.That(done.Main, Does.Contain("Your choice is with Ines now").And.Contain("Waits for Ines"));
        var ines = await Portal.SignInAsync();
        Assert.That((await ines.OpenAsync("/")).Main, Does.Contain("Released, waits for you Ruth and Daniel"));
        var ledger = await ines.OpenAsync($"{CoupleUrl}/releases");
        Assert.That(ledger.Main, Does.Contain(Released).And.Not.Contain(Kept));
        var agreed = await ledger.Form($"{CoupleUrl}/releases/agreement").Choose("releases", await ReleaseIdAsync()).SubmitAsync();
        await Portal.SweepAsync();

        Assert.That(agreed.Main, Does.Contain("Shown, not opened"));
        var mail = LastMailTo(Daniel);
        Assert.That(mail.Subject + mail.Text, Does.Not.Contain("Ruth").And.Not.Contain("evening"));
        var daniel = await BeAsync(Daniel, mail);
        var cover = await daniel.OpenAsync($"/homework/{await DeliveryAsync()}/shared");
        Assert.That(cover.Heading, Is.EqualTo("Ruth ha querido que leas una respuesta."));
        Assert.That(cover.Html, Does.Not.Contain("evening"));
        var words = await cover.PressAsync("Leerlo ahora");
        Assert.That(words.Main, Does.Contain("parents' evening").And.Not.Contain("nobody but Ines"));
        Assert.That((await ines.OpenAsync($"{CoupleUrl}/releases")).Main, Does.Contain("Opened"));
        var late = await ruth.OpenAsync($"/homework/{sent.Homework}/releases");
        Assert.That(late.Main, Does.Contain("Opened on").And.Not.Contain("Take it back"));
        Assert.That((await ruth.PostAsync($"/homework/releases/{await ReleaseIdAsync()}/revocation")).Main, Does.Contain("can no longer be taken back"));
        AuditAction[] trail = [AuditAction.AnswersReleased, AuditAction.ReleaseAgreed, AuditAction.ReleaseShown, AuditAction.ReleaseOpened];
        Assert.That(await Portal.ReadAsync(db => db.AuditEntries.Where(e => e.ClientId == Ruth.Id && trail.Contains(e.Action)).Select(e => e.Action).ToListAsync()), Is.EquivalentTo(trail), "in the author's trail");
    }

    [Test]
    public async Task A_release_is_taken_back_until_it_is_opened_and_the_partner_sees_nothing_of_it()
    {
        await SignAsync();
        var ruth = await RuthHandsInAsync();
        await ReleaseAsync(sent, "hard-moment");
        await Portal.SweepAsync();
        var daniel = await BeAsync(Daniel, LastMailTo(Daniel));
        var delivery = await DeliveryAsync();

        var page = await (await ruth.OpenAsync($"/homework/{sent.Homework}/releases")).Form($"/homework/releases/{await ReleaseIdAsync()}/revocation").SubmitAsync();

        Assert.That(page.Main, Does.Contain("Taken back"));
        Assert.That((await daniel.OpenAsync($"/homework/{delivery}/shared")).Html, Does.Not.Contain("evening"));
        Assert.That((await daniel.OpenAsync("/homework")).Html, Does.Not.Contain("/shared"));
    }

    [Test]
    public async Task A_release_covers_the_words_of_that_moment_and_never_later_ones()
    {
        await SignAsync();
        await RuthHandsInAsync();
        await ReleaseAsync(sent, "hard-moment");
        await Portal.ChangeAsync(async db => (await db.Assignments.SingleAsync(a => a.Id == sent.Homework)).ReturnForMore(Portal.Today.AddDays(4), null, Portal.Now));
        await Portal.AnswerAsync(sent.Homework, ("hard-moment", "A later thought that stays hers."));
        await Portal.SubmitAsync(sent.Homework);
        await Portal.SweepAsync();
        var daniel = await BeAsync(Daniel, LastMailTo(Daniel));

        await daniel.OpenAsync($"/homework/{await DeliveryAsync()}/shared");
        var words = await daniel.PostAsync($"/homework/{await DeliveryAsync()}/shared");

        Assert.That(words.Main, Does.Contain("side by side").And.Not.Contain("later thought"));
    }

    [Test]
    public async Task Without_both_signatures_nothing_is_released_and_the_page_says_why()
    {
        var ruth = await RuthHandsInAsync();
        await Portal.ChangeAsync(async db => (await db.Couples.SingleAsync()).ChoosePolicy(SecretsPolicy.Separate, Portal.Now));

        var page = await ruth.OpenAsync($"/homework/{sent.Homework}/releases");
        var tried = await ruth.PostAsync($"/homework/{sent.Homework}/releases", ("answers", await AnswerAsync("hard-moment")));

        Assert.That(page.Main, Does.Contain("still has to be signed"));
        Assert.That(tried.Html, Does.Not.Contain("type=\"checkbox\""));
        Assert.That(await Portal.ReadAsync(db => db.Releases.AnyAsync()), Is.False);
    }

    [Test]
    public async Task Answers_about_safety_and_answers_kept_private_cannot_be_released_by_any_request()
    {
        await SignAsync();
        var ruth = await RuthHandsInAsync();
        await Portal.KeepPrivateAsync(sent.Homework, "for-the-session");
        await ruth.OpenAsync($"/homework/{sent.Homework}/releases");

        var forced = await ruth.PostAsync($"/homework/{sent.Homework}/releases", ("answers", await AnswerAsync("safety-to-talk-about")), ("answers", await AnswerAsync("for-the-session")));

        Assert.That(forced.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(async () => await ReleaseAsync(sent, "safety-to-talk-about"), Throws.TypeOf<RuleBroken>().With.Message.Contains("safety"));
        Assert.That(async () => await ReleaseAsync(sent, "for-the-session"), Throws.TypeOf<RuleBroken>());
        var all = await (await ruth.OpenAsync($"/homework/{sent.Homework}/releases")).Form($"/homework/{sent.Homework}/releases").SubmitAsync("true");
        Assert.That(all.Main, Does.Contain("Your choice is with Ines now"));
        Assert.That(await Portal.ReadAsync(db => db.Releases.Select(r => r.QuestionId).ToListAsync()), Is.EqualTo(new[] { "hard-moment" }));
    }

    [Test]
    public async Task The_joint_report_holds_what_was_released_and_nothing_else_of_either_file()
    {
        await SignAsync();
        await RuthHandsInAsync();
        await ReleaseAsync(sent, "hard-moment");
        await HandInAsync(Daniel, ("hard-moment", "What Daniel keeps."));
        var ines = await Portal.SignInAsync();

        var page = await ines.OpenAsync($"{CoupleUrl}/report?preferredName=true");
        using var pdf = new PdfText((await ines.OpenAsync($"{CoupleUrl}/report.pdf")).Bytes);

        Assert.That(page.Main, Does.Contain("Ruth Amsel and Daniel Amsel").And.Contain("parents' evening").And.Contain("Nothing released."));
        foreach (var text in new[] { page.Main, string.Join(' ', pdf.Words()) })
            Assert.That(text, Does.Not.Contain("nobody but Ines").And.Not.Contain("Daniel keeps").And.Not.Contain("safety").And.Not.Contain("istress"));
        Assert.That(string.Join(' ', pdf.Words()), Does.Contain("side by side").And.Contain("R. A."));
    }

    [Test]
    public async Task The_therapist_may_refuse_and_may_hold_back_what_is_not_opened_yet()
    {
        await SignAsync();
        var ruth = await RuthHandsInAsync();
        await ReleaseAsync(sent, "hard-moment");
        var ines = await Portal.SignInAsync();

        var held = await (await ines.OpenAsync($"{CoupleUrl}/releases")).PressAsync("Hold it back");
        Assert.That(held.Main, Does.Contain("Waits for you").And.Contain("The author’s offer stands"));
        var refused = await held.PressAsync("Do not show it");

        Assert.That(refused.Main, Does.Contain("Not agreed to"));
        Assert.That((await ruth.OpenAsync($"/homework/{sent.Homework}/releases")).Main, Does.Contain("Ines did not agree. Talk about it together."));
    }

    [Test]
    public async Task Released_words_go_with_the_authors_key()
    {
        await SignAsync();
        await RuthHandsInAsync();
        await ReleaseAsync(sent, "hard-moment");

        await Portal.ChangeAsync(async db => db.ClientKeys.RemoveRange(await db.ClientKeys.Where(k => k.ClientId == Ruth.Id).ToListAsync()));
        await using var later = Portal.StartTwin();

        Assert.That(async () => await later.ReadAsync(async db => (await db.Releases.SingleAsync()).Words!.Text), Throws.TypeOf<SealBroken>());
    }

    [Test]
    public async Task Erasing_the_author_ends_the_releases_and_the_couples_own_notes()
    {
        await SignAsync();
        await RuthHandsInAsync();
        await ReleaseAsync(sent, "hard-moment");
        await Portal.ChangeAsync(async db => db.CoupleNotes.Add(CoupleNote.Write(await db.Couples.SingleAsync(), Portal.Practice.Owner.Id, CoupleNoteKind.Note, "About the two.", Portal.Now)));

        await Portal.InPracticeAsync(async services =>
        {
            await services.GetRequiredService<Erasure>().EraseAsync(Ruth.Id, Clinic.Clients.ErasureReason.AskedByClient, Portal.Practice.Owner.Id);
            return true;
        });

        var (release, note) = await Portal.ReadAsync(async db => (await db.Releases.AsNoTracking().SingleAsync(), await db.CoupleNotes.AsNoTracking().SingleAsync()));
        Assert.That((release.State, release.Words!.IsErased, note.Words.IsErased), Is.EqualTo((ReleaseState.Revoked, true, true)));
        Assert.That(await Portal.ReadAsync(db => db.ClientKeys.CountAsync(k => k.ClientId == Ruth.Id || k.ClientId == Couple)), Is.Zero);
        Assert.That(await Portal.ReadAsync(db => db.ClientKeys.CountAsync(k => k.ClientId == Daniel.Id)), Is.EqualTo(1), "the partner's own file stays");
    }

    private async Task<string> AnswerAsync(string question) => (await Portal.ReadAsync(db => db.Answers.Where(a => a.AssignmentId == sent.Homework && a.QuestionId == question).Select(a => a.Id).SingleAsync())).ToString();

    private async Task<string> ReleaseIdAsync() => (await Portal.ReadAsync(db => db.Releases.Select(r => r.Id).SingleAsync())).ToString();

    private Task<Guid?> DeliveryAsync() => Portal.ReadAsync(db => db.Assignments.Where(a => a.Purpose == Clinic.Assignments.AssignmentPurpose.SharedWords).Select(a => (Guid?)a.Id).SingleAsync());
}
