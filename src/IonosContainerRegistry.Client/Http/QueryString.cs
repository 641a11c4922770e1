using System;
using System.Linq;

namespace IonosContainerRegistry.Client.Http;

/// <summary>Adds a query to a path.</summary>
internal static class QueryString
{
    /// <param name="path">The path, without a query.</param>
    /// <param name="parameters">The parameters; those that are null are left out.</param>
    public static string Append(string path, params (string Name, string? Value)[] parameters)
    {
        string query = string.Join(
            "&",
            parameters.Where(parameter => parameter.Value is not null)
                .Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value!)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }
}
