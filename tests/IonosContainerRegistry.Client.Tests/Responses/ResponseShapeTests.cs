using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Responses;

public class ResponseShapeTests
{
    [Theory]
    [InlineData("", FailureDetail.EmptyResponse, "", null)]
    [InlineData("null", FailureDetail.UnexpectedValue, "null", "$")]
    [InlineData("[]", FailureDetail.UnexpectedValue, "[]", "$")]
    [InlineData("\"text\"", FailureDetail.UnexpectedValue, "\"text\"", "$")]
    [InlineData("<head><title>Portal\n login</title></head>", FailureDetail.InvalidJson, "Portal login", null)]
    [InlineData("Service moved.", FailureDetail.InvalidJson, "Service moved.", null)]
    [InlineData("{\"id\":", FailureDetail.InvalidJson, "{\"id\":", null)]
    public async Task A_success_that_is_no_token_is_an_error_with_an_excerpt(
        string body, FailureDetail detail, string excerpt, string? jsonPath)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Body = body });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync("GET"));

        Assert.Equal(FailureKind.InvalidResponse, failure.Kind);
        Assert.Equal(200, failure.StatusCode);
        Assert.Equal((detail, excerpt, jsonPath), (failure.Detail, failure.Excerpt, failure.JsonPath));
        Assert.Single(sandbox.Service.Requests);
    }

    [Theory]
    [InlineData("GET", false)]
    [InlineData("PATCH", true)]
    public async Task A_response_about_another_token_is_an_error(string method, bool mightHaveBeenApplied)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(
            new Fault { TransformBody = body => JsonText.Set(body, "id", Guid.NewGuid().ToString()) });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync(method));

        Assert.Equal((FailureKind.InvalidResponse, FailureDetail.UnexpectedId), (failure.Kind, failure.Detail));
        Assert.Equal(mightHaveBeenApplied, failure.MightHaveBeenApplied);
    }

    [Theory]
    [InlineData("GET", false)]
    [InlineData("PATCH", true)]
    [InlineData("PUT", true)]
    public async Task A_response_about_another_registry_is_an_error(string method, bool mightHaveBeenApplied)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(
            new Fault { TransformBody = body => JsonText.Set(body, "id", Guid.NewGuid().ToString()) });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => CallRegistryAsync(sandbox, method));

        Assert.Equal((FailureKind.InvalidResponse, FailureDetail.UnexpectedId), (failure.Kind, failure.Detail));
        Assert.Equal(mightHaveBeenApplied, failure.MightHaveBeenApplied);
        Assert.Single(sandbox.Service.Requests);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PATCH")]
    [InlineData("PUT")]
    public async Task A_registry_without_an_id_has_that_of_the_request(string method)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { TransformBody = body => JsonText.Set(body, "id", "") });

        ApiResponse<RegistryResource> response = await CallRegistryAsync(sandbox, method);

        Assert.Equal(sandbox.RegistryId, response.Value.Id);
    }

    [Fact]
    public async Task A_registry_isnt_changed_after_a_response_about_another()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(
            new Fault { TransformBody = body => JsonText.Set(body, "id", Guid.NewGuid().ToString()) });
        RegistryChange change = new() { AddSubnets = ["198.51.100.0/24"] };

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.Client.Registries.UpdateAsync(
            sandbox.RegistryId, new RegistryPatch(), change, null, sandbox.Observer, default));

        Assert.Equal(FailureDetail.UnexpectedId, failure.Detail);
        Assert.Equal(0, sandbox.Count("PATCH"));
    }

    [Fact]
    public async Task A_web_page_isnt_the_success_of_a_deletion()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(
            new Fault { Method = "DELETE", Body = "<title>Guest network</title>", ContentType = "text/html" });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync("DELETE"));

        Assert.Equal((200, FailureDetail.UnexpectedContent), (failure.StatusCode, failure.Detail));
        Assert.True(failure.MightHaveBeenApplied);
        Assert.Equal(5, sandbox.Service.Store.CountTokens(sandbox.RegistryId));
    }

    [Theory]
    [InlineData("password \"S3CRETpw\" is too short")]
    [InlineData("Bad form: password=S3CRETpw&user=x")]
    [InlineData("Token: S3CRETpw.")]
    public async Task What_a_message_calls_a_password_is_masked(string message)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault
        {
            Method = "POST",
            Status = 422,
            Body = new System.Text.Json.Nodes.JsonObject { ["msg"] = message }.ToJsonString(),
        });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync("POST"));

        Assert.Contains("***", Assert.Single(failure.ServiceMessages));
        Assert.DoesNotContain("S3CRETpw", failure.ServiceMessages[0]);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    public async Task A_response_that_might_contain_a_password_is_never_excerpted(string method)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Method = method, Body = "S3NT1NEL text" });

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(() => sandbox.CallAsync(method));

        Assert.DoesNotContain("S3NT1NEL", failure.ToString());
        Assert.Null(failure.Excerpt);
    }

    [Theory]
    [InlineData(
        """{"httpStatus":400,"messages":[{"errorCode":"e-1","message":"first"},"""
        + """{"errorCode":"e-2","message":"second"}]}""",
        "first|second", "e-1,e-2", null)]
    [InlineData("""{"msg":"Not Found"}""", "Not Found", "", null)]
    [InlineData("""{"messages":[{"message":""},{"message":"first"}],"msg":"last"}""", "first|last", "", null)]
    [InlineData("""{"messages":null}""", "", "", "{\"messages\":null}")]
    [InlineData("""{"messages":[null,{},{"errorCode":null,"message":"only"}]}""", "only", "", null)]
    [InlineData("""{"messages":"text"}""", "", "", "{\"messages\":\"text\"}")]
    [InlineData("<html><TITLE>Bad Gateway</TITLE></html>", "", "", "Bad Gateway")]
    [InlineData("<title>Bad Gateway</title>", "", "", "Bad Gateway")]
    [InlineData("", "", "", "")]
    [InlineData("null", "", "", "null")]
    public async Task A_failure_tells_what_its_body_says_in_any_form(
        string body, string messages, string codes, string? excerpt)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Status = 400, Body = body });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync("GET"));

        Assert.Equal(messages, string.Join("|", failure.ServiceMessages));
        Assert.Equal(excerpt, failure.Excerpt);
        Assert.Equal("Bad Request", failure.Response!.ReasonPhrase);
        Assert.Equal(codes, string.Join(",", failure.ErrorCodes));
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(201, "…")]
    public async Task A_long_body_is_cut_in_the_excerpt(int length, string end)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Status = 400, Body = new string('x', length) });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync("GET"));

        Assert.Equal(new string('x', 200) + end, failure.Excerpt);
    }

    [Theory]
    [InlineData("GET", 400)]
    [InlineData("GET", 200)]
    [InlineData("POST", 400)]
    public async Task A_message_stays_readable_however_long_the_response_is(string method, int status)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        string flood = new('x', 1_000_000), part = flood[..5000];
        string messages = string.Join(
            ",", Enumerable.Repeat($"{{\"errorCode\":\"{part}\",\"message\":\"{part}\"}}", 50));
        foreach (string body in new[]
        {
            flood, $"<title>{flood}</title>", $"{{\"msg\":\"{flood}\"}}", $"{{\"{flood}\":x}}",
            $"{{\"properties\":{{\"{flood}\":{{\"a\":x}}}}}}", $"{{\"messages\":[{messages}]}}",
            string.Concat(Enumerable.Repeat("<title>", 100_000)),
        })
        {
            Fault fault = sandbox.Service.Faults.Add(new Fault { Method = method, Status = status, Body = body });

            Exception? failure = await Record.ExceptionAsync(() => sandbox.CallAsync(method));
            sandbox.Service.Faults.Remove(fault);

            // Unknown fields aren't a failure.
            if (status == 200 && body.StartsWith("{\"m", StringComparison.Ordinal)) Assert.Null(failure);
            else Assert.InRange(TextOf(Assert.IsAssignableFrom<RegistryApiException>(failure)).Length, 20, 7000);
        }
    }

    [Theory]
    [InlineData("Content-Length: 104857600", 20)]
    [InlineData("Connection: close", 60)]
    public async Task A_body_of_a_hundred_megabytes_is_not_read_to_its_end(string header, int atMost)
    {
        byte[] head = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\n{header}\r\n\r\n");
        byte[] chunk = Encoding.ASCII.GetBytes(new string(' ', 64 * 1024));
        await using RawServer server = new(_ => Enumerable.Repeat(chunk, 100 * 16).Prepend(head));
        using RegistryClient client = new(new ClientSettings { BaseUrl = server.Url });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(
            () => client.Registries.GetAsync(Guid.NewGuid(), null, default));

        Assert.Equal(FailureKind.InvalidResponse, failure.Kind);
        Assert.Equal(FailureDetail.ResponseTooLarge, failure.Detail);
        Assert.InRange(await server.FirstResponse, 1, atMost * 1024L * 1024);
    }

    [Fact]
    public async Task A_byte_order_mark_does_no_harm()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { TransformBody = text => "\uFEFF" + text });

        ApiResponse<TokenResource> response = await sandbox.Client.Tokens.GetAsync(
            sandbox.RegistryId, sandbox.TokenId, sandbox.Observer, default);

        Assert.Equal(sandbox.TokenId, response.Value.Id);
    }

    public static TheoryData<string, string> Timestamps => new()
    {
        { "2026-02-03T04:05:06Z", "2026-02-03T04:05:06.0000000" },
        { "2026-02-03T04:05:06.1Z", "2026-02-03T04:05:06.1000000" },
        { "2026-02-03T04:05:06.1234567Z", "2026-02-03T04:05:06.1234567" },
        { "2026-02-03T04:05:06.123456789Z", "2026-02-03T04:05:06.1234567" },
        { "2026-02-03T04:05:06.123456789+02:00", "2026-02-03T02:05:06.1234567" },
        { "2026-02-03T04:05:06-05:30", "2026-02-03T09:35:06.0000000" },
        { "2026-02-03T04:05:06", "2026-02-03T04:05:06.0000000" },
        { "2026-02-03T04:05:06.999999999", "2026-02-03T04:05:06.9999999" },
        { "2026-02-03 04:05:06Z", "2026-02-03T04:05:06.0000000" },
        { "2026-02-03", "2026-02-03T00:00:00.0000000" },
    };

    [Theory]
    [MemberData(nameof(Timestamps))]
    public async Task Timestamps_of_every_form_are_understood(string text, string utc)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(
            new Fault { TransformBody = body => JsonText.Set(body, "properties.expiryDate", text) });

        TokenResource token = (await sandbox.Client.Tokens.GetAsync(
            sandbox.RegistryId, sandbox.TokenId, null, default)).Value;

        Assert.Equal(TimeSpan.Zero, token.Properties!.ExpiryDate!.Value.Offset);
        Assert.Equal(utc, token.Properties.ExpiryDate.Value.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff"));
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("5:00")]
    [InlineData("02/03/2026")]
    [InlineData("Tue")]
    [InlineData("2026-02-30T00:00:00Z")]
    [InlineData("2026-02-03T25:00:00Z")]
    [InlineData("1770000000")]
    public async Task What_is_no_timestamp_is_named_as_unreadable_and_never_some_date(string text)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(
            new Fault { TransformBody = body => JsonText.Set(body, "properties.expiryDate", text) });

        TokenResource token = (await sandbox.Client.Tokens.GetAsync(
            sandbox.RegistryId, sandbox.TokenId, null, default)).Value;

        Assert.Null(token.Properties!.ExpiryDate);
        Assert.Equal(["properties.expiryDate"], token.UnreadableFields);
    }

    [Fact]
    public async Task Unknown_fields_and_values_pass()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        string[] places =
            ["properties.status", "metadata.state", "type", "properties.scopes[0].type", "properties.colour"];
        sandbox.Service.Faults.Add(new Fault
        {
            TransformBody = body => places
                .Aggregate(body, (text, place) => JsonText.Set(text, place, "novel")),
        });

        TokenResource token = (await sandbox.Client.Tokens.GetAsync(
            sandbox.RegistryId, sandbox.TokenId, null, default)).Value;

        Assert.Equal("novel", token.Properties!.Status);
        Assert.Equal("novel", token.Metadata!.State);
        Assert.Equal("novel", token.Properties.Scopes![0]!.Type);
    }

    [Fact]
    public async Task An_empty_user_name_beside_a_password_is_kept()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault
        {
            Method = "POST",
            TransformBody = body => JsonText.Set(body, "properties.credentials.username", ""),
        });

        TokenResource token = (await sandbox.CreateAsync()).Value;

        Assert.Equal("", token.Properties!.Credentials!.Username);
        Assert.NotNull(token.Properties.Credentials.Password);
    }

    [Fact]
    public async Task Large_numbers_and_numbers_as_text_are_whole()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        foreach (string json in new[] { "9007199254740993", "\"9007199254740993\"" })
        {
            Fault fault = sandbox.Service.Faults.Add(new Fault
            {
                TransformBody = body => JsonText.Set(
                    body, "properties.storageUsage.bytes", System.Text.Json.Nodes.JsonNode.Parse(json)),
            });

            RegistryResource registry = (await sandbox.Client.Registries.GetAsync(
                sandbox.RegistryId, null, default)).Value;

            Assert.Equal(9007199254740993, registry.Properties!.StorageUsage!.Bytes);
            sandbox.Service.Faults.Remove(fault);
        }
    }

    /// <summary>All that a failure says about the response.</summary>
    private static Task<ApiResponse<RegistryResource>> CallRegistryAsync(SandboxClient sandbox, string method)
    {
        RegistriesClient registries = sandbox.Client.Registries;
        RegistryRecord registry = sandbox.Service.Store.Registries[0];
        return method switch
        {
            "GET" => registries.GetAsync(registry.Id, sandbox.Observer, default),
            "PATCH" => registries.UpdateAsync(
                registry.Id, new RegistryPatch { ApiSubnetAllowList = [] }, null, null, sandbox.Observer, default),
            _ => registries.ReplaceAsync(registry.Id, SpecOf(registry), null, sandbox.Observer, default),
        };
    }

    private static RegistrySpec SpecOf(RegistryRecord registry) => new()
    {
        Name = registry.Name,
        Location = registry.Location,
        VulnerabilityScanning = registry.VulnerabilityScanning,
    };

    private static string TextOf(RegistryApiException failure) => string.Join(
        " ",
        failure.ServiceMessages.Concat(failure.ErrorCodes).Concat(
            [failure.Message, failure.Excerpt!, failure.JsonPath!]));
}
