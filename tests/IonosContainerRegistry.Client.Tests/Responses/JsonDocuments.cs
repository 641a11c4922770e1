using System.Linq;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace IonosContainerRegistry.Client.Tests.Responses;

/// <summary>Makes JSON of all kinds out of the words that the API uses and out of others.</summary>
internal static class JsonDocuments
{
    private static readonly string[] Words =
    [
        "items", "limit", "offset", "count", "total", "id", "properties", "metadata", "name", "status", "expiryDate", "scopes",
        "type", "actions", "credentials", "username", "password", "createdDate", "state", "pagination", "token", "storageUsage",
        "bytes", "features", "enabled", "messages", "errorCode", "unknown", "", "$type", "ü",
    ];

    private static readonly Gen<string> Leaf = Gen.OneOf(
        Gen.Elements("null", "true", "false", "0", "-1", "3", "1.5", "1e308", "99999999999999999999", "\"\"", "\"2026-01-02T03:04:05Z\"",
            "\"7d4f3a52-9f1c-4a77-8b1e-0d6c5b4a3f21\"", "\"12\"", "\"\\u0000\"", "\"\\ud83d\\ude00\"", "\"\\ud800\""),
        ArbMap.Default.GeneratorFor<string>().Select(text => JsonSerializer.Serialize(text ?? "")));

    public static Gen<string> Any { get; } = Gen.Sized(size => OfDepth(System.Math.Min(5, size / 6 + 1)));

    private static Gen<string> OfDepth(int depth)
    {
        if (depth == 0) return Leaf;
        Gen<string> inner = OfDepth(depth - 1);
        Gen<string> field = Gen.Elements(Words).SelectMany(word => inner.Select(value => $"{JsonSerializer.Serialize(word)}:{value}"));
        return Gen.Frequency(
            (1, Leaf),
            (4, Gen.ArrayOf(field).Select(fields => "{" + string.Join(",", fields.Take(8)) + "}")),
            (2, Gen.ArrayOf(inner).Select(values => "[" + string.Join(",", values.Take(4)) + "]")));
    }
}
