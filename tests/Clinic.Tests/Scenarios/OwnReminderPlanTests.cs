using Clinic.Notices;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>A therapist may remind otherwise than the practice does.</summary>
public sealed class OwnReminderPlanTests(StorageProvider provider) : Scenario(provider)
{
    [Test]
    public async Task Homework_follows_the_therapists_own_plan_and_the_assign_page_says_so()
    {
        var client = await Portal.EnrolClientAsync();
        var ines = await Portal.SignInAsync();
        Assert.That((await ines.OpenAsync($"/assignments/new?client={client.Id}")).One("#plan"), Does.Contain("By the practice's plan."));

        var form = (await ines.OpenAsync("/account/reminders")).Form("/account/reminders");
        Assert.That(form.ValueOf("SoonAfter"), Is.EqualTo("3"), "it begins as the practice's");
        await form.Choose("Own", "true").Fill("SoonAfter", "5").Fill("BeforeDue", "0").Fill("AfterDue", "1").SubmitAsync();

        Assert.That((await ines.OpenAsync($"/assignments/new?client={client.Id}")).One("#plan"), Does.Contain("By your own plan."));
        Assert.That((await ines.OpenAsync($"/clients/{client.Id}/mail")).Main, Does.Contain("your own plan"));
        await Portal.AssignAsync(client, dueInDays: 9);
        Assert.That(await DaysAsync(), Is.EqualTo(new[] { (NoticeKind.ReminderSoon, 5), (NoticeKind.ReminderOverdue, 10) }));
    }

    [Test]
    public async Task A_colleague_keeps_to_the_practices_plan()
    {
        await OwnAsync();
        await Portal.AssignAsync(await Portal.EnrolClientAsync(new Enrolment { TherapistId = Portal.Practice.Colleague.Id }), dueInDays: 9);

        Assert.That(await DaysAsync(), Is.EqualTo(new[] { (NoticeKind.ReminderSoon, 3), (NoticeKind.ReminderBeforeDue, 8), (NoticeKind.ReminderOverdue, 11) }));
    }

    [Test]
    public async Task Going_back_to_the_practices_plan_needs_no_numbers()
    {
        await OwnAsync();
        var ines = await Portal.SignInAsync();

        var saved = await (await ines.OpenAsync("/account/reminders")).Form("/account/reminders").Choose("Own", "false").Fill("SoonAfter", "").SubmitAsync();

        Assert.That(saved.Main, Does.Contain("The practice's reminders hold for you."));
        Assert.That(await Portal.ReadAsync(db => db.Therapists.Where(t => t.Id == Portal.Practice.Owner.Id).Select(t => t.OwnReminders).SingleAsync()), Is.Null);
    }

    [TestCase("SoonAfter", "31")]
    [TestCase("MostPerWeek", "")]
    [TestCase("AfterDue", "two")]
    public async Task A_number_that_makes_no_sense_is_refused_and_kept_as_typed(string field, string typed)
    {
        var page = await (await Portal.SignInAsync()).OpenAsync("/account/reminders");

        page = await page.Form("/account/reminders").Choose("Own", "true").Fill(field, typed).SubmitAsync();

        Assert.That(page.FieldErrors, Has.Count.EqualTo(1));
        Assert.That(page.Form("/account/reminders").ValueOf(field), Is.EqualTo(typed));
    }

    private Task OwnAsync() => Portal.ChangeAsync(async db => (await db.Therapists.SingleAsync(t => t.Id == Portal.Practice.Owner.Id))
        .ChangeReminders(new(5, 0, 1, 7, Clinic.Practices.WeekDays.None)));

    private async Task<IEnumerable<(NoticeKind, int)>> DaysAsync() =>
        (await Portal.NoticesAsync()).Where(n => n.IsReminder).OrderBy(n => n.DueAt).Select(n => (n.Kind, n.LocalDate.DayNumber - Portal.Today.DayNumber));
}
