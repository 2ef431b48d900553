using Microsoft.AspNetCore.Http.Extensions;

namespace Clinic.Web.Plumbing;

public static class QueryLinks
{
    /// <summary>The present address with one value of its query replaced, so that filters, order and page survive each other.
    /// A new order or filter starts on the first page again.</summary>
    public static string With(this HttpRequest request, string key, string? value)
    {
        var query = new QueryBuilder(request.Query
            .Where(pair => pair.Key != key && (pair.Key != "page" || key == "page"))
            .SelectMany(pair => pair.Value, (pair, one) => KeyValuePair.Create(pair.Key, one ?? "")));
        if (!string.IsNullOrEmpty(value))
            query.Add(key, value);
        return request.PathBase + request.Path + query.ToQueryString();
    }
}
