using System;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace IonosContainerRegistry.Sandbox.Service.Http;

/// <summary>Reads IDs, paging values and filters of a request.</summary>
internal static class RequestReader
{
    private const int DefaultPageSize = 100;

    public static int Offset(HttpRequest request) => Number(request, "offset", 0, 0, int.MaxValue);

    /// <summary>The page size. Larger values are reduced to the maximum.</summary>
    public static int Limit(HttpRequest request, int maximum) =>
        Math.Min(maximum, Number(request, "limit", DefaultPageSize, 1, int.MaxValue));

    /// <summary>The page size. Values above <paramref name="allowed"/> are refused.</summary>
    public static int StrictLimit(HttpRequest request, int allowed, int maximum) =>
        Math.Min(maximum, Number(request, "limit", DefaultPageSize, 1, allowed));

    /// <summary>The value of a query parameter, or null if it is absent or empty.</summary>
    public static string? Text(HttpRequest request, string name) =>
        request.Query[name].ToString() is { Length: > 0 } text ? text : null;

    /// <summary>The value of a query parameter, or null if it is absent.</summary>
    /// <exception cref="ApiException">400: the value is neither <c>true</c> nor <c>false</c>.</exception>
    public static bool? Flag(HttpRequest request, string name) => Text(request, name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => throw ApiException.Invalid($"{name} must be true or false."),
    };

    /// <summary>The GUID in a segment of the path.</summary>
    /// <exception cref="ApiException">404: no resource has an ID that isn't a GUID.</exception>
    public static Guid Id(string text, string what) =>
        Guid.TryParseExact(text, "D", out Guid id) ? id : throw ApiException.NotFound($"The {what} '{text}'");

    /// <summary>
    /// The segment of the path behind another one, decoded once. It is taken from the request target as sent, because
    /// the path that the server decodes keeps <c>%2F</c> and so hides a name that was encoded twice.
    /// </summary>
    public static string SegmentAfter(HttpRequest request, string segment)
    {
        string target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        string path = target.Split('?', 2)[0];
        string[] segments = path.Split('/');
        int index = Array.IndexOf(segments, segment);
        return Uri.UnescapeDataString(segments[index + 1]);
    }

    private static int Number(HttpRequest request, string name, int fallback, int minimum, int maximum)
    {
        if (!request.Query.TryGetValue(name, out StringValues text)) return fallback;
        bool isValid = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            && value >= minimum
            && value <= maximum;
        return isValid ? value : throw ApiException.Invalid($"{name} must be a number from {minimum} to {maximum}.");
    }
}
