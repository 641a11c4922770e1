using System;
using System.Text.Json.Serialization;

namespace IonosContainerRegistry.Sandbox.Service.Http;

/// <summary>The links of the lists of registries and tokens. Links that lead nowhere are left out.</summary>
internal sealed record PageLinks(string Self)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Previous { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Next { get; init; }

    public static PageLinks ForOffset(string address, int offset, int limit, int total) =>
        new($"{address}?offset={offset}&limit={limit}")
        {
            Previous = offset > 0 ? $"{address}?offset={Math.Max(0, offset - limit)}&limit={limit}" : null,
            Next = (long)offset + limit < total ? $"{address}?offset={offset + limit}&limit={limit}" : null,
        };
}
