using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization.Metadata;

namespace IonosContainerRegistry.Client.Json;

/// <summary>The names of a token's members, as they cross the wire.</summary>
internal static class TokenNames
{
    private static readonly HashSet<string> All = new(
        new JsonTypeInfo[]
        {
            WireContext.Default.TokenResource, WireContext.Default.ResourceMetadata, WireContext.Default.TokenProperties,
            WireContext.Default.ScopeResource, WireContext.Default.TokenCredentials,
        }.SelectMany(type => type.Properties).Select(property => property.Name),
        StringComparer.Ordinal);

    /// <summary>Whether a JSON path leads through nothing but these names and places in lists.</summary>
    public static bool CoverPath(string path)
        => path.Split(['.', '[', ']', '$'], StringSplitOptions.RemoveEmptyEntries)
            .All(step => All.Contains(step) || step.All(c => c is >= '0' and <= '9'));
}
