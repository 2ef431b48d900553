using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Tests.Support;

/// <summary>One address of the portal and what it declares about itself.</summary>
internal sealed record Route(RouteEndpoint Endpoint)
{
    public string Pattern => "/" + Endpoint.RoutePattern.RawText?.TrimStart('/');

    public string Name => $"{string.Join('/', Methods)} {Pattern}";

    public IReadOnlyList<string> Methods => Endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"];

    public bool IsGet => Methods.Contains("GET");

    public bool IsPost => Methods.Contains("POST");

    public bool IsAsset => Endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    public bool IsForAnybody => Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    public IReadOnlyList<string?> Policies => [.. Endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy)];

    public bool AsksForNoToken => Endpoint.Metadata.GetMetadata<IgnoreAntiforgeryTokenAttribute>() is not null;

    public string? Controller => Endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()?.ControllerName;

    /// <summary>An address of this form that leads to nothing.</summary>
    public string Nowhere => "/" + string.Join('/', Endpoint.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(Filled))).Where(s => s.Length > 0));

    /// <summary>With these values where it has a place for them.</summary>
    public string With(IReadOnlyDictionary<string, string> values) => "/" + string.Join('/', Endpoint.RoutePattern.PathSegments
        .Select(s => string.Concat(s.Parts.Select(part => part is RoutePatternParameterPart place && values.TryGetValue(place.Name, out var value) ? value : Filled(part)))).Where(s => s.Length > 0));

    public override string ToString() => Name;

    private static string Filled(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => ValueOf(parameter),
        _ => "",
    };

    private static string ValueOf(RoutePatternParameterPart parameter)
    {
        var policies = parameter.ParameterPolicies.Select(p => p.Content ?? "").ToList();
        return policies.Contains("guid") ? "019ab000-0000-7000-8000-000000000001"
            : policies.Contains("int") ? 404.ToString(CultureInfo.InvariantCulture)
            : policies.FirstOrDefault(p => p.StartsWith("regex(^(", StringComparison.Ordinal)) is { } regex ? regex["regex(^(".Length..].Split('|', ')')[0]
            : parameter.Name == "selector" ? new string('a', 32)
            : "nowhere";
    }
}

public sealed partial class Portal
{
    /// <summary>Every address, from the endpoints themselves, so that a new one is in the list by itself.</summary>
    internal IReadOnlyList<Route> Routes => [.. factory.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => new Route(e))];
}
