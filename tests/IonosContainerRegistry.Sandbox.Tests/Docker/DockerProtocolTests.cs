using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using IonosContainerRegistry.Sandbox.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace IonosContainerRegistry.Sandbox.Tests.Docker;

public sealed class DockerProtocolTests
{
    private static readonly AuthenticationHeaderValue Anonymous = new("Anonymous");

    [Fact]
    public async Task Without_credentials_there_is_a_basic_challenge()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();

        using HttpResponseMessage response = await sandbox.SendAsync("GET", "/v2/", authorization: Anonymous);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Basic", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
        JsonNode body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal("UNAUTHORIZED", body["errors"]![0]!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_enabled_token_signs_in_with_its_password()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        TokenRecord token = sandbox.Service.Store.Tokens(sandbox.Scanned)[0];

        Assert.Equal(HttpStatusCode.OK, await PingAsync(sandbox, token.Name, token.Password));
        Assert.Equal(HttpStatusCode.Unauthorized, await PingAsync(sandbox, token.Name, "wrong"));
        Assert.Equal(HttpStatusCode.Unauthorized, await PingAsync(sandbox, token.Name, ""));
        Assert.Equal(HttpStatusCode.Unauthorized, await PingAsync(sandbox, "unknown", token.Password));
    }

    [Fact]
    public async Task A_password_that_the_api_issued_signs_in_until_the_token_is_disabled()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        string path = $"/registries/{sandbox.Scanned}/tokens";
        JsonObject created = await sandbox.JsonAsync("POST", path, """{"properties":{"name":"issued"}}""");
        string password = created["properties"]!["credentials"]!["password"]!.GetValue<string>();

        Assert.Equal(HttpStatusCode.OK, await PingAsync(sandbox, "issued", password));
        await sandbox.JsonAsync("PATCH", $"{path}/{created["id"]}", """{"status":"disabled"}""");
        Assert.Equal(HttpStatusCode.Unauthorized, await PingAsync(sandbox, "issued", password));
    }

    [Fact]
    public async Task An_expired_token_is_refused()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using TestSandbox sandbox = await TestSandbox.StartAsync(
            new RegistryServiceOptions { TimeProvider = clock });
        var token = new TokenRecord
        {
            Id = Guid.NewGuid(),
            Name = "short",
            Password = "pw",
            ExpiryDate = clock.GetUtcNow().AddHours(2),
        };
        sandbox.Service.Store.AddToken(sandbox.Scanned, token);

        Assert.Equal(HttpStatusCode.OK, await PingAsync(sandbox, "short", "pw"));
        clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(HttpStatusCode.Unauthorized, await PingAsync(sandbox, "short", "pw"));
    }

    [Fact]
    public async Task A_bearer_challenge_names_the_endpoint_that_issues_the_token()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync(
            new RegistryServiceOptions { DockerChallenge = DockerChallenge.Bearer });
        TokenRecord token = sandbox.Service.Store.Tokens(sandbox.Scanned)[0];
        using HttpResponseMessage refused = await sandbox.SendAsync("GET", "/v2/", authorization: Anonymous);
        string challenge = Assert.Single(refused.Headers.WwwAuthenticate).ToString();
        string realm = sandbox.Service.Url.GetLeftPart(UriPartial.Authority) + "/v2/token";
        Assert.StartsWith($"Bearer realm=\"{realm}\"", challenge, StringComparison.Ordinal);

        using HttpResponseMessage issued = await sandbox.SendAsync(
            "GET",
            "/v2/token?service=container-registry",
            authorization: TestSandbox.Basic(token.Name, token.Password));
        JsonNode body = JsonNode.Parse(await issued.Content.ReadAsStringAsync())!;
        var bearer = new AuthenticationHeaderValue("Bearer", body["token"]!.GetValue<string>());

        using HttpResponseMessage ping = await sandbox.SendAsync("GET", "/v2/", authorization: bearer);
        Assert.Equal(HttpStatusCode.OK, ping.StatusCode);
        Assert.Equal(300, body["expires_in"]!.GetValue<int>());
        Assert.Equal(HttpStatusCode.Unauthorized, await PingAsync(sandbox, token.Name, token.Password));
        using HttpResponseMessage wrong = await sandbox.SendAsync(
            "GET", "/v2/token", authorization: TestSandbox.Basic(token.Name, "wrong"));
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);

        sandbox.Service.Store.UpdateToken(sandbox.Scanned, token.Id, stored => stored with { Status = "disabled" });
        using HttpResponseMessage late = await sandbox.SendAsync("GET", "/v2/", authorization: bearer);
        Assert.Equal(HttpStatusCode.Unauthorized, late.StatusCode);
    }

    [Fact]
    public async Task A_token_is_issued_for_a_form_too()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        TokenRecord token = sandbox.Service.Store.Tokens(sandbox.Scanned)[0];
        using var client = new HttpClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "password",
            ["username"] = token.Name,
            ["password"] = token.Password,
        });

        using HttpResponseMessage issued = await client.PostAsync(
            new Uri(sandbox.Service.Url.GetLeftPart(UriPartial.Authority) + "/v2/token"), form);

        Assert.Equal(HttpStatusCode.OK, issued.StatusCode);
        string logged = sandbox.Service.Requests[^1].ToString();
        Assert.DoesNotContain(token.Password, logged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Host_names_can_be_the_sandbox_itself()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync(
            new RegistryServiceOptions { LoopbackHostNames = true });

        JsonObject list = await sandbox.GetAsync("/registries");

        string authority = sandbox.Service.Url.Authority;
        IEnumerable<string> hostNames =
            TestSandbox.Items(list).Select(item => item["properties"]!["hostname"]!.GetValue<string>());
        Assert.Equal([authority, authority, ""], hostNames);
    }

    private static async Task<HttpStatusCode> PingAsync(TestSandbox sandbox, string userName, string password)
    {
        using HttpResponseMessage response = await sandbox.SendAsync(
            "GET", "/v2/", authorization: TestSandbox.Basic(userName, password));
        return response.StatusCode;
    }
}
