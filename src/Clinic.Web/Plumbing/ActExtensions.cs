using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Plumbing;

/// <summary>How a controller asks an entity to act and tells the person what came of it.</summary>
public static class ActExtensions
{
    /// <summary>False where a rule of the domain stood against it; its sentence is then shown on the next page.</summary>
    public static bool Try(this Controller controller, Action act)
    {
        try
        {
            act();
            return true;
        }
        catch (RuleBroken broken)
        {
            controller.TempData["Problem"] = broken.Message;
            return false;
        }
    }

    /// <summary>The same for a form: the sentence stands beside the field.</summary>
    public static bool Try(this Controller controller, string field, Action act)
    {
        try
        {
            act();
            return true;
        }
        catch (RuleBroken broken)
        {
            controller.ModelState.AddModelError(field, broken.Message);
            return false;
        }
    }

    /// <summary>Back to the page the person came from, named by the form; anything but a path of ours is ignored.</summary>
    public static IActionResult BackTo(this Controller controller, string? to, string otherwise) =>
        controller.LocalRedirect(controller.Url.IsLocalUrl(to) ? to : otherwise);

    /// <param name="undoUrl">A POST to it takes the act back.</param>
    public static void Flash(this Controller controller, string words, string? undoUrl = null)
    {
        controller.TempData["Flash"] = words;
        if (undoUrl is not null)
            controller.TempData["UndoUrl"] = undoUrl;
    }
}
