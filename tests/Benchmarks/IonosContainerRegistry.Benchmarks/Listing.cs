using System;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Sandbox.Service;

namespace IonosContainerRegistry.Benchmarks;

/// <summary>
/// All tokens of a registry over loopback: page after page with a bare HttpClient, and by the client's read-ahead.
/// </summary>
[MemoryDiagnoser]
public class Listing
{
    private RegistryService? _service;
    private RegistryClient? _client;
    private HttpClient? _bare;
    private Guid _registryId;

    [Params(1000, 10000)]
    public int Tokens { get; set; }

    [Params(0, 5)]
    public int LatencyMilliseconds { get; set; }

    [GlobalSetup]
    public async Task StartAsync()
    {
        _service = await RegistryService.StartAsync(new RegistryServiceOptions
        {
            Registries = 1,
            Tokens = Tokens,
            Latency = TimeSpan.FromMilliseconds(LatencyMilliseconds),
        });
        _registryId = _service.Store.Registries.Single().Id;
        SecureString token = new();
        foreach (char c in _service.Options.Token) token.AppendChar(c);
        _client = new RegistryClient(new ClientSettings { BaseUrl = _service.Url, Token = token });
        _bare = new HttpClient();
        _bare.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _service.Options.Token);
    }

    [GlobalCleanup]
    public async Task StopAsync()
    {
        _client!.Dispose();
        _bare!.Dispose();
        await _service!.DisposeAsync();
    }

    [Benchmark(Baseline = true)]
    public async Task<int> PageAfterPage()
    {
        int count = 0;
        for (int offset = 0; ; offset += 100)
        {
            byte[] body = await _bare!.GetByteArrayAsync(
                $"{_service!.Url}/registries/{_registryId}/tokens?offset={offset}&limit=100");
            using JsonDocument page = JsonDocument.Parse(body);
            int items = page.RootElement.GetProperty("items").GetArrayLength();
            count += items;
            if (items < 100) return count;
        }
    }

    [Benchmark]
    public async Task<int> ReadAhead()
    {
        int count = 0;
        using var reader = _client!.Tokens.List(_registryId, new PageRequest(), null);
        while (await reader.ReadAsync(CancellationToken.None) is { } page) count += page.Items.Count;
        return count;
    }
}
