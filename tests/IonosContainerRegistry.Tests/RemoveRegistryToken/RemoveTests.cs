using System;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace IonosContainerRegistry.Tests.RemoveRegistryToken;

public sealed class RemoveTests : ConnectedSession
{
    [Fact]
    public void Removes_the_specified_tokens_and_returns_nothing()
    {
        Assert.Empty(Succeed("Remove-RegistryToken $registry $ids[0], $ids[2] -Force"));

        Assert.Equal(["developer-0002", "cleanup-0004", "mirror-0005", "ci-0006"], Tokens.Select(token => token.Name));
        Assert.Equal(2, Requests.Length);
        Assert.All(Requests, request => Assert.StartsWith("DELETE /first/tokens/", request, StringComparison.Ordinal));
    }

    [Fact]
    public void Removes_piped_tokens()
    {
        Succeed("Get-ContainerRegistry | Get-RegistryToken -Name c* | Remove-RegistryToken -Force");

        Assert.Equal(4, Service.Store.CountTokens(Registry));
        Assert.Equal(4, Service.Store.CountTokens(Other));
    }

    [Fact]
    public void WhatIf_over_a_whole_account_only_reads()
    {
        Succeed("Get-ContainerRegistry | Get-RegistryToken | Remove-RegistryToken -WhatIf");

        Assert.All(Requests, request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
        Assert.Equal(12, Session.Host.Screen.Text.Split("What if:").Length - 1);
        Assert.Equal(12, Service.Store.CountTokens(Registry) + Service.Store.CountTokens(Other));
    }

    [Fact]
    public void Reports_a_missing_token_and_removes_the_others()
    {
        Service.Store.RemoveToken(Registry, Tokens[0].Id);

        ErrorRecord error = Fail("Remove-RegistryToken $registry $ids -Force");

        Assert.Equal("NotFound,IonosContainerRegistry.RemoveRegistryTokenCommand", error.FullyQualifiedErrorId);
        Assert.Empty(Tokens);
    }

    [Fact]
    public void Sends_nothing_more_after_the_first_error_with_ErrorAction_Stop()
    {
        Service.Store.RemoveToken(Registry, Tokens[1].Id);

        ErrorRecord error = Terminate("Remove-RegistryToken $registry $ids -Force -ErrorAction Stop");

        Assert.Equal("NotFound", IdOf(error));
        Assert.Equal(2, Requests.Length);
        Assert.Equal(4, Tokens.Count);
    }

    [Fact]
    public void Sends_nothing_more_after_the_first_error_with_the_preference_Stop()
    {
        Service.Store.RemoveToken(Registry, Tokens[0].Id);

        Terminate("$ErrorActionPreference = 'Stop'; Remove-RegistryToken $registry $ids -Force");

        Assert.Single(Requests);
    }

    [Theory]
    [InlineData("$registry -TokenId ''", "TokenId")]
    [InlineData("$registry -TokenId rubbish", "TokenId")]
    [InlineData("-RegistryId '' -TokenId $ids", "RegistryId")]
    public void Refuses_input_without_a_token_ID(string arguments, string parameter)
    {
        Assert.Contains(
            parameter,
            Terminate($"Remove-RegistryToken {arguments} -Force").Exception.Message,
            StringComparison.Ordinal);
        Assert.Empty(Requests);
    }
}
