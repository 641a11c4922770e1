using System;
using System.Management.Automation;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using IonosContainerRegistry.Tests.Stopping;
using Xunit;

namespace IonosContainerRegistry.Tests.DockerConfig;

/// <summary>
/// Pipelines that end before the configuration is written: each token whose password was in it is reported.
/// </summary>
[Collection(nameof(StoppingCollection))]
public sealed class EarlyEndTests : ConnectedSession
{
    private const string Rows = "'one', 'two', 'three' | ForEach-Object { [pscustomobject]@{ Name = \"ci-$_\" } }";

    [Theory]
    [InlineData("-ErrorAction Stop", 409, "ConvertTo-DockerConfig -HostName a.example.com")]
    [InlineData("", 401, "ConvertTo-DockerConfig -HostName a.example.com")]
    [InlineData("", 401, "ConvertTo-DockerConfig")]
    [InlineData("", 401, "ConvertTo-ImagePullSecret pull -HostName a.example.com")]
    public void Is_reported_after_an_error(string parameters, int status, string command)
    {
        Service.Faults.Add(new Fault { When = request => request.Body.Contains("ci-two"), Status = status });

        ShellResult result = Run($"{Rows} | New-RegistryToken $registry {parameters} | {command}");

        Assert.Empty(result.Output);
        AssertNamed("ci-one");
    }

    [Fact]
    public async Task Is_reported_after_a_stop()
    {
        Fault held = Service.Faults.Add(new Fault { When = request => request.Body.Contains("ci-two"), Hold = true });

        ShellRun run = Start($"{Rows} | New-RegistryToken $registry | ConvertTo-DockerConfig");
        await CtrlC.PressAsync(run, held.Reached);

        AssertNamed("ci-one");
    }

    [Fact]
    public async Task Is_reported_after_a_stop_while_the_host_name_is_requested()
    {
        Fault held = Service.Faults.Add(new Fault { Operation = Operations.GetRegistry, Hold = true });

        ShellRun run = Start("New-RegistryToken $registry ci-one | ConvertTo-DockerConfig");
        await CtrlC.PressAsync(run, held.Reached);

        AssertNamed("ci-one");
    }

    [Fact]
    public void Is_not_reported_if_a_downstream_command_fails_with_the_configuration()
    {
        Run("New-RegistryToken $registry ci-one | ConvertTo-DockerConfig | ForEach-Object { throw 'no room' }");

        Assert.DoesNotContain(Errors, error => IdOf(error) == "OperationInterrupted");
    }

    [Fact]
    public void Is_not_reported_of_a_credential_that_the_user_has()
    {
        Run("$c = (New-RegistryToken $registry ci-one).Credential; "
            + "Get-RegistryToken $registry -Name ci-one | ForEach-Object { $_; throw 'no more' } "
            + "| ConvertTo-DockerConfig -Credential $c");

        Assert.DoesNotContain(Errors, error => IdOf(error) == "OperationInterrupted");
    }

    private void AssertNamed(string name)
    {
        TokenRecord token = Service.Store.FindToken(Registry, name)!;
        ErrorRecord error = Assert.Single(
            Errors, error => IdOf(error) == "OperationInterrupted" && token.Id.Equals(error.TargetObject));
        Assert.Contains(name, error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(token.Password, error.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            Session.Host.Screen.Errors, line => line.Contains(token.Id.ToString(), StringComparison.Ordinal));
    }
}
