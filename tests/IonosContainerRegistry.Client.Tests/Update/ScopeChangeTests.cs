using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Update;

/// <summary>Scopes that are changed in place: what the change doesn't concern goes back as it came.</summary>
public class ScopeChangeTests
{
    private const string Strange =
        """[{"type":"repository","name":"a","actions":null,"deny":[1,{"x":null}]},"""
        + """{"type":"registry","name":"*","actions":["pull"],"since":1.50},"text",null]""";

    [Fact]
    public async Task Scopes_that_are_not_concerned_keep_unknown_fields_and_null_actions()
    {
        await using SandboxClient sandbox = await StartAsync(Strange);

        await ChangeAsync(sandbox, new ScopeChange { Add = [Scope("repository", "new", "pull", "push")] });

        Assert.Equal(
            Strange[..^1] + """,{"type":"repository","name":"new","actions":["pull","push"]}]""", SentScopes(sandbox));
    }

    [Fact]
    public async Task A_scope_whose_actions_change_keeps_its_unknown_fields()
    {
        await using SandboxClient sandbox = await StartAsync(Strange);

        await ChangeAsync(sandbox, new ScopeChange { Add = [Scope("registry", "*", "push", "pull")] });

        Assert.Equal(
            Strange.Replace(
                """{"type":"registry","name":"*","actions":["pull"],"since":1.50}""",
                """{"type":"registry","name":"*","since":1.50,"actions":["pull","push"]}"""),
            SentScopes(sandbox));
    }

    [Theory]
    [InlineData("repository:a:pull", "", "repository:a:pull")]
    [InlineData("repository:a:pull", "repository:a:push", "repository:a:pull,push")]
    [InlineData("repository:a:pull", "repository:A:push", "repository:a:pull repository:A:push")]
    [InlineData("repository:a:pull", "registry:a:push", "repository:a:pull registry:a:push")]
    [InlineData("repository:a:pull,push registry:b:pull", "-repository:a:push", "repository:a:pull registry:b:pull")]
    [InlineData("repository:a:pull,push repository:b:pull", "-repository:a:pull,push", "repository:b:pull")]
    [InlineData("repository:a:pull,push repository:b:pull", "-repository:a:", "repository:b:pull")]
    [InlineData("repository:a:pull", "-repository:a: repository:a:delete", "repository:a:delete")]
    [InlineData("repository:a:pull", "-repository:a:", "")]
    public async Task Actions_are_added_and_removed(string before, string change, string after)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Store.UpdateToken(
            sandbox.RegistryId, sandbox.TokenId,
            token => token with { Scopes = [.. Parse(before).Select(ToRecord)] });

        await ChangeAsync(sandbox, ChangeOf(change));

