using System;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>Reads ids and paging values of a request.</summary>
internal static class QueryReader
{
    private const int DefaultPageSize = 100;

    public static int Offset(HttpRequest request) => Number(request, "offset", 0, 0);

    public static int Limit(HttpRequest request, int maximum) =>
        Math.Min(maximum, Number(request, "limit", DefaultPageSize, 1));

    /// <summary>The UUID in a part of the path.</summary>
    /// <exception cref="ApiFailure">404: what is no UUID names nothing that exists.</exception>
    public static Guid Id(HttpRequest request, string part, string what)
    {
        string text = (string)request.RouteValues[part]!;
        return Guid.TryParseExact(text, "D", out Guid id) ? id : throw ApiFailure.NotFound($"The {what} '{text}'");
    }

    private static int Number(HttpRequest request, string name, int fallback, int minimum)
    {
        if (!request.Query.TryGetValue(name, out StringValues text))
            return fallback;

        bool valid = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            && value >= minimum;
        return valid ? value : throw ApiFailure.Invalid($"{name} must be a number from {minimum} on.");
    }
}
