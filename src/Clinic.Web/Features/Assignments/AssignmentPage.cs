using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Library;

namespace Clinic.Web.Features.Assignments;

/// <param name="IsPlanned">Its first mail has not gone yet.</param>
/// <param name="Held">Why no mail goes at present, in a sentence, or null.</param>
/// <param name="Partner">Who may have answered in the client's place; null where nobody can have.</param>
public sealed record AssignmentPage(
    Assignment Assignment, Client Client, string Heading, bool IsPlanned, StateChip State, string Lede, IReadOnlyList<WorkRow> Work, IReadOnlyList<MailRow> Mails, string? Held,
    ExtensionForm Extension, ReturnForm Return, string? Partner)
{
    public bool IsWork => Assignment.Purpose == AssignmentPurpose.Work;

    public string Name => Client.PreferredName.Text;

    public string First => Client.FirstName;

    public bool IsIn => IsWork && Assignment.Status is AssignmentStatus.Submitted or AssignmentStatus.Reviewed;
}

/// <summary>One item and how far it has got.</summary>
public sealed record WorkRow(ItemKind Kind, Guid VersionId, string Title, int Minutes, string Icon, string State);

/// <summary>A mail that went, or one that is planned and why.</summary>
public sealed record MailRow(string When, string Mail, string Icon, string Outcome, bool IsAhead, bool IsBad);

public sealed class ExtensionForm
{
    [System.ComponentModel.DataAnnotations.Display(Name = "New due date")]
    public DateOnly? DueOn { get; set; }
}

public sealed class ReturnForm
{
    [System.ComponentModel.DataAnnotations.Display(Name = "Due again")]
    public DateOnly? ReturnDueOn { get; set; }

    [System.ComponentModel.DataAnnotations.StringLength(2000)]
    [System.ComponentModel.DataAnnotations.Display(Name = "What you would like more of")]
    public string? ReturnNote { get; set; }
}
