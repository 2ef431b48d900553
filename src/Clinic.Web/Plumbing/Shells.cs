namespace Clinic.Web.Plumbing;

/// <summary>What the therapist's layout shows around every page; filled once a request by a filter.</summary>
public sealed class TherapistShell
{
    public string PracticeName { get; set; } = "";
    public string TherapistName { get; set; } = "";
    public int OpenAlerts { get; set; }
    /// <summary>Decides which places the menu offers.</summary>
    public Clinic.Therapists.TherapistRole Role { get; set; }
    public bool HasClients => Role is Clinic.Therapists.TherapistRole.Owner or Clinic.Therapists.TherapistRole.Therapist;
}

/// <summary>What the client's layout shows around every page. Everything may stay empty: the page before the link is
/// opened must not say whose it is.</summary>
public sealed class ClientShell
{
    public string PracticeName { get; set; } = "";
    public string DangerNumber { get; set; } = "";
    public string TalkNumber { get; set; } = "";
    public string CrisisText { get; set; } = "";
    /// <summary>Where 'Leave now' goes: a harmless page elsewhere.</summary>
    public string ExitUrl { get; set; } = "https://www.wikipedia.org/";
    /// <summary>BCP 47. Whoever sets it sets <see cref="System.Globalization.CultureInfo.CurrentUICulture"/> too. Empty: the request's.</summary>
    public string Language { get; set; } = "";
    /// <summary>False on the page before the link is opened, where nothing but the way out and the telephone numbers belongs.</summary>
    public bool IsOpen { get; set; } = true;
}
