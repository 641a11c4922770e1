using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Models;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Answers;

public class AnswerShapeTests
{
    [Theory]
    [InlineData("", "It is empty")]
    [InlineData("null", "it is null")]
    [InlineData("[]", "at $")]
    [InlineData("\"text\"", "It begins: \"text\"")]
    [InlineData("<html><head><title>Portal\n login</title></head></html>", "It begins: Portal login")]
    [InlineData("Service moved.", "It begins: Service moved.")]
    [InlineData("{\"id\":", "It begins: {\"id\":")]
    [InlineData("{\"properties\":{\"name\":\"\\ud800\"}}", "at $.properties.name")]
    public async Task A_success_that_is_no_token_is_an_error_with_an_excerpt(string body, string told)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Body = body });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync("GET"));

        Assert.Equal(FailureKind.UnreadableAnswer, failure.Kind);
        Assert.Equal(200, failure.Answer?.StatusCode);
        Assert.Contains(told, failure.Message);
        Assert.Single(sandbox.Service.Requests);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    public async Task An_answer_that_may_hold_a_password_is_never_excerpted(string method)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Method = method, Body = "S3NT1NEL text" });

        var failure = await Assert.ThrowsAsync<TokenOutcomeException>(() => sandbox.CallAsync(method));

        Assert.DoesNotContain("S3NT1NEL", failure.ToString());
        Assert.DoesNotContain("It begins", failure.Message);
    }

    [Theory]
    [InlineData("""{"httpStatus":400,"messages":[{"errorCode":"e-1","message":"first"},{"errorCode":"e-2","message":"second"}]}""", "(e-1, e-2): first second.", "e-1,e-2")]
    [InlineData("""{"msg":"Not Found"}""", ": Not Found.", "")]
    [InlineData("""{"messages":null}""", ": {\"messages\":null}.", "")]
    [InlineData("""{"messages":[null,{},{"errorCode":null,"message":"only"}]}""", ": only.", "")]
    [InlineData("""{"messages":"text"}""", ": {\"messages\":\"text\"}.", "")]
    [InlineData("<html><TITLE>Bad Gateway</TITLE></html>", ": Bad Gateway.", "")]
    [InlineData("", "answered with 400 Bad Request.", "")]
    [InlineData("null", "answered with 400 Bad Request: null.", "")]
    public async Task A_failure_tells_what_its_body_says_in_any_form(string body, string told, string codes)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Status = 400, Body = body });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync("GET"));

        Assert.EndsWith(told, failure.Message);
        Assert.Equal(codes, string.Join(",", failure.ErrorCodes));
    }

    [Theory]
    [InlineData("GET", 400)]
    [InlineData("GET", 200)]
    [InlineData("POST", 400)]
    public async Task However_much_the_service_says_the_message_stays_readable(string method, int status)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        string flood = new('x', 1_000_000);
        foreach (string body in new[]
        {
            flood, $"<title>{flood}</title>", $"{{\"msg\":\"{flood}\"}}", $"{{\"{flood}\":x}}", $"{{\"properties\":{{\"{flood}\":{{\"a\":x}}}}}}",
            "{\"messages\":[" + string.Join(",", Enumerable.Repeat($"{{\"errorCode\":\"{flood[..5000]}\",\"message\":\"{flood[..5000]}\"}}", 50)) + "]}",
            string.Concat(Enumerable.Repeat("<title>", 100_000)),
        })
        {
            Fault fault = sandbox.Service.Faults.Add(new Fault { Method = method, Status = status, Body = body });

            Exception? failure = await Record.ExceptionAsync(() => sandbox.CallAsync(method));
            sandbox.Service.Faults.Remove(fault);

            // Unknown fields are no failure.
            if (status == 200 && body.StartsWith("{\"m", StringComparison.Ordinal)) Assert.Null(failure);
            else Assert.InRange(Assert.IsAssignableFrom<RegistryApiException>(failure).Message.Length, 20, 7000);
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

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => client.GetRegistryAsync(Guid.NewGuid(), null, default));

        Assert.Equal(FailureKind.UnreadableAnswer, failure.Kind);
        Assert.Contains("larger than 32 MiB", failure.Message);
        Assert.InRange(await server.FirstResponse, 1, atMost * 1024L * 1024);
    }

    [Fact]
    public async Task A_byte_order_mark_does_no_harm()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { TransformBody = text => "\uFEFF" + text });

        await sandbox.CallAsync("GET");
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
        sandbox.Service.Faults.Add(new Fault { TransformBody = body => JsonText.Set(body, "properties.expiryDate", text) });

        TokenResource token = (await sandbox.Client.GetTokenAsync(sandbox.RegistryId, sandbox.TokenId, null, default)).Value;

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
    public async Task What_is_no_timestamp_is_an_error_and_never_some_date(string text)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { TransformBody = body => JsonText.Set(body, "properties.expiryDate", text) });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync("GET"));

        Assert.Contains("at $.properties.expiryDate", failure.Message);
    }

    [Fact]
    public async Task Unknown_fields_and_values_pass()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault
        {
            TransformBody = body => new[] { "properties.status", "metadata.state", "type", "properties.scopes[0].type", "properties.colour" }
                .Aggregate(body, (text, place) => JsonText.Set(text, place, "novel")),
        });

        TokenResource token = (await sandbox.Client.GetTokenAsync(sandbox.RegistryId, sandbox.TokenId, null, default)).Value;

        Assert.Equal("novel", token.Properties!.Status);
        Assert.Equal("novel", token.Metadata!.State);
        Assert.Equal("novel", token.Properties.Scopes![0]!.Type);
    }

    [Fact]
    public async Task An_empty_user_name_beside_a_password_is_kept()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Method = "POST", TransformBody = body => JsonText.Set(body, "properties.credentials.username", "") });

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
                TransformBody = body => JsonText.Set(body, "properties.storageUsage.bytes", System.Text.Json.Nodes.JsonNode.Parse(json)),
            });

            RegistryResource registry = (await sandbox.Client.GetRegistryAsync(sandbox.RegistryId, null, default)).Value;

            Assert.Equal(9007199254740993, registry.Properties!.StorageUsage!.Bytes?.Value);
            sandbox.Service.Faults.Remove(fault);
        }
    }
}
