using Clinic.Clients;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Clinic.Web.Features.Erasures;

public static class ErasureWords
{
    public static string Spoken(this ErasureReason reason) => reason switch
    {
        ErasureReason.AskedByClient => "The client asked for it",
        ErasureReason.RetentionEnded => "The time for which we keep records has ended",
        ErasureReason.EnrolledByMistake => "Enrolled by mistake",
        ErasureReason.OrderOfAuthority => "An authority or a court ordered it",
        _ => throw new InvalidOperationException($"Unknown reason {reason}."),
    };

    public static IEnumerable<SelectListItem> Reasons => Enum.GetValues<ErasureReason>().Select(r => new SelectListItem(r.Spoken(), r.ToString())).Prepend(new SelectListItem("Choose", ""));
}
