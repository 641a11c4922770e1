using System;
using System.Linq;
using Xunit;

namespace IonosContainerRegistry.Tests.RemoveRegistryToken;

public sealed class ConfirmationTests : ConnectedSession
{
    [Fact]
    public void Prompts_with_the_name_before_each_removal()
    {
        Session.Host.Screen.Answer("y", "n", "y");

        Succeed("Remove-RegistryToken $registry $ids[0], $ids[1], $ids[2]");

        Assert.Equal(["developer-0002", "cleanup-0004", "mirror-0005", "ci-0006"], Tokens.Select(token => token.Name));
        Assert.Equal(3, Session.Host.Screen.Prompts.Count);
        Assert.Contains(Tokens[0].Id.ToString(), Session.Host.Screen.Prompts[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Yes_to_all_prompts_once()
    {
        Session.Host.Screen.Answer("a");

        Succeed("Get-RegistryToken $registry | Remove-RegistryToken");

        Assert.Empty(Tokens);
        Assert.Single(Session.Host.Screen.Prompts);
    }

    [Fact]
    public void No_to_all_removes_no_other_token()
    {
        Session.Host.Screen.Answer("y", "l");

        Succeed("Get-RegistryToken $registry | Remove-RegistryToken");

        Assert.Equal(5, Tokens.Count);
        Assert.Equal(2, Session.Host.Screen.Prompts.Count);
    }

    [Theory]
    [InlineData("-Force")]
    [InlineData("-Confirm:$false")]
    [InlineData("-Force -Confirm:$false")]
    public void Does_not_prompt_with_Force_or_Confirm_false(string answer)
    {
        Succeed("Remove-RegistryToken $registry $ids " + answer);

        Assert.Empty(Tokens);
        Assert.Empty(Session.Host.Screen.Prompts);
    }

    [Fact]
    public void An_explicit_Confirm_prompts_even_with_Force()
    {
        Session.Host.Screen.Answer("n");

        Succeed("Remove-RegistryToken $registry $ids[0] -Force -Confirm");

        Assert.Equal(6, Tokens.Count);
    }

    [Theory]
    [InlineData("-WhatIf")]
    [InlineData("-Force -WhatIf")]
    [InlineData("-Confirm:$false -WhatIf")]
    public void WhatIf_removes_nothing_and_does_not_prompt(string arguments)
    {
        Succeed("Remove-RegistryToken $registry $ids " + arguments);

        Assert.Empty(Requests);
        Assert.Empty(Session.Host.Screen.Prompts);
    }

    [Theory]
    [InlineData("Remove-RegistryToken $registry $ids -Force")]
    [InlineData("Set-RegistryToken $registry $ids -Status disabled")]
    [InlineData("Set-RegistryToken $registry $ids[0] -AddScope repository:x:pull")]
    [InlineData("Set-RegistryToken $registry $ids[0] -Replace -Name deploy-0001")]
    [InlineData("New-RegistryToken $registry fresh")]
    public void WhatIfPreference_sends_no_change(string command)
    {
        Succeed("$WhatIfPreference = $true; " + command);

        Assert.DoesNotContain(Requests, request => !request.StartsWith("GET", StringComparison.Ordinal));
        Assert.Contains("What if:", Session.Host.Screen.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Set-RegistryToken $registry $ids[0] -Status disabled")]
    [InlineData("New-RegistryToken $registry fresh")]
    public void Other_changes_prompt_only_with_Confirm(string command)
    {
        Succeed(command);
        Assert.Empty(Session.Host.Screen.Prompts);
        Service.ClearRequests();

        Session.Host.Screen.Answer("n");
        Succeed(command + " -Confirm");
        Assert.Single(Session.Host.Screen.Prompts);
        Assert.Empty(Requests);
    }

    [Fact]
    public void ConfirmPreference_None_does_not_prompt()
    {
        ShellResult result = Run("$ConfirmPreference = 'None'; Remove-RegistryToken $registry $ids");

        Assert.Empty(result.Errors);
        Assert.Empty(Tokens);
    }
}
