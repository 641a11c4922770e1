using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Authentication;

/// <summary>Secrets that the service repeats, where people could see them.</summary>
public class SecretTests
{
    private const string UserName = "admin@example.com";
    private const string Password = "s3nt\"inel<&>/+ €42";
    private const string Issued = "i55ued-S3NT1NEL";

    public static TheoryData<string> Encodings
        => ["plain", "base64", "percent", "lower percent", "json", "relaxed json", "html"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task The_password_of_the_connection_is_masked_in_all_its_encodings(string encoding)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(configure: settings =>
        {
            settings.Token = null;
            settings.UserName = UserName;
            settings.Password = PlainText.Protect(Password);
        });
        string echo = Encode(encoding);
        Fault fault = sandbox.Service.Faults.Add(new Fault
        {
            Status = 400,
            Body = $"Refused: [{echo}].",
            Headers = Ascii.IsValid(echo) ? new Dictionary<string, string> { ["X-Echo"] = echo } : new(),
        });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync("GET"));

        Assert.Equal("Refused: [***].", failure.Excerpt);
        AssertHidden(failure, echo);
        Assert.Equal(1, fault.Hits);
    }

    [Fact]
    public async Task The_API_token_is_masked_in_messages_codes_reason_and_headers()
    {
        const string Token = "t0ken-S3NT1NEL.a_b-c";
        await using RawServer server = RawServer.InTurn(RawServer.Response(
            $"400 Bad {Token}",
            $$"""{"httpStatus":400,"messages":[{"errorCode":"code-{{Token}}","message":"You sent {{Token}}."}]}""",
            $"X-Echo: Bearer {Token}"));
        using RegistryClient client = new(
            new ClientSettings { BaseUrl = server.Url, Token = PlainText.Protect(Token) });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(
            () => client.Registries.GetAsync(Guid.NewGuid(), null, default));

        Assert.Equal(["You sent ***."], failure.ServiceMessages);
        Assert.Equal("Bad ***", failure.Response!.ReasonPhrase);
        Assert.Equal(["code-***"], failure.ErrorCodes);
        Assert.Equal(["Bearer ***"], failure.Response!.Headers["X-Echo"]);
        AssertHidden(failure, Token);
    }

    [Fact]
    public async Task A_response_that_isnt_HTTP_does_not_show_a_secret()
    {
        const string Token = "t0ken-S3NT1NEL.a_b-c";
        await using RawServer server = RawServer.InTurn($"HTTP/1.1 200 OK\r\nnonsense {Token}\r\n\r\n");
        using RegistryClient client = new(
            new ClientSettings { BaseUrl = server.Url, Token = PlainText.Protect(Token), MaximumRetryCount = 0 });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(
            () => client.Registries.GetAsync(Guid.NewGuid(), null, default));

        AssertHidden(failure, Token);
    }

    [Fact]
    public async Task A_creation_whose_response_isnt_HTTP_does_not_show_the_issued_password()
    {
        await using RawServer server = RawServer.InTurn(
            $"HTTP/1.1 201 Created\r\nnonsense {Issued}\r\n\r\n", RawServer.Response("403 Forbidden", ""));
        using RegistryClient client = new(new ClientSettings { BaseUrl = server.Url });

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(
            () => client.Tokens.CreateAsync(Guid.NewGuid(), new TokenSpec { Name = "new-one" }, null, default));

        AssertHidden(failure, Issued);
    }

    [Fact]
    public async Task A_creation_whose_response_has_broken_chunks_does_not_show_the_issued_password()
    {
        await using RawServer server = RawServer.InTurn(
            "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n" + CreatedBody() + "\r\n",
            RawServer.Response("403 Forbidden", ""));
        using RegistryClient client = new(new ClientSettings { BaseUrl = server.Url });

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(
            () => client.Tokens.CreateAsync(Guid.NewGuid(), new TokenSpec { Name = "new-one" }, null, default));

        Assert.Equal(FailureKind.Connection, failure.Kind);
        Assert.True(failure.MightHaveBeenApplied);
        AssertHidden(failure, Issued);
        AssertHidden(failure, Convert.ToHexString(Encoding.UTF8.GetBytes(Issued)));
        AssertHidden(failure, BitConverter.ToString(Encoding.UTF8.GetBytes(Issued)));
    }

    [Fact]
    public async Task A_short_password_does_not_garble_messages()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(configure: settings =>
        {
            settings.Token = null;
            settings.UserName = UserName;
            settings.Password = PlainText.Protect("e");
        });
        sandbox.Service.Faults.Add(new Fault
        {
            Status = 400,
            Body = """{"messages":[{"errorCode":"e-1","message":"The request failed."}]}""",
        });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync("GET"));

        Assert.Equal(["The request failed."], failure.ServiceMessages);
        Assert.Equal("application/json", failure.Response!.Headers["Content-Type"][0]);
    }

    [Theory]
    [InlineData("Password")]
    [InlineData("TOKEN")]
    [InlineData("secret")]
    public async Task A_secret_field_is_masked_in_an_excerpt_in_any_letter_case(string key)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Status = 400, Body = $"{{\"{key}\": \"{Issued}\"}}" });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync("GET"));

        Assert.Equal($"{{\"{key}\": \"***\"}}", failure.Excerpt);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    public async Task A_refusal_of_a_creation_has_messages_but_no_excerpt(string method)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(
            new Fault { Method = method, Status = 400, Body = $"<title>{Issued}</title>", Times = 1 });
        sandbox.Service.Faults.Add(
            new Fault { Method = method, Status = 400, Body = """{"messages":[{"message":"bad"}]}""" });

        var unknown = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync(method));
        var known = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync(method));

        Assert.Null(unknown.Excerpt);
        AssertHidden(unknown, Issued);
        Assert.Equal(["bad"], known.ServiceMessages);
    }

    [Fact]
    public async Task The_issued_password_is_in_no_header_of_a_success()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(CreationAnswer(201, CreatedBody()));

        ApiResponse<TokenResource> response = await sandbox.CreateAsync();

        Assert.Equal(Issued, PlainText.Of(response.Value.Properties!.Credentials!.Password));
        Assert.Equal(["is ***"], response.Response.Headers["X-Echo"]);
    }

    public static TheoryData<int, string> Leaks => new()
    {
        { 201, CreatedBody()[..^5] },
        { 201, $"<html><title>{Issued}</title></html>" },
        { 201, $"{{\"{Issued}\":x}}" },
        { 500, CreatedBody() },
        { 502, $"<html><title>{Issued}</title></html>" },
        { 500, $$"""{"messages":[{"errorCode":"x","message":"the password {{Issued}} was not stored"}]}""" },
        { 500, $$"""{"messages":[{"errorCode":"x","message":"rolled back {{Issued}}"}]}""" },
        { 504, $$"""{"msg":"{{Issued}}"}""" },
    };

    [Theory]
    [MemberData(nameof(Leaks))]
    public async Task The_issued_password_shows_in_no_failure_of_a_creation(int status, string body)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(CreationAnswer(status, body));

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(() => sandbox.CreateAsync());

        Assert.Equal(CreationOutcome.Unconfirmed, failure.Outcome);
        AssertHidden(failure, Issued);
        Assert.DoesNotContain(Issued, string.Join("\n", sandbox.Verbose.Concat(sandbox.Debug)));
    }

    [Theory]
    [MemberData(nameof(Leaks))]
    public async Task The_issued_password_shows_in_no_failure_of_a_replacement(int status, string body)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(CreationAnswer(status, body));

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(() => sandbox.CallAsync("PUT"));

        AssertHidden(failure, Issued);
    }

    [Theory]
    [InlineData("GET", "{\"properties\":{\"credentials\":{\"password\":\"a\\\"" + Issued + "\"}},\"id\":")]
    [InlineData("PATCH", "{\"properties\":{\"credentials\":{\"password\":\"" + Issued)]
    public async Task A_password_field_is_masked_in_an_excerpt(string method, string body)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Body = body });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync(method));

        Assert.Contains("\"password\":\"***", failure.Excerpt);
        AssertHidden(failure, Issued);
    }

    [Fact]
    public async Task A_secret_across_the_edge_of_an_excerpt_is_masked_whole()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        string token = sandbox.Service.Options.Token;
        foreach (int blanks in new[] { 64 * 1024 - 10, 195 })
        {
            string filler = blanks > 1000 ? new string(' ', blanks) : new string('x', blanks);
            Fault fault = sandbox.Service.Faults.Add(new Fault { Status = 400, Body = filler + token });

            var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync("GET"));

            AssertHidden(failure, token[..6]);
            sandbox.Service.Faults.Remove(fault);
        }
    }

    private static void AssertHidden(RegistryApiException failure, string secret)
    {
        Assert.DoesNotContain(secret, failure.ToString());
        Assert.DoesNotContain(secret, string.Join("\n", failure.ErrorCodes.Concat(failure.ServiceMessages)));
        Assert.DoesNotContain(
            secret, $"{failure.Excerpt} {failure.JsonPath} {failure.Reason} {failure.Response?.ReasonPhrase}");
        Assert.DoesNotContain(secret, string.Join(
            "\n", (failure.Response?.Headers ?? new Dictionary<string, string[]>()).Values.SelectMany(v => v)));
    }

    private static Fault CreationAnswer(int status, string body) => new()
    {
        When = request => request.Method is "POST" or "PUT",
        Status = status,
        Body = body,
        Headers = new Dictionary<string, string> { ["X-Echo"] = "is " + Issued },
    };

    private static string CreatedBody()
        => """{"id":"7d4f3a52-9f1c-4a77-8b1e-0d6c5b4a3f21","properties":"""
            + """{"name":"new-one","credentials":{"username":"new-one","password":"PW"}}}""".Replace("PW", Issued);

    private static string Encode(string encoding) => encoding switch
    {
        "base64" => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{UserName}:{Password}")),
        "percent" => Uri.EscapeDataString(Password),
        "lower percent" => Uri.EscapeDataString(Password).ToLowerInvariant(),
        "json" => JsonEncodedText.Encode(Password).ToString(),
        "relaxed json" => JsonEncodedText.Encode(Password, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
        "html" => WebUtility.HtmlEncode(Password),
        _ => Password,
    };
}
