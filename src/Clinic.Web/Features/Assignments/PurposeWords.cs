using Clinic.Assignments;

namespace Clinic.Web.Features.Assignments;

/// <summary>What a page is called that carries no items.</summary>
public static class PurposeWords
{
    public static string TitleOr(this AssignmentPurpose purpose, string titles) => purpose switch
    {
        AssignmentPurpose.Work => titles,
        AssignmentPurpose.Agreement => "Secrets policy to sign",
        AssignmentPurpose.SharedWords => "Words their partner released",
        _ => throw new InvalidOperationException($"Unknown purpose {purpose}."),
    };
}
