namespace Clinic.Web.Resources;

/// <summary>Names the words of the client's pages for <c>IStringLocalizer&lt;ClientTexts&gt;</c>; they are in the .resx files beside it.</summary>
public sealed class ClientTexts;
