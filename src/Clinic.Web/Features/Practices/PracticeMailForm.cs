using System.ComponentModel.DataAnnotations;
using Clinic.Practices;

namespace Clinic.Web.Features.Practices;

/// <summary>The steps of a plan, the practice's or a therapist's own.</summary>
public abstract class ReminderStepsForm
{
    public static readonly DayOfWeek[] Week =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    [Required(ErrorMessage = "Say after how many days, or 0"), Range(0, 30, ErrorMessage = "0 to 30 days")]
    public int? SoonAfter { get; set; }

    [Required(ErrorMessage = "Say how many days before, or 0"), Range(0, 14, ErrorMessage = "0 to 14 days")]
    public int? BeforeDue { get; set; }

    [Required(ErrorMessage = "Say after how many days, or 0"), Range(0, 30, ErrorMessage = "0 to 30 days")]
    public int? AfterDue { get; set; }

    [Required(ErrorMessage = "Say how many at most"), Range(1, 7, ErrorMessage = "1 to 7 a week")]
    public int? MostPerWeek { get; set; }

    public List<DayOfWeek> Quiet { get; set; } = [];

    /// <summary>A method, because validation reads every property before anything is known to be there.</summary>
    public ReminderPlan ToPlan() => new(SoonAfter!.Value, BeforeDue!.Value, AfterDue!.Value, MostPerWeek!.Value,
        Quiet.Where(Week.Contains).Aggregate(WeekDays.None, (days, day) => days | (WeekDays)(1 << (int)day)));

    protected void Show(ReminderPlan plan) => (SoonAfter, BeforeDue, AfterDue, MostPerWeek, Quiet) = (plan.SoonAfter, plan.BeforeDue, plan.AfterDue, plan.MostPerWeek,
        [.. Week.Where(day => plan.QuietDays.HasFlag((WeekDays)(1 << (int)day)))]);
}

public sealed class PracticeMailForm : ReminderStepsForm
{
    [Required(ErrorMessage = "Choose what happens"), EnumDataType(typeof(InDoubtChoice), ErrorMessage = "Choose one of the two")]
    public InDoubtChoice? WhenInDoubt { get; set; }

    [Required(ErrorMessage = "Choose what a client gets"), EnumDataType(typeof(SessionMails), ErrorMessage = "Choose one of the three")]
    public SessionMails? SessionMails { get; set; }

    public static PracticeMailForm Of(Practice practice)
    {
        var form = new PracticeMailForm { WhenInDoubt = practice.WhenInDoubt, SessionMails = practice.SessionMails };
        form.Show(practice.Reminders);
        return form;
    }
}

/// <param name="Trouble">What the mail server answered lately, where it cannot be reached.</param>
public sealed record PracticeMailPage(PracticeMailForm Form, Practice Practice, string OwnAddress, string? Trouble, string? TroubleSince);
