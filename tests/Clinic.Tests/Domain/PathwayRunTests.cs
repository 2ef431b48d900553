using Clinic.Clients;
using Clinic.Library;
using Clinic.Pathways;
using Clinic.Tests.Support;

namespace Clinic.Tests.Domain;

/// <summary>When each kind of gate opens, for one client and for two.</summary>
[Category("Domain"), Parallelizable]
public sealed class PathwayRunTests
{
    private static readonly Guid Practice = Guid.CreateVersion7();

    [Test]
    public void Steps_of_one_client_open_one_after_the_other()
    {
        var client = Sample.Client(practiceId: Practice);
        var run = PathwayRun.OfClient(client, Sample.TherapistId, 7, Sample.Now);
        run.AddStep(client, 0, "a", ItemKind.Module, StepRelease.AtOnce);
        run.AddStep(client, 1, "b", ItemKind.Module, StepRelease.OnCompletion);
        run.AddStep(client, 2, "c", ItemKind.Module, StepRelease.AfterDays, days: 3);

        Assert.That(Keys(run), Is.EqualTo(new[] { "a" }));
        Open(run, client, "a");
        Assert.That(Keys(run), Is.Empty);
        Done(run, "a", Sample.Now.AddDays(1));
        Assert.That(Keys(run), Is.EqualTo(new[] { "b" }));
        Open(run, client, "b");
        Done(run, "b", Sample.Now.AddDays(2));
        Assert.That(Keys(run, Sample.Now.AddDays(4.9)), Is.Empty);
        Assert.That(run.ReasonFor(run.Steps[2], Sample.Now.AddDays(4.9)), Is.EqualTo(GateReason.Date));
        Assert.That(Keys(run, Sample.Now.AddDays(5)), Is.EqualTo(new[] { "c" }));
    }

    [Test]
    public void A_step_for_both_waits_for_the_slower_one_and_one_that_was_left_out_holds_nobody_up()
    {
        var (first, second) = (Sample.Client(practiceId: Practice), Sample.Client(practiceId: Practice));
        var run = PathwayRun.OfCouple(Couple.Link(first, second, Sample.TherapistId, Sample.Now), Sample.TherapistId, 7, Sample.Now);
        foreach (var client in new[] { first, second })
        {
            run.AddStep(client, 0, "a", ItemKind.Module, StepRelease.AtOnce);
            run.AddStep(client, 1, "b", ItemKind.Module, StepRelease.WhenBothDone);
        }
        Open(run, first, "a");
        Open(run, second, "a");
        run.Steps.First(s => s.ClientId == first.Id).Done(Sample.Now);

        Assert.That(Keys(run), Is.Empty);
        Assert.That(run.ReasonFor(run.Steps.First(s => s.ItemKey == "b"), Sample.Now), Is.EqualTo(GateReason.Both));
        run.Steps.First(s => s.ClientId == second.Id).Skip(Sample.Now);
        Assert.That(Keys(run), Is.EqualTo(new[] { "b", "b" }));
    }

    [Test]
    public void The_therapist_opens_any_gate_and_a_stopped_run_opens_none()
    {
        var client = Sample.Client(practiceId: Practice);
        var run = PathwayRun.OfClient(client, Sample.TherapistId, 7, Sample.Now);
        run.AddStep(client, 0, "a", ItemKind.Module, StepRelease.WhenTherapistUnlocks);
        Assert.That(Keys(run), Is.Empty);

        run.Steps[0].Unlock(Sample.Now);

        Assert.That(Keys(run), Is.EqualTo(new[] { "a" }));
        run.End(Sample.Now);
        Assert.That(Keys(run), Is.Empty);
        Assert.That(run.ReasonFor(run.Steps[0], Sample.Now), Is.EqualTo(GateReason.Stopped));
        Assert.That(() => PathwayRun.OfClient(client, Sample.TherapistId, 0, Sample.Now), Throws.TypeOf<RuleBroken>());
    }

    private static string[] Keys(PathwayRun run, DateTime? at = null) => [.. run.Due(at ?? Sample.Now).Select(s => s.ItemKey)];

    private static void Open(PathwayRun run, Client client, string key) =>
        run.Steps.First(s => s.ClientId == client.Id && s.ItemKey == key).Open(Sample.Assignment(client), Sample.Now);

    private static void Done(PathwayRun run, string key, DateTime at) => run.Steps.First(s => s.ItemKey == key).Done(at);
}
