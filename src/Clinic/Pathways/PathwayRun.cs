using Clinic.Clients;
using Clinic.Data;
using Clinic.Library;
using Clinic.Security;

namespace Clinic.Pathways;

/// <summary>
/// Steps under way for a client or a couple, each client with a track of their own. Made from a pathway of the library, or from homework that was
/// assigned to both partners with one act. What opens becomes homework like any other.
/// </summary>
public sealed class PathwayRun : ICarrySealedWords
{
    private readonly List<RunStep> steps = [];

    private PathwayRun() { }

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    public Guid TherapistId { get; private set; }

    /// <summary>Null for a single client's run.</summary>
    public Guid? CoupleId { get; private set; }

    /// <summary>Whose run it is where it is not a couple's.</summary>
    public Guid? ClientId { get; private set; }

    /// <summary>Null where it was put together by hand.</summary>
    public Guid? PathwayId { get; private set; }

    /// <summary>Days a client has for each step.</summary>
    public int DaysPerStep { get; private set; }

    /// <summary>For the homework of the first step; the same words for both.</summary>
    public SealedText? Note { get; private set; }

    public DateTime StartedAt { get; private set; }

    /// <summary>Stopped: what is open stays open, nothing more opens.</summary>
    public DateTime? EndedAt { get; private set; }

    Guid ICarrySealedWords.KeyOwnerId => CoupleId ?? ClientId!.Value;

    public IReadOnlyList<RunStep> Steps => steps;

    public bool IsOver => EndedAt is not null || steps.All(s => s.IsPassed);

    public static PathwayRun OfCouple(Couple couple, Guid therapistId, int daysPerStep, DateTime now, Pathway? pathway = null, string? note = null)
    {
        if (couple.UnlinkedAt is not null)
            throw new RuleBroken("These two are no longer linked.");
        return New(couple.PracticeId, therapistId, daysPerStep, now, pathway, note, run => run.CoupleId = couple.Id);
    }

    public static PathwayRun OfClient(Client client, Guid therapistId, int daysPerStep, DateTime now, Pathway? pathway = null, string? note = null) =>
        New(client.PracticeId, therapistId, daysPerStep, now, pathway, note, run => run.ClientId = client.Id);

    /// <summary>One step of one client's track. Steps that share a place open together.</summary>
    /// <param name="place">From 0; the gate looks at the places before it.</param>
    /// <param name="itemKey">Key of a module or question set; the version that is current when the step opens is the one that is assigned.</param>
    public void AddStep(Client client, int place, string itemKey, ItemKind kind, StepRelease gate, int days = 0) =>
        steps.Add(RunStep.Of(this, client.Id, place, itemKey, kind, gate, days));

    /// <summary>Each client follows the steps of their own role.</summary>
    public void Follow(Pathway pathway, IReadOnlyList<Client> clients)
    {
        foreach (var client in clients.Where(c => RoleOf(c) is null))
            throw new RuleBroken($"{client.FirstName} has no role in this pathway. Say in the file whether they are the betrayed partner or the partner who caused the harm.");
        if (clients.Count == 2 && RoleOf(clients[0]) == RoleOf(clients[1]))
            throw new RuleBroken("Both have the same role in their files. This pathway has a track for each role.");
        foreach (var (step, place) in pathway.Steps.Select((step, place) => (step, place)))
        {
            foreach (var client in clients.Where(c => step.Role == StepRole.Both || step.Role == RoleOf(c)))
                AddStep(client, place, step.Item, step.Kind, step.Release, step.Days);
        }
    }

    public RunStep StepOf(Guid stepId) => steps.FirstOrDefault(s => s.Id == stepId) ?? throw new RuleBroken("There is no such step.");

    public void End(DateTime now) => EndedAt ??= now;

    public void Resume() => EndedAt = null;

    /// <summary>What opens now, by client. Waiting times that begin are noted on the steps.</summary>
    public IReadOnlyList<RunStep> Due(DateTime now)
    {
        if (EndedAt is not null)
            return [];
        foreach (var step in steps.Where(s => s is { State: RunStepState.Waiting, Gate: StepRelease.AfterDays } && s.OpensAt is null && IsOwnTrackDone(s)))
            step.Wait(EarlierOfTrack(step).Max(s => s.PassedAt) ?? StartedAt);
        return [.. steps.Where(s => s.State == RunStepState.Waiting && MayOpen(s, now))];
    }

    /// <summary>What still stands between a waiting step and the client.</summary>
    public GateReason ReasonFor(RunStep step, DateTime now) =>
        step.State != RunStepState.Waiting ? GateReason.None
        : EndedAt is not null ? GateReason.Stopped
        : MayOpen(step, now) ? GateReason.OpensNow
        : step.Gate switch
        {
            StepRelease.WhenTherapistUnlocks => GateReason.Therapist,
            StepRelease.WhenBothDone => GateReason.Both,
            StepRelease.AfterDays when step.OpensAt is not null => GateReason.Date,
            _ => GateReason.StepBefore,
        };

    private bool MayOpen(RunStep step, DateTime now) => step.UnlockedAt is not null || step.Gate switch
    {
        StepRelease.AtOnce => true,
        StepRelease.OnCompletion => IsOwnTrackDone(step),
        StepRelease.AfterDays => step.OpensAt <= now,
        StepRelease.WhenBothDone => steps.Where(s => s.Place < step.Place).All(s => s.IsPassed),
        StepRelease.WhenTherapistUnlocks => false,
        _ => throw new InvalidOperationException($"Unknown gate {step.Gate}."),
    };

    private bool IsOwnTrackDone(RunStep step) => EarlierOfTrack(step).All(s => s.IsPassed);

    private IEnumerable<RunStep> EarlierOfTrack(RunStep step) => steps.Where(s => s.ClientId == step.ClientId && s.Place < step.Place);

    private static StepRole? RoleOf(Client client) => client.Role switch
    {
        ClientRole.BetrayedPartner => StepRole.BetrayedPartner,
        ClientRole.PartnerWhoCausedHarm => StepRole.PartnerWhoCausedHarm,
        _ => null,
    };

    private static PathwayRun New(Guid practiceId, Guid therapistId, int daysPerStep, DateTime now, Pathway? pathway, string? note, Action<PathwayRun> whose)
    {
        if (daysPerStep is < 1 or > 60)
            throw new RuleBroken("Give 1 to 60 days for each step.");
        var run = new PathwayRun
        {
            Id = Guid.CreateVersion7(now), PracticeId = practiceId, TherapistId = therapistId, PathwayId = pathway?.Id, DaysPerStep = daysPerStep,
            Note = SealedText.OfOptional(note), StartedAt = now,
        };
        whose(run);
        return run;
    }
}

/// <summary>Why a step is still closed.</summary>
public enum GateReason { None, OpensNow, StepBefore, Both, Date, Therapist, Stopped }
