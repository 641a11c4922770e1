using System;
using System.Linq;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using IonosContainerRegistry.Client.Json;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Tokens;

namespace IonosContainerRegistry.Benchmarks;

/// <summary>A page of tokens from bytes to objects: by generated code, by reflection, and as a bare document.</summary>
[MemoryDiagnoser]
public class PageParsing
{
    private static readonly JsonSerializerOptions Reflection = new(JsonSerializerDefaults.Web)
    {
        Converters = { new TimestampConverter(), new IdConverter(), new IntegerConverter(), new SecretConverter() },
    };

    private byte[] _page = [];

    [Params(100, 1000)]
    public int Tokens { get; set; }

    [GlobalSetup]
    public void MakePage() => _page = JsonSerializer.SerializeToUtf8Bytes(new
    {
        offset = 0,
        limit = Tokens,
        count = Tokens,
        total = 10 * Tokens,
        items = Enumerable.Range(0, Tokens).Select(number => new
        {
            id = Guid.NewGuid(),
            type = "token",
            href = "",
            metadata = new
            {
                createdBy = "admin@example.com",
                createdDate = "2026-11-21T00:01:00.123456789Z",
                state = "enabled",
            },
            properties = new
            {
                name = $"deploy-{number:d4}",
                status = "enabled",
                expiryDate = "2027-02-10T00:00:00Z",
                scopes = new[] { new { type = "repository", name = "team-a/*", actions = new[] { "pull", "push" } } },
                credentials = new { username = $"deploy-{number:d4}", password = "" },
            },
        }),
    });

    [Benchmark(Baseline = true)]
    public int Document()
    {
        using JsonDocument document = JsonDocument.Parse(_page);
        return document.RootElement.GetProperty("items").GetArrayLength();
    }

    [Benchmark]
    public int ByReflection() => JsonSerializer.Deserialize<OffsetList<TokenResource>>(_page, Reflection)!.Items!.Count;

    [Benchmark]
    public int Generated()
        => JsonSerializer.Deserialize(_page, ApiJsonContext.Default.OffsetListTokenResource)!.Items!.Count;
}
