using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.Secrets;

/// <summary>
/// Sentinels for all secrets, and a service that returns them wherever it can. The account's secrets hold
/// what JSON, HTML and addresses write in other ways.
/// </summary>
public sealed class SecretsTests : IAsyncLifetime
{
    private const string ApiToken = "S3ntinel/Api+Token==";
    private const string Password = "S3ntinel \"pass\" & <wörd>";
    private const string Issued = "1ssuedS3ntinelXyz";
    private const string UserName = "someone@example.com";

    private readonly RawServer _server;
    private readonly ShellSession _shell = new();
    private string _head = "204 No Content";
    private string _body = "";
    private bool _refusesToRead;

    public SecretsTests() => _server = new RawServer(method => RawServer.Bytes(
        _refusesToRead && method == "GET"
            ? RawServer.Response("503 Busy", "", "Connection: close")
            : RawServer.Response(_head, _body, "Connection: close")));

    private static readonly string[] Commands =
    [
        "Get-RegistryToken $registry",
        "Get-RegistryToken $registry $registry",
        "Get-ContainerRegistry",
        "New-RegistryToken $registry ci-one -Scope repository:a:pull",
        "Set-RegistryToken $registry $registry -Status disabled -PassThru",
        "Set-RegistryToken $registry $registry -AddScope repository:a:pull",
        "Set-RegistryToken $registry $registry -Replace -Name ci-one",
        "Remove-RegistryToken $registry $registry -Force",
    ];

    public Task InitializeAsync()
    {
        _shell.ImportModule();
        _shell.SetVariable("registry", Guid.NewGuid());
        _shell.SetVariable("apiToken", new NetworkCredential("", ApiToken).SecurePassword);
        _shell.SetVariable("account", new PSCredential(UserName, new NetworkCredential("", Password).SecurePassword));
        _shell.SetVariable("url", _server.Url);
        _shell.Run("$VerbosePreference = $DebugPreference = 'Continue'");
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        _shell.Dispose();
        await _server.DisposeAsync();
    }

    public static TheoryData<string, bool> Responses()
    {
        TheoryData<string, bool> responses = [];
        string[] heads = ["200", "302", "400", "401", "404", "409", "418", "429", "500", "503"];
        foreach (string head in heads)
        {
            responses.Add(head, true);
            responses.Add(head, false);
        }

        return responses;
    }

