using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Responses;

/// <summary>A field with an odd value costs neither the password nor the rest of a list.</summary>
public class UnreadableFieldTests
{
    [Theory]
    [InlineData("metadata.createdDate", "\"yesterday\"")]
    [InlineData("metadata", "\"none\"")]
    [InlineData("properties.status", "true")]
    [InlineData("properties.scopes", "\"none\"")]
    [InlineData("properties.scopes", "[1,\"x\",null,{\"type\":5}]")]
    [InlineData("properties.name", "5")]
    [InlineData("properties.expiryDate", "0")]
    [InlineData("properties.credentials.username", "{}")]
    [InlineData("properties.name", "\"\\ud800\"")]
    [InlineData("href", "[]")]
    [InlineData("id", "\"no id\"")]
    public async Task A_password_is_kept_whatever_else_can_not_be_read(string place, string value)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Method = "POST", TransformBody = body => Replace(body, place, value) });

        TokenResource token = (await sandbox.CreateAsync()).Value;

        TokenRecord created = sandbox.Service.Store.FindToken(sandbox.RegistryId, "new-one")!;
        Assert.Equal(created.Password, PlainText.Of(token.Properties!.Credentials!.Password));
        Assert.Equal(PasswordStatus.Received, token.PasswordStatus);
        Assert.Equal(created.Id, token.Id);
        Assert.All(token.UnreadableFields, field => Assert.StartsWith(place, field));
        Assert.NotEmpty(token.UnreadableFields);
    }

    [Fact]
    public async Task A_password_is_kept_beside_a_great_many_odd_values()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        string scopes = "[" + string.Join(",", Enumerable.Range(0, 20_000)) + "]";
        sandbox.Service.Faults.Add(
            new Fault { Method = "POST", TransformBody = body => Replace(body, "properties.scopes", scopes) });

        TokenResource token = (await sandbox.CreateAsync()).Value;

        Assert.NotNull(token.Properties!.Credentials!.Password);
        Assert.Contains("properties.scopes", token.UnreadableFields);
        Assert.InRange(token.UnreadableFields.Count, 1, 30);
    }

    [Fact]
    public async Task A_password_is_kept_beside_bytes_that_are_no_text()
    {
        byte[] body = Encoding.Latin1.GetBytes(
            """{"properties":{"name":"ÿ","credentials":{"username":"þ","password":"p"}}}""");
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(
            new Fault { Method = "POST", WriteBody = (stream, aborted) => stream.WriteAsync(body, aborted).AsTask() });

        TokenResource token = (await sandbox.CreateAsync()).Value;

        Assert.Equal("p", PlainText.Of(token.Properties!.Credentials!.Password));
        Assert.Equal(["properties.name", "properties.credentials.username"], token.UnreadableFields);
    }

    [Fact]
    public async Task A_password_is_kept_beside_a_field_that_comes_several_times()
    {
        const string Twice =
            """{"status":"enabled","status":1,"status":null,"status":true,"credentials":{"password":"p"}}""";
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Method = "POST", Body = $"{{\"properties\":{Twice}}}" });

        TokenResource token = (await sandbox.CreateAsync()).Value;

        Assert.Equal("p", PlainText.Of(token.Properties!.Credentials!.Password));
        Assert.Equal(["properties.status"], token.UnreadableFields);
    }

    [Theory]
    [InlineData("properties.credentials.password", "5")]
    [InlineData("properties.credentials", "[]")]
    [InlineData("properties", "true")]
    public async Task A_password_that_can_not_be_read_is_lost_and_never_guessed(string place, string value)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Method = "POST", TransformBody = body => Replace(body, place, value) });

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(() => sandbox.CreateAsync());

        Assert.Equal((CreationOutcome.Created, PasswordStatus.Lost), (failure.Outcome, failure.PasswordStatus));
        Assert.Equal(FailureDetail.MissingPassword, failure.Detail);
    }

    [Fact]
    public async Task One_token_with_an_odd_date_does_not_cost_the_other_tokens()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(new RegistryServiceOptions { Tokens = 250 });
        sandbox.Service.Faults.Add(new Fault
        {
            PathContains = "offset=99&",
            TransformBody = body => Replace(body, "items[7].properties.expiryDate", "\"soon\""),
        });
        List<TokenResource> odd = [];

        using PageReader<TokenResource> reader = sandbox.Read();
        TokenListing listing = await TokenListing.ReadAsync(
            reader, page => odd.AddRange(page.Items.Where(token => token.UnreadableFields.Count > 0)));

        Assert.Equal(sandbox.Service.Store.Tokens(sandbox.RegistryId).Select(token => token.Id), listing.Ids);
        TokenResource token = Assert.Single(odd);
        Assert.Equal(sandbox.Service.Store.Tokens(sandbox.RegistryId)[106].Id, token.Id);
        Assert.Equal(["properties.expiryDate"], token.UnreadableFields);
        Assert.Null(token.Properties!.ExpiryDate);
        Assert.NotNull(token.Properties.Name);
        Assert.Empty(listing.Warnings);
    }

    [Theory]
    [InlineData("items[2].id", "true", 1)]
    [InlineData("items[2]", "5", 1)]
    [InlineData("items[2]", "\"text\"", 1)]
    [InlineData("items[2].metadata", "7", 0)]
    public async Task Items_without_a_usable_id_are_counted(string place, string value, int unidentified)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { TransformBody = body => Replace(body, place, value) });

        TokenListing listing = await sandbox.ListAsync();

        Assert.Equal(5 - unidentified, listing.Ids.Count);
        Assert.Equal(unidentified, listing.Unidentified);
        Assert.Empty(listing.Warnings);
    }

    [Theory]
    [InlineData("total", "\"many\"")]
    [InlineData("limit", "{}")]
    [InlineData("count", "1.5")]
    public async Task An_odd_number_of_a_page_is_named_and_the_list_read_to_its_end(string place, string value)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(new RegistryServiceOptions { Tokens = 250 });
        sandbox.Service.Faults.Add(new Fault { TransformBody = body => Replace(body, place, value) });
        HashSet<string> unreadable = [];

        using PageReader<TokenResource> reader = sandbox.Read();
        TokenListing listing = await TokenListing.ReadAsync(
            reader, page => unreadable.UnionWith(page.UnreadableFields));

        Assert.Equal(250, listing.Ids.Count);
        Assert.Equal([place], unreadable);
    }

    [Theory]
    [InlineData("items", "{}", "$.items")]
    [InlineData("items", "\"none\"", "$.items")]
    public async Task Items_that_are_no_list_are_an_error(string place, string value, string jsonPath)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { TransformBody = body => Replace(body, place, value) });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.ListAsync());

        Assert.Equal((FailureDetail.UnexpectedValue, jsonPath), (failure.Detail, failure.JsonPath));
    }

    // Not by JsonNode, which can't write every text that can be sent.
    private static string Replace(string body, string place, string value)
        => JsonText.Set(body, place, JsonValue.Create("PLACE")).Replace("\"PLACE\"", value);
}
