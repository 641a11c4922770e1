using System.Management.Automation;
using Xunit;

namespace IonosContainerRegistry.Tests.Connection;

public sealed class UnsettableVariableTests : ConnectedSession
{
    [Theory]
    [InlineData("StatusCodeVariable", "", "pid")]
    [InlineData("StatusCodeVariable", "", "true")]
    [InlineData("StatusCodeVariable", "", "ErrorActionPreference")]
    [InlineData("StatusCodeVariable", "", "env:PATH")]
    [InlineData("StatusCodeVariable", "", "nowhere:status")]
    [InlineData("StatusCodeVariable", "[guid] $when = [guid]::NewGuid(); ", "when")]
    [InlineData("StatusCodeVariable", "[ValidateSet('a', 'b')] $choice = 'a'; ", "choice")]
    [InlineData("ResponseHeadersVariable", "", "global:PID")]
    [InlineData("ResponseHeadersVariable", "[int] $count = 5; ", "count")]
    public void Are_refused_before_anything_is_sent(string parameter, string before, string variable)
    {
        ErrorRecord error = Terminate($"{before}New-RegistryToken $registry fresh -{parameter} {variable}");

        Assert.Equal("InvalidParameter", IdOf(error));
        Assert.StartsWith($"-{parameter}: ", error.Exception.Message, System.StringComparison.Ordinal);
        Assert.Contains(variable, error.Exception.Message, System.StringComparison.Ordinal);
        Assert.Empty(Requests);
    }

    [Theory]
    [InlineData("script:status")]
    [InlineData("global:status")]
    [InlineData("variable:status")]
    [InlineData("status")]
    public void Other_variables_are_set(string variable)
        => Assert.Equal(200, Assert.Single(Succeed(
            $"Get-ContainerRegistry -StatusCodeVariable {variable} >$null; ${variable}")).BaseObject);

    [Fact]
    public void A_typed_variable_gets_a_value_of_its_type()
        => Assert.Equal("200", Assert.Single(Succeed(
            "[string] $status = ''; Get-ContainerRegistry -StatusCodeVariable status >$null; $status")).BaseObject);

    [Fact]
    public void A_variable_that_cannot_be_set_anymore_does_not_lose_a_token()
    {
        // Between the check and the response, the consumer of the first token protects the variable.
        ShellResult result = Run(
            "'one', 'two' | ForEach-Object { [pscustomobject]@{ Name = \"ci-$_\" } }"
            + " | New-RegistryToken $registry -StatusCodeVariable status"
            + " | ForEach-Object { $_; [psvariable]::new('status', 0, 'Constant')"
            + " | ForEach-Object { $ExecutionContext.SessionState.PSVariable.Set($_) } }");

        Assert.Equal(2, result.Output.Count);
        Assert.Null(result.TerminatingError);
        Assert.NotEmpty(result.Warnings);
    }
}