        Assert.Equal(
            after,
            string.Join(" ", sandbox.Service.Store.FindToken(sandbox.RegistryId, sandbox.TokenId)!.Scopes
                .Select(scope => $"{scope.Type}:{scope.Name}:{string.Join(",", scope.Actions)}")));
    }

    [Theory]
    [InlineData("repository:a:pull")]
    [InlineData("-repository:b:")]
    [InlineData("-repository:a: repository:a:pull,push")]
    public async Task Nothing_is_sent_if_nothing_would_change(string change)
    {
        await using SandboxClient sandbox = await StartAsync(
            """[{"type":"repository","name":"a","actions":["pull","push"]}]""");

        ApiResponse<TokenResource> response = await ChangeAsync(sandbox, ChangeOf(change));

        Assert.Equal(sandbox.TokenId, response.Value.Id);
        Assert.Equal(["GET"], sandbox.Service.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task The_rest_of_the_patch_is_sent_with_the_scopes_or_without()
    {
        await using SandboxClient sandbox = await StartAsync("[]");
        TokenPatch patch = new() { Status = "disabled" };

        await ChangeAsync(sandbox, new ScopeChange { Remove = [Scope("repository", "a")] }, patch);
        await ChangeAsync(sandbox, new ScopeChange { Add = [Scope("repository", "a", "pull")] }, patch);

        Assert.Equal(
            [
                """{"status":"disabled"}""",
                """{"status":"disabled","scopes":[{"type":"repository","name":"a","actions":["pull"]}]}""",
            ],
            sandbox.Service.Requests.Where(request => request.Method == "PATCH").Select(request => request.Body));
    }

    [Theory]
    [InlineData("""{"type":"repository","name":"a","actions":7}""", "repository:a:push", ".actions")]
    [InlineData("""{"type":"repository","name":"a","actions":7}""", "-repository:a:pull", ".actions")]
    [InlineData("""{"type":"repository","name":"a","actions":["pull",{"x":1}]}""", "repository:a:push", ".actions")]
    [InlineData("""{"type":"repository","name":12,"actions":["pull"]}""", "-repository:a:", "")]
    [InlineData("""{"type":12,"name":"a","actions":["pull"]}""", "-repository:a:", "")]
    [InlineData("null", "-repository:a:", "")]
    public async Task What_can_not_be_read_of_a_scope_is_never_changed(string scope, string change, string path)
    {
        await using SandboxClient sandbox = await StartAsync($$"""[{"type":"registry","name":"*"},{{scope}}]""");

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => ChangeAsync(sandbox, ChangeOf(change)));

        Assert.Equal(
            (FailureDetail.UnexpectedValue, "$.properties.scopes[1]" + path), (failure.Detail, failure.JsonPath));
        Assert.Equal(0, sandbox.Count("PATCH"));
    }

    [Theory]
    [InlineData("""{"type":"repository","name":"a","actions":7}""", "-repository:a:")]
    [InlineData("""{"type":"repository","name":"a","actions":7}""", "repository:b:pull")]
    [InlineData("""{"type":"repository","name":"a","actions":["pull",null]}""", "repository:a:push")]
    [InlineData("""{"type":"repository","name":12}""", "-registry:*:")]
    public async Task A_scope_that_can_not_be_read_hinders_no_other_change(string scope, string change)
    {
        await using SandboxClient sandbox = await StartAsync($$"""[{"type":"registry","name":"*"},{{scope}}]""");

        await ChangeAsync(sandbox, ChangeOf(change));

        Assert.Equal(1, sandbox.Count("PATCH"));
    }

    [Theory]
    [InlineData("properties.scopes", "none")]
    [InlineData("properties", null)]
    public async Task Scopes_that_can_not_be_read_are_never_replaced(string place, string? value)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(
            new Fault { Method = "GET", TransformBody = body => JsonText.Set(body, place, JsonValue.Create(value)) });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(
            () => ChangeAsync(sandbox, new ScopeChange { Add = [Scope("repository", "a", "pull")] }));

        Assert.Equal((FailureDetail.UnexpectedValue, "$.properties.scopes"), (failure.Detail, failure.JsonPath));
        Assert.Equal(0, sandbox.Count("PATCH"));
    }

    private static async Task<SandboxClient> StartAsync(string scopes)
    {
        SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault
        {
            Method = "GET",
            TransformBody = body => JsonText.Set(body, "properties.scopes", JsonValue.Create("SCOPES")).Replace(
                "\"SCOPES\"", scopes),
        });
        sandbox.Service.Faults.Add(new Fault { Method = "PATCH", Body = "{}" });
        return sandbox;
    }

    private static Task<ApiResponse<TokenResource>> ChangeAsync(
        SandboxClient sandbox, ScopeChange change, TokenPatch? patch = null)
        => sandbox.Client.Tokens.UpdateAsync(
            sandbox.RegistryId, sandbox.TokenId, patch ?? new TokenPatch(), change, sandbox.Observer, default);

    private static string SentScopes(SandboxClient sandbox)
    {
        string body = Assert.Single(sandbox.Service.Requests, request => request.Method == "PATCH").Body;
        return body["{\"scopes\":".Length..^1];
    }

    private static ScopeRecord ToRecord(ScopeResource scope)
        => new(scope.Type!, scope.Name!, [.. scope.Actions!.Select(action => action!)]);

    private static ScopeResource Scope(string type, string name, params string[] actions)
        => new() { Type = type, Name = name, Actions = [.. actions] };

    /// <summary>Scopes to add and, after a minus, scopes to remove.</summary>
    private static ScopeChange ChangeOf(string text) => new()
    {
        Add = [.. Parse(text).Where(scope => scope.Type![0] != '-')],
        Remove = [.. Parse(text).Where(scope => scope.Type![0] == '-').Select(
            scope => Scope(scope.Type![1..], scope.Name!, [.. scope.Actions!.Select(action => action!)]))],
    };

    private static ScopeResource[] Parse(string scopes) => scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(text => text.Split(':'))
        .Select(
            parts => Scope(parts[0], parts[1], parts[2].Split(',', StringSplitOptions.RemoveEmptyEntries))).ToArray();
}
