using System.Linq;
using Xunit;

namespace IonosContainerRegistry.Tests.SetRegistryToken;

public sealed class ScopeChangeTests : ConnectedSession
{
    private const string Developer = "repository:team-a/*:pull,push;repository:team-b/*:pull";

    [Theory]
    [InlineData("-AddScope repository:team-b/*:push", "repository:team-a/*:pull,push;repository:team-b/*:pull,push")]
    [InlineData("-AddScope registry:*:list", Developer + ";registry:*:list")]
    [InlineData("-RemoveScope repository:team-a/*:push", "repository:team-a/*:pull;repository:team-b/*:pull")]
    [InlineData("-RemoveScope repository:team-a/*", "repository:team-b/*:pull")]
    [InlineData("-RemoveScope repository:team-b/*:pull", "repository:team-a/*:pull,push")]
    [InlineData(
        "-AddScope registry:*:list -RemoveScope 'repository:team-a/*:push,pull'",
        "repository:team-b/*:pull;registry:*:list")]
    public void Reads_the_token_once_and_sends_one_change(string change, string scopes)
    {
        Succeed("Set-RegistryToken $registry $ids[1] " + change);

        string path = $"/first/tokens/{Tokens[1].Id}";
        Assert.Equal(["GET " + path, "PATCH " + path], Requests);
        Assert.StartsWith("""{"scopes":[{""", Assert.Single(Bodies), System.StringComparison.Ordinal);
        Assert.Equal(scopes, Scopes(1));
    }

    [Fact]
    public void Sends_the_other_changes_in_the_same_request()
    {
        Succeed("Set-RegistryToken $registry $ids[4] -AddScope repository:x:pull -Status disabled");

        string body = Assert.Single(Bodies);
        Assert.Contains("\"status\":\"disabled\"", body, System.StringComparison.Ordinal);
        Assert.Contains(
            "\"scopes\":[{\"type\":\"repository\",\"name\":\"x\",\"actions\":[\"pull\"]}]",
            body,
            System.StringComparison.Ordinal);
        Assert.DoesNotContain("expiryDate", body, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Sends_no_change_if_the_scopes_are_already_correct()
    {
        Succeed("Set-RegistryToken $registry $ids[1] -AddScope repository:team-a/*:pull -RemoveScope registry:*");

        Assert.Equal([$"GET /first/tokens/{Tokens[1].Id}"], Requests);
    }

    [Fact]
    public void Removing_the_last_scope_sends_an_empty_list()
    {
        Succeed("Set-RegistryToken $registry $ids[0] -RemoveScope repository:*");

        Assert.Equal(["""{"scopes":[]}"""], Bodies);
    }

    [Theory]
    [InlineData("-Scope @()")]
    [InlineData("-Scopes @()")]
    public void An_empty_list_removes_all_scopes(string argument)
    {
        Succeed("Set-RegistryToken $registry $ids[0] " + argument);

        Assert.Equal(["""{"scopes":[]}"""], Bodies);
        Assert.Empty(Tokens[0].Scopes);
    }

    private string Scopes(int index) => string.Join(
        ";", Tokens[index].Scopes.Select(scope => $"{scope.Type}:{scope.Name}:{string.Join(",", scope.Actions)}"));
}
