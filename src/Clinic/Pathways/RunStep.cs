using Clinic.Assignments;
using Clinic.Data;
using Clinic.Library;

namespace Clinic.Pathways;

/// <summary>One item on one client's track.</summary>
public sealed class RunStep : IBelongsToPractice
{
    private RunStep() { }

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    public Guid RunId { get; private set; }

    public Guid ClientId { get; private set; }

    /// <summary>From 0; the same for both partners where both do it.</summary>
    public int Place { get; private set; }

    public string ItemKey { get; private set; } = "";

    public ItemKind Kind { get; private set; }

    public StepRelease Gate { get; private set; }

    /// <summary>Only for <see cref="StepRelease.AfterDays"/>.</summary>
    public int Days { get; private set; }

    public RunStepState State { get; private set; }

    /// <summary>The homework it became.</summary>
    public Guid? AssignmentId { get; private set; }

    /// <summary>When a waiting time ends.</summary>
    public DateTime? OpensAt { get; private set; }

    /// <summary>The therapist opened it without waiting for its gate.</summary>
    public DateTime? UnlockedAt { get; private set; }

    public DateTime? OpenedAt { get; private set; }

    /// <summary>Done or skipped.</summary>
    public DateTime? PassedAt { get; private set; }

    /// <summary>Nothing behind it has to wait for it any more.</summary>
    public bool IsPassed => State is RunStepState.Done or RunStepState.Skipped;

    internal static RunStep Of(PathwayRun run, Guid clientId, int place, string itemKey, ItemKind kind, StepRelease gate, int days) => new()
    {
        Id = Guid.CreateVersion7(run.StartedAt), PracticeId = run.PracticeId, RunId = run.Id, ClientId = clientId, Place = place,
        ItemKey = itemKey, Kind = kind, Gate = gate, Days = days,
    };

    public void Unlock(DateTime now)
    {
        if (State == RunStepState.Waiting)
            UnlockedAt ??= now;
    }

    public void Open(Assignment homework, DateTime now)
    {
        if (State != RunStepState.Waiting || homework.ClientId != ClientId)
            throw new RuleBroken("This step is already open.");
        (State, AssignmentId, OpenedAt) = (RunStepState.Open, homework.Id, now);
    }

    /// <summary>Its homework was handed in. Homework that is returned for more does not close again what it opened.</summary>
    public void Done(DateTime at)
    {
        if (State == RunStepState.Open)
            (State, PassedAt) = (RunStepState.Done, at);
    }

    /// <summary>Passed over: nothing waits for it.</summary>
    public void Skip(DateTime now)
    {
        if (!IsPassed)
            (State, PassedAt) = (RunStepState.Skipped, now);
    }

    /// <summary>The work was found to be another person's: the step follows the homework that takes its place.</summary>
    public void Renew(Assignment homework) =>
        (State, AssignmentId, PassedAt) = (RunStepState.Open, homework.Id, null);

    internal void Wait(DateTime since) => OpensAt = since.AddDays(Days);
}

public enum RunStepState { Waiting, Open, Done, Skipped }
