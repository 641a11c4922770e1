using System;
using System.Management.Automation;
using Xunit;

namespace IonosContainerRegistry.Tests.GetRegistryToken;

public sealed class ByIdTests : ConnectedSession
{
    [Fact]
    public void Gets_each_specified_token_with_one_request()
    {
        Assert.Equal(["scanner-0003", "deploy-0001"], Names("Get-RegistryToken $registry $ids[2], $ids[0]"));

        Assert.Equal([$"GET /first/tokens/{Tokens[2].Id}", $"GET /first/tokens/{Tokens[0].Id}"], Requests);
    }

    [Fact]
    public void Reports_a_missing_token_and_continues()
    {
        var missing = Guid.NewGuid();
        Session.SetVariable("missing", missing);

        ShellResult result = Run("Get-RegistryToken -RegistryId $registry -TokenId $ids[0], $missing, $ids[1]");

        Assert.Equal(2, result.Output.Count);
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal("NotFound,IonosContainerRegistry.GetRegistryTokenCommand", error.FullyQualifiedErrorId);
        Assert.Equal(missing, error.TargetObject);
        Assert.Contains("Get-RegistryToken -RegistryId", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Accepts_IDs_in_any_GUID_format()
    {
        Assert.Equal(
            ["deploy-0001"], Names("Get-RegistryToken $registry.ToString('B') $ids[0].ToString('N').ToUpper()"));
    }

    [Theory]
    [InlineData("-TokenId ''", "TokenId")]
    [InlineData("-TokenId 12", "TokenId")]
    [InlineData("-TokenId @()", "TokenId")]
    public void Refuses_invalid_IDs(string arguments, string parameter)
    {
        Assert.Contains(
            parameter,
            Terminate("Get-RegistryToken $registry " + arguments).Exception.Message,
            StringComparison.Ordinal);
        Assert.Empty(Requests);
    }

    [Fact]
    public void Does_not_list_when_an_id_is_missing()
    {
        Session.SetVariable("nothing", null);

        Terminate("Get-RegistryToken $registry -TokenId $nothing");

        Assert.Empty(Requests);
    }

    [Theory]
    [InlineData("''")]
    [InlineData("' '")]
    [InlineData("$null")]
    public void Does_not_list_for_an_input_object_with_an_empty_ID_and_gets_the_others(string cell)
    {
        ErrorRecord error = Fail(
            $$"""
            $read = [pscustomobject]@{ RegistryId = "$registry"; TokenId = "$($ids[0])" },
                [pscustomobject]@{ RegistryId = "$registry"; TokenId = {{cell}} },
                [pscustomobject]@{ RegistryId = "$registry"; TokenId = "$($ids[1])" } | Get-RegistryToken
            """);

        Assert.Contains("TokenId", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(["deploy-0001", "developer-0002"], Names("$read"));
        Assert.Equal([$"GET /first/tokens/{Tokens[0].Id}", $"GET /first/tokens/{Tokens[1].Id}"], Requests);
    }
}
