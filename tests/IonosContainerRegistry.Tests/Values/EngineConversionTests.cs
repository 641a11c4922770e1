using System;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Xunit;

namespace IonosContainerRegistry.Tests.Values;

/// <summary>PowerShell's own conversions, which are all that a mocked cmdlet has.</summary>
public sealed class EngineConversionTests
{
    [Theory]
    [InlineData("[IonosContainerRegistry.RegistryTokenScope]'a:b:pull,push'", "a:b:pull,push")]
    [InlineData(
        "[IonosContainerRegistry.RegistryTokenScope]@{ Type = 'a'; Name = 'b'; Actions = 'pull,push' }",
        "a:b:pull,push")]
    [InlineData(
        "[IonosContainerRegistry.RegistryTokenScope]@{ Type = 'a'; Name = 'b'; Actions = 'pull','push' }",
        "a:b:pull,push")]
    [InlineData("[IonosContainerRegistry.RegistryTokenScope[]]('a:b', @{ Type = 'c'; Name = 'd' })", "a:b|c:d")]
    [InlineData(",[IonosContainerRegistry.RegistryTokenScopeCollection]('a:b', 'c:d')", "a:b;c:d")]
    [InlineData(",[IonosContainerRegistry.RegistryTokenScopeCollection]'a:b;c:d'", "a:b;c:d")]
    [InlineData(",[IonosContainerRegistry.RegistryTokenScopeCollection]@{ Type = 'a'; Name = 'b' }", "a:b")]
    [InlineData(
        ",[IonosContainerRegistry.RegistryTokenScopeCollection][IonosContainerRegistry.RegistryTokenScope]'a:b'",
        "a:b")]
    [InlineData("[IonosContainerRegistry.TokenLifetime]'30d'", "30d")]
    [InlineData("[IonosContainerRegistry.TokenLifetime][timespan]'14.00:00:00'", "2w")]
    [InlineData("function f([IonosContainerRegistry.TokenLifetime] $Value) { $Value }; f 30d", "30d")]
    public void Converts(string script, string expected) => Assert.Equal(expected, Run(script));

    [Theory]
    [InlineData("[IonosContainerRegistry.RegistryTokenScope]@{ Type = 'a'; Nam = 'b' }", "'Nam'")]
    [InlineData("[IonosContainerRegistry.RegistryTokenScope]'rubbish'", "type:name:actions")]
    [InlineData("[IonosContainerRegistry.TokenLifetime]30d", "'30d'")]
    [InlineData("[IonosContainerRegistry.TokenLifetime]30", "'30d'")]
    public void RefusesWithTheRule(string script, string rule)
    {
        RuntimeException refusal = Assert.ThrowsAny<RuntimeException>(() => Run(script));

        Assert.Contains(rule, refusal.Message, StringComparison.Ordinal);
    }

    private static string Run(string script)
    {
        using var shell = PowerShell.Create(InitialSessionState.CreateDefault2());
        return string.Join("|", shell.AddScript("$ErrorActionPreference = 'Stop'; " + script).Invoke()
            .Select(result => result.BaseObject.ToString()));
    }
}
