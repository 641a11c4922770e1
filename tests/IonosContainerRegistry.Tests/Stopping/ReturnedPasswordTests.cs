using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.Stopping;

/// <summary>
/// Pipelines that end before the command is complete: PowerShell then assigns nothing, so the tokens whose passwords
/// were returned before are named.
/// </summary>
[Collection(nameof(StoppingCollection))]
public sealed class ReturnedPasswordTests : ConnectedSession
{
    private const string Create = "$new = 'ci-one', 'ci-two', 'ci-three' | "
        + "ForEach-Object { [pscustomobject]@{ Name = $_ } } | New-RegistryToken $registry";

    [Theory]
    [InlineData("", 401)]
    [InlineData("-ErrorAction Stop", 409)]
    public void Are_reported_after_an_error(string parameters, int status)
    {
        Service.Faults.Add(new Fault { When = request => request.Body.Contains("ci-three"), Status = status });

        Run($"{Create} {parameters}");

        AssertNamed("ci-one", "ci-two");
        Assert.Null(Session.GetVariable("new"));
    }

    [Fact]
    public async Task Are_reported_after_a_stop()
    {
        Fault held = Service.Faults.Add(new Fault { When = request => request.Body.Contains("ci-three"), Hold = true });

        ShellRun run = Start(Create);
        await CtrlC.PressAsync(run, held.Reached);

        AssertNamed("ci-one", "ci-two");
    }

    [Fact]
    public void Are_reported_after_a_rotation_that_failed_midway()
    {
        string[] old = [.. Service.Store.Tokens(Registry).Take(3).Select(token => token.Name)];
        Service.Faults.Add(new Fault { Method = "PUT", Skip = 2, Status = 403 });

        Run("$new = Get-RegistryToken $registry -First 3 "
            + "| Reset-RegistryToken -OldTokenAction Remove -Confirm:$false -ErrorAction Stop");

        Guid[] created = [.. Service.Store.Tokens(Registry)
            .Where(token => old.Any(name => token.Name.StartsWith(name + "-", StringComparison.Ordinal)))
            .Select(token => token.Id)];
        Assert.Equal(2, created.Length);
        Assert.Equal(created.Order(), Reported().Order());
    }

    [Theory]
    [InlineData("-OutVariable kept", "")]
    [InlineData("", "| Select-Object -First 1")]
    public void Are_not_reported_if_they_are_kept(string parameters, string downstream)
    {
        Service.Faults.Add(new Fault { When = request => request.Body.Contains("ci-three"), Status = 401 });

        Run($"{Create} {parameters} {downstream}");

        Assert.Empty(Reported());
    }

    private void AssertNamed(params string[] names)
    {
        TokenRecord[] tokens = [.. names.Select(name => Service.Store.FindToken(Registry, name)!)];
        Assert.Equal(tokens.Select(token => token.Id), Reported());
        RegistryException exception = Assert.IsType<RegistryException>(
            Errors.First(error => IdOf(error) == "OperationInterrupted").Exception);
        Assert.Equal(Registry, exception.RegistryId);
        Assert.Equal(tokens.Length == 1 ? tokens[0].Id : null, exception.TokenId);
        foreach (TokenRecord token in tokens)
        {
            Assert.Contains(
                Session.Host.Screen.Errors, line => line.Contains(token.Id.ToString(), StringComparison.Ordinal));
            Assert.DoesNotContain(
                Errors, error => error.ToString().Contains(token.Password, StringComparison.Ordinal));
        }
    }

    private IEnumerable<Guid> Reported() => Errors
        .Where(error => IdOf(error) == "OperationInterrupted")
        .SelectMany(error => error.TargetObject is object[] ids ? ids : [error.TargetObject])
        .OfType<Guid>();
}
