using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace Clinic.Web.Plumbing;

/// <summary>A noun's small controllers share its folder: views are found beside the controller as well as under its name.</summary>
public sealed class NounFolders : IViewLocationExpander
{
    private const string Folder = "folder";

    public void PopulateValues(ViewLocationExpanderContext context) =>
        context.Values[Folder] = (context.ActionContext.ActionDescriptor as ControllerActionDescriptor)?.ControllerTypeInfo.Namespace?.Split('.')[^1];

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
        [.. viewLocations, $"/Features/{context.Values[Folder]}/{{1}}{{0}}.cshtml", $"/Features/{context.Values[Folder]}/{{0}}.cshtml"];
}
