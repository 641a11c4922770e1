using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;

namespace IonosContainerRegistry.Sandbox.Tests.Support;

/// <summary>A running service and an HTTP client that is signed in to it.</summary>
internal sealed class TestSandbox : IAsyncDisposable
{
    private readonly HttpClient _client;

    private TestSandbox(RegistryService service)
    {
        Service = service;
        _client = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false });
        _client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", service.Options.Token);
    }

    public RegistryService Service { get; }

    /// <summary>The registry in which images are scanned.</summary>
    public Guid Scanned => Service.Store.Registries[0].Id;

    /// <summary>The registry in which images are not scanned.</summary>
    public Guid Unscanned => Service.Store.Registries[1].Id;

    public static async Task<TestSandbox> StartAsync(RegistryServiceOptions? options = null) =>
        new(await RegistryService.StartAsync(options ?? new RegistryServiceOptions { Tokens = 5 }));

    public static AuthenticationHeaderValue Basic(string userName, string password) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{userName}:{password}")));

    /// <summary>Sends a request to a path of the API; <c>/v2/</c> is a path of the server.</summary>
    public Task<HttpResponseMessage> SendAsync(
        string method, string path, string? body = null, AuthenticationHeaderValue? authorization = null)
    {
        string address = path.StartsWith("/v2", StringComparison.Ordinal)
            ? Service.Url.GetLeftPart(UriPartial.Authority) + path
            : Service.Url.AbsoluteUri + path;
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address));
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (authorization is not null) request.Headers.Authorization = authorization;
        return _client.SendAsync(request);
    }

    public async Task<int> StatusAsync(string method, string path, string? body = null)
    {
        using HttpResponseMessage response = await SendAsync(method, path, body);
        return (int)response.StatusCode;
    }

    /// <summary>The JSON of a successful response.</summary>
    public async Task<JsonObject> JsonAsync(string method, string path, string? body = null)
    {
        using HttpResponseMessage response = await SendAsync(method, path, body);
        response.EnsureSuccessStatusCode();
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
    }

    public Task<JsonObject> GetAsync(string path) => JsonAsync("GET", path);

    /// <summary>The IDs of a list, in its order.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync(string path) =>
        [.. Items(await GetAsync(path)).Select(item => item["id"]!.GetValue<string>())];

    /// <summary>The items of all pages, read without a count.</summary>
    public async Task<IReadOnlyList<JsonObject>> ReadAllAsync(string path, int limit)
    {
        var all = new List<JsonObject>();
        string separator = path.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        IReadOnlyList<JsonObject> page;
        do
        {
            page = Items(await GetAsync($"{path}{separator}offset={all.Count}&limit={limit}"));
            all.AddRange(page);
        }
        while (page.Count == limit);
        return all;
    }

    public static IReadOnlyList<JsonObject> Items(JsonObject list) =>
        [.. list["items"]!.AsArray().Select(item => item!.AsObject())];

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Service.DisposeAsync();
    }
}
