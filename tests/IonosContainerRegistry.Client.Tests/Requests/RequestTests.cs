using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Secrets;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Client.Http;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Requests;

public class RequestTests
{
    private static readonly DateTimeOffset Expiry = new(2027, 5, 6, 9, 8, 9, TimeSpan.FromHours(2));

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task Every_request_says_what_it_accepts_and_who_asks(string method)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(configure: settings =>
        {
            settings.UserAgent = "IonosContainerRegistry/1.2.3 (PowerShell 7.6.0; Core)";
            settings.ContractNumber = 31337;
        });

        await sandbox.CallAsync(method);

        IReadOnlyDictionary<string, string> headers = Assert.Single(sandbox.Service.Requests).Headers;
        Assert.Equal("application/json", headers["Accept"]);
        Assert.Equal("IonosContainerRegistry/1.2.3 (PowerShell 7.6.0; Core)", headers["User-Agent"]);
        Assert.Equal("31337", headers["X-Contract-Number"]);
        Assert.Equal("Bearer " + sandbox.Service.Options.Token, headers["Authorization"]);
        Assert.Equal(
            method is "GET" or "DELETE" ? null : "application/json", headers.GetValueOrDefault("Content-Type"));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task No_request_waits_for_a_100_Continue_and_no_change_is_without_content(string method)
    {
        ClientSettings settings = new();
        HttpRequestFactory factory = new(
            settings, new ApiExceptionFactory(
                settings.BaseUrl, new RequestPolicy(settings, TimeProvider.System), new SecretRedactor(settings)));

        using HttpRequestMessage message = factory.Create(
            new ApiRequest(new HttpMethod(method), "/registries", null, [1]));

        // Null would leave it to .NET Framework, which waits.
        Assert.False(message.Headers.ExpectContinue!.Value);
        using HttpRequestMessage bare = factory.Create(new ApiRequest(new HttpMethod(method), "/registries", null));
        // Without content, HTTP stacks silently send a request again when a kept connection has died.
        Assert.Equal(method != "GET", bare.Content is not null);
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        await sandbox.CallAsync(method);
        Assert.DoesNotContain("Expect", sandbox.Service.Requests[0].Headers.Keys, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Without_a_contract_none_is_sent()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();

        await sandbox.CallAsync("GET");

        Assert.DoesNotContain(
            "X-Contract-Number", sandbox.Service.Requests[0].Headers.Keys, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Each_operation_has_its_method_and_path()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        Guid token = sandbox.TokenId;
        string registry = $"/registries/{sandbox.RegistryId:D}";

        await sandbox.Client.Registries.GetAsync(sandbox.RegistryId, null, default);
        await sandbox.ListAsync();
        foreach (string method in new[] { "GET", "POST", "PUT", "PATCH", "DELETE" }) await sandbox.CallAsync(method);

        Assert.Equal(
            [
                $"GET {registry}",
                $"GET {registry}/tokens?offset=0&limit=100",
                $"GET {registry}/tokens/{token:D}",
                $"POST {registry}/tokens",
                $"PUT {registry}/tokens/{token:D}",
                $"PATCH {registry}/tokens/{token:D}",
                $"DELETE {registry}/tokens/{token:D}",
            ],
            sandbox.Sent);
    }

    public static TheoryData<TokenPatch, string> Patches => new()
    {
        { new TokenPatch { Status = "disabled" }, """{"status":"disabled"}""" },
        { new TokenPatch { ClearExpiryDate = true }, """{"expiryDate":null}""" },
        { new TokenPatch { ExpiryDate = Expiry }, """{"expiryDate":"2027-05-06T07:08:09Z"}""" },
        { new TokenPatch { ExpiryDate = Expiry.AddTicks(1200000) }, """{"expiryDate":"2027-05-06T07:08:09.12Z"}""" },
        { new TokenPatch { Scopes = [] }, """{"scopes":[]}""" },
        {
            new TokenPatch
            {
                Scopes = [new ScopeResource { Type = "repository", Name = "team/*", Actions = ["pull"] }],
            },
            """{"scopes":[{"type":"repository","name":"team/*","actions":["pull"]}]}"""
        },
    };

    [Theory]
    [MemberData(nameof(Patches))]
    public async Task A_patch_holds_exactly_what_was_given(TokenPatch patch, string body)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();

        await sandbox.Client.Tokens.UpdateAsync(sandbox.RegistryId, sandbox.TokenId, patch, null, default);

        Assert.Equal(body, sandbox.Service.Requests[0].Body);
    }

    [Fact]
    public async Task A_new_token_is_sent_inside_properties_without_what_was_not_given()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();

        await sandbox.CreateAsync(new TokenSpec { Name = "plain" });
        await sandbox.CreateAsync(new TokenSpec
        {
            Name = "full",
            ExpiryDate = Expiry,
            Status = "enabled",
            Scopes = [new ScopeResource { Type = "registry", Name = "*", Actions = ["pull", "push"] }],
        });

        Assert.Equal("""{"properties":{"name":"plain"}}""", sandbox.Service.Requests[0].Body);
        Assert.Equal(
            """{"properties":{"name":"full","expiryDate":"2027-05-06T07:08:09Z","scopes":"""
            + """[{"type":"registry","name":"*","actions":["pull","push"]}],"status":"enabled"}}""",
            sandbox.Service.Requests[1].Body);
    }