    [Theory]
    [MemberData(nameof(Responses))]
    public void A_secret_in_a_response_is_not_shown(string status, bool byToken)
    {
        Connect(byToken ? "-Token $apiToken" : "-Credential $account");
        string secret = byToken ? ApiToken : Password;
        string basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{UserName}:{Password}"));
        string signature = byToken ? "Bearer " + ApiToken : "Basic " + basic;
        string ascii = byToken ? ApiToken : basic;
        _head = $"{status} because {ascii}\r\nX-Echo: {ascii}\r\n"
            + $"X-Signature: {signature}\r\nWWW-Authenticate: {signature}\r\n"
            + $"X-Escaped: {Uri.EscapeDataString(secret)}\r\n"
            + $"Location: http://example.com/?token={Uri.EscapeDataString(secret)}";
        Evidence evidence = new();
        int turn = 0;
        foreach (string body in Bodies(secret, signature))
        {
            // Each in turn; in the course of all bodies every command meets every kind.
            _body = body;
            for (int i = 0; i < 3; i++)
                Run(evidence, Commands[turn++ % Commands.Length]);
        }

        AssertClean(evidence.Text, Forms(secret).Concat(byToken ? [] : Forms(basic)));
        Assert.Contains("***", evidence.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("200")]
    [InlineData("201")]
    [InlineData("408")]
    [InlineData("500")]
    [InlineData("502")]
    [InlineData("503")]
    [InlineData("504")]
    public void A_password_that_could_not_be_returned_is_not_shown(string status)
    {
        Connect("-Token $apiToken");
        _head = $"{status} because {Issued}\r\nX-Password: {Issued}";
        _refusesToRead = true;
        // If the response to a replacement contains no password, none was issued.
        string[] commands =
        [
            .. Commands.Where(command =>
                command.StartsWith("New") || (command.Contains("-Replace") && status[0] != '2')),
        ];
        Evidence evidence = new();
        string unreadable = TokenJson(Issued).Replace("\"id\":\"", "\"id\":\"x", StringComparison.Ordinal);
        foreach (string body in Bodies(Issued, Issued).Append(unreadable))
        {
            _body = body;
            foreach (string command in commands)
            {
                ShellResult result = Run(evidence, command);
                // A token whose password can be read is returned even if other values are invalid.
                Assert.NotEqual(result.Errors.Count, result.Output.Count);
            }
        }

        AssertClean(evidence.Text, Forms(Issued));
    }

    [Theory]
    [InlineData("New-RegistryToken $registry ci-one")]
    [InlineData("Set-RegistryToken $registry $registry -Replace -Name ci-one")]
    public void An_issued_password_is_only_in_the_credential(string command)
    {
        Connect("-Token $apiToken");
        _head = $"201 {Issued}\r\nX-Password: {Issued}\r\nLocation: http://example.com/?password={Issued}";
        _body = TokenJson(Issued);
        Evidence evidence = new();

        ShellResult result = Run(evidence, command);
        string table = _shell.Render("$t");
        string list = _shell.Render("$t | Select-Object Name, TokenId, Status, Scopes, UserName, Credential, Href");
        string text = _shell.Render("\"$t\"; [string]$t; $t.ToString(); $t.Credential");

        Assert.Empty(result.Errors);
        var token = Assert.Single(result.Output);
        Assert.Equal(Issued, ((PSCredential)token.Properties["Credential"].Value).GetNetworkCredential().Password);
        Assert.Contains("ci-one", table, StringComparison.Ordinal);
        Assert.Contains("Credential", list, StringComparison.Ordinal);
        AssertClean(evidence.Text + table + list + text, Forms(Issued).Concat(Forms(ApiToken)));
    }

    [Fact]
    public async Task A_secret_is_not_in_the_error_of_a_broken_connection()
    {
        await using ConnectedSession session =
            await ConnectedSession.OpenAsync(3, new RegistryServiceOptions { Token = ApiToken });
        session.Run("$VerbosePreference = $DebugPreference = 'Continue'");
        Evidence evidence = new();
        List<string> issued = [];
        foreach (Fault fault in new[]
        {
            new Fault { Drop = true },
            new Fault { Drop = true, Apply = true },
            new Fault { Truncate = true },
            new Fault { TransformBody = body => body.Replace("{", "[") },
            new Fault { TransformBody = body => body.Replace("\"id\"", "\"id\":7,\"was\"") },
            new Fault { TransformBody = body => body.Replace("\"status\"", "\"status\":[],\"was\"") },
        })
        {
            session.Service.Faults.Add(fault);
            foreach (string command in Commands)
            {
                string fresh = command.Replace("ci-one", $"ci-{issued.Count}", StringComparison.Ordinal);
                evidence.Add(session.Session, session.Run(fresh + " -ResponseHeadersVariable headers"));
            }

            issued.AddRange(session.Tokens.Select(token => token.Password));
            session.Service.Faults.Clear();
        }

        Assert.NotEmpty(session.Errors);
        AssertClean(evidence.Text, Forms(ApiToken).Concat(issued.Where(password => password.Length > 0).Distinct()));
    }

    [Fact]
    public void A_connection_does_not_show_its_secrets()
    {
        Evidence evidence = new();
        foreach (string parameters in new[]
        {
            "-Token $apiToken",
            "-Credential $account",
            "-Token $apiToken -Proxy http://127.0.0.1:1 -ProxyCredential $account",
        })
        {
            Connect(parameters);
            evidence.Add(_shell, _shell.Run("Get-IonosCloudConnection"));
            evidence.Add(_shell.Render(
                "Get-IonosCloudConnection; Get-IonosCloudConnection"
                + " | Select-Object ApiUrl, AuthenticationType, UserName, ContractNumber, TimeoutSec, Proxy"));
            evidence.Add(_shell.Render("\"$(Get-IonosCloudConnection)\""));
        }

        Assert.Contains(_server.Url.ToString(), evidence.Text, StringComparison.Ordinal);
        AssertClean(evidence.Text, Forms(ApiToken).Concat(Forms(Password)));
    }

    [Fact]
    public void Serialized_connections_and_read_tokens_do_not_contain_secrets()
    {
        Connect("-Token $apiToken");
        _head = "200 OK";
        _body = TokenJson("");
        string id = JsonDocument.Parse(_body).RootElement.GetProperty("id").GetString()!;

        string connection = PSSerializer.Serialize(Assert.Single(_shell.Run("Get-IonosCloudConnection").Output), 5);
        string token = PSSerializer.Serialize(Assert.Single(_shell.Run($"Get-RegistryToken $registry {id}").Output), 5);

        Assert.Contains("AuthenticationType", connection, StringComparison.Ordinal);
        Assert.Contains("ci-one", token, StringComparison.Ordinal);
        AssertClean(connection + token, Forms(ApiToken));
    }

    [Fact]
    public void A_serialized_new_token_is_encrypted_on_Windows()
    {
        // On other platforms, CliXml contains the password of any PSCredential without encryption. The help says so.
        if (!OperatingSystem.IsWindows()) return;
        Connect("-Token $apiToken");
        _head = "201 Created";
        _body = TokenJson(Issued);

        string token =
            PSSerializer.Serialize(Assert.Single(_shell.Run("New-RegistryToken $registry ci-one").Output), 5);

        AssertClean(token, [.. Forms(Issued), .. Hexadecimal(Issued)]);
    }

    /// <summary>The ways in which a text is written where it can't stand as it is.</summary>
    private static IEnumerable<string> Forms(string secret) => new[]
    {
        secret,
        Uri.EscapeDataString(secret),
        WebUtility.UrlEncode(secret),
        WebUtility.HtmlEncode(secret),
        JsonSerializer.Serialize(secret)[1..^1],
        secret.Replace("\"", "\\\"", StringComparison.Ordinal),
        secret.Replace("\"", "\\\"", StringComparison.Ordinal).Replace("/", "\\/", StringComparison.Ordinal),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)),
    }.Distinct();

    private static IEnumerable<string> Hexadecimal(string secret)
        => [Convert.ToHexString(Encoding.Unicode.GetBytes(secret)).ToLowerInvariant()];

    private static IEnumerable<string> Bodies(string secret, string signature)
    {
        foreach (string form in Forms(secret).Append(signature))
        {
            string json = form.Contains('\\') ? form : JsonSerializer.Serialize(form)[1..^1];
            yield return
                $$"""{"httpStatus":400,"messages":[{"errorCode":"code-{{json}}","message":"what is {{json}}?"}]}""";
            yield return $$"""{"msg":"what is {{json}}?"}""";
            yield return $$"""{"unknown":"{{form}}","token":"{{form}}"}""";
            yield return $"<html><head><title>What is {form}?</title></head></html>";
            yield return $"What is {form}?";
            yield return form;
        }

        yield return "";
    }

    private static string TokenJson(string password) => JsonSerializer.Serialize(new
    {
        id = Guid.NewGuid(),
        properties = new { name = "ci-one", status = "enabled", credentials = new { username = "ci-one", password } },
    });

    private void Connect(string parameters)
    {
        ShellResult result =
            _shell.Run($"Connect-IonosCloud {parameters} -ApiUrl $url -MaximumRetryCount 0 -RetryIntervalSec 0");
        Assert.Empty(result.Errors);
        Assert.Null(result.TerminatingError);
    }

    private ShellResult Run(Evidence evidence, string command)
    {
        int requests = _server.Methods.Count;
        ShellResult result =
            _shell.Run($"{command} -StatusCodeVariable status -ResponseHeadersVariable headers -OutVariable t");
        Assert.True(_server.Methods.Count > requests, "Nothing was sent.");
        evidence.Add(_shell, result);
        _shell.Host.Screen.Clear();
        return result;
    }

    private static void AssertClean(string text, IEnumerable<string> secrets)
    {
        foreach (string secret in secrets)
        {
            int place = text.IndexOf(secret, StringComparison.Ordinal);
            int start = Math.Max(0, place - 200);
            Assert.True(place < 0, $"'{secret}' is in: {text.Substring(start, Math.Min(400, text.Length - start))}");
        }
    }
}
