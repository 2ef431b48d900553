namespace Clinic.Web.Features.Homework;

/// <param name="Id">To quote; it tells nothing.</param>
public sealed record ProblemPage(int Status, string Id)
{
    public string Name => Status switch
    {
        404 or 405 => "Lost",
        400 or 409 => "Stale",
        429 => "Throttled",
        _ => "Broken",
    };
}