    [Theory]
    [InlineData("GET", 200)]
    [InlineData("POST", 201)]
    [InlineData("PUT", 200)]
    [InlineData("PATCH", 200)]
    public async Task Each_response_comes_with_status_headers_and_the_clock_of_the_service(string method, int status)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Headers = new Dictionary<string, string> { ["X-Request-Id"] = "r-1" } });

        Task call = sandbox.CallAsync(method);
        ResponseMetadata response = (await (Task<ApiResponse<TokenResource>>)call).Response;

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(["r-1"], response.Headers["x-request-ID"]);
        Assert.Contains("Content-Type", response.Headers.Keys);
        Assert.Equal(sandbox.Clock.GetUtcNow(), response.ServerTime);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    public async Task Any_success_will_do_for_a_creation(int status)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault
        {
            Method = "POST",
            Status = status,
            Body = """{"id":"7d4f3a52-9f1c-4a77-8b1e-0d6c5b4a3f21","properties":"""
                + """{"name":"new-one","credentials":{"username":"new-one","password":"p"}}}""",
        });

        ApiResponse<TokenResource> response = await sandbox.CreateAsync();

        Assert.Equal(status, response.Response.StatusCode);
        Assert.Equal("p", PlainText.Of(response.Value.Properties!.Credentials!.Password));
    }

    [Theory]
    [InlineData("api.ionos.com", "https://api.ionos.com/containerregistries")]
    [InlineData("api.ionos.com/", "https://api.ionos.com/containerregistries")]
    [InlineData(" https://api.ionos.com ", "https://api.ionos.com/containerregistries")]
    [InlineData("https://api.ionos.com/containerregistries", "https://api.ionos.com/containerregistries")]
    [InlineData("https://api.ionos.com/containerregistries/", "https://api.ionos.com/containerregistries")]
    [InlineData("HTTPS://API.ionos.com/ContainerRegistries//", "https://api.ionos.com/ContainerRegistries")]
    [InlineData("localhost:8080", "https://localhost:8080/containerregistries")]
    [InlineData("http://127.0.0.1:8080/proxy", "http://127.0.0.1:8080/proxy/containerregistries")]
    public void Addresses_are_read_in_all_their_forms(string text, string address)
        => Assert.Equal(address, ApiUrl.Parse(text).AbsoluteUri);

    [Theory]
    [InlineData("")]
    [InlineData("https://")]
    [InlineData("ftp://api.ionos.com")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:s3cret@api.ionos.com")]
    [InlineData("user:s3cret@api.ionos.com")]
    [InlineData("https://api.ionos.com/?a=s3cret")]
    [InlineData("https://api.ionos.com/#s3cret")]
    public void What_is_no_address_is_refused_without_repeating_a_secret(string text)
        => Assert.DoesNotContain("s3cret", Assert.Throws<FormatException>(() => ApiUrl.Parse(text)).ToString());
}
