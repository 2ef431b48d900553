namespace Clinic.Data;

/// <summary>Which practice this request or job works for. Set once, never changed.</summary>
public sealed class PracticeScope
{
    private Guid? practiceId;

    public bool IsSet => practiceId is not null;

    /// <exception cref="InvalidOperationException">None is set: there is no data without a practice.</exception>
    public Guid PracticeId => practiceId ?? throw new InvalidOperationException("No practice is set for this unit of work.");

    public void Set(Guid id)
    {
        if (practiceId is { } already && already != id)
            throw new InvalidOperationException("This unit of work belongs to another practice.");
        practiceId = id;
    }
}
