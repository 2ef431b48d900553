using Clinic.Alerts;
using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Sessions;
using Clinic.Tests.Support;

namespace Clinic.Tests.Domain;

[Category("Domain"), Parallelizable]
public sealed class ReadinessTests
{
    [Test]
    public void A_client_without_anything_open_is_ready() => Assert.That(Of(Sample.Client()).IsReady, Is.True);

    [Test]
    public void What_cannot_wait_comes_first()
    {
        var client = Sample.Client(consent: false);
        client.ShareMailbox();
        var late = Sample.Assignment(client, dueInDays: 1);
        var submitted = Sample.Assignment(client);
        submitted.Submit(Sample.Now);

        var readiness = Of(client, Sample.Now.AddDays(3), [Alert.Raise(client, null, AlertKind.NotSafe, Sample.Now)], late, submitted);

        Assert.That(readiness.Todos.Select(t => t.Kind), Is.EqualTo(new[] { TodoKind.TakeAlert, TodoKind.ReadAnswers, TodoKind.DecideOnLate, TodoKind.RecordConsent, TodoKind.AgreePin }));
    }

    [Test]
    public void An_alert_that_somebody_took_on_is_no_longer_to_be_taken()
    {
        var client = Sample.Client();
        var alert = Alert.Raise(client, null, AlertKind.NotSafe, Sample.Now);
        alert.Acknowledge(Sample.TherapistId, Sample.Now);

        Assert.That(Of(client, null, [alert]).IsReady, Is.True);
    }

    [Test]
    public void Homework_is_late_by_the_clients_calendar()
    {
        var client = Sample.Client(zone: "Pacific/Auckland");
        var assignment = Sample.Assignment(client, dueInDays: 0);

        Assert.That(Of(client, Sample.Now, [], assignment).IsReady, Is.True);
        Assert.That(Of(client, new DateTime(2026, 11, 25, 11, 0, 0, DateTimeKind.Utc), [], assignment).Todos.Single().Kind, Is.EqualTo(TodoKind.DecideOnLate));
    }

    [TestCase("", 0)]
    [TestCase("One word more.", 1)]
    public void Reading_takes_a_whole_minute_at_least_where_there_are_words(string words, int minutes)
    {
        var assignment = Sample.Assignment();
        var answer = Answer.To(assignment, assignment.Items[1].Id, "q", Sample.Now);
        answer.Save(words, 0, Guid.CreateVersion7(), Sample.Now);

        Assert.That(new HomeworkStanding(assignment, [], [answer], 0, 1, null).MinutesToRead, Is.EqualTo(minutes));
    }

    [Test]
    public void A_strip_tells_done_from_handed_in()
    {
        var assignment = Sample.Assignment(dueInDays: 2);
        var (reading, questions) = (assignment.Items[0], assignment.Items[1]);
        assignment.Start(Sample.Now);
        reading.Done(Sample.Now);

        Assert.That(assignment.StateOf(reading, Sample.Now, Portal.Zone), Is.EqualTo(ItemState.Done));
        Assert.That(assignment.StateOf(questions, Sample.Now, Portal.Zone), Is.EqualTo(ItemState.Started));
        Assert.That(assignment.StateOf(questions, Sample.Now.AddDays(5), Portal.Zone), Is.EqualTo(ItemState.Late));
        assignment.Submit(Sample.Now);
        Assert.That(assignment.StateOf(questions, Sample.Now.AddDays(5), Portal.Zone), Is.EqualTo(ItemState.In));
    }

    private static Readiness Of(Client client, DateTime? at = null, Alert[]? alerts = null, params Assignment[] homework) => new(
        Session.Plan(client, null, Sample.TherapistId, Sample.Now.AddHours(1), 50, "Room 2", Sample.Now), 1,
        [new ClientReadiness(client, alerts ?? [], [.. homework.Select(a => new HomeworkStanding(a, [], [], 0, 0, null))], [], at ?? Sample.Now)]);
}
