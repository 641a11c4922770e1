using System.Linq;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.Connection;

public sealed class ChangedConnectionTests : ConnectedSession
{
    [Fact]
    public async Task A_connection_shows_the_settings_that_it_uses()
    {
        await using RegistryService another =
            await RegistryService.StartAsync(Options with { Token = Service.Options.Token, Registries = 1 });
        Session.SetVariable("there", another.Url);
        Succeed("$c = Connect-IonosCloud -Token $secret -ApiUrl $url -PassThru; Get-ContainerRegistry");
        Service.ClearRequests();

        Assert.Single(Succeed("$c.ApiUrl = $there; Get-ContainerRegistry"));

        Assert.Empty(Requests);
        Assert.Single(another.Requests);
    }

    [Fact]
    public void A_changed_setting_takes_effect_at_the_next_command()
    {
        Succeed(
            "$c = Connect-IonosCloud -Token $secret -ApiUrl $url -RetryIntervalSec 0 -PassThru; Get-ContainerRegistry");
        Service.ClearRequests();
        Service.Faults.Add(new Fault { Status = 503 });

        Run("$c.MaximumRetryCount = 1; Get-ContainerRegistry");

        Assert.Equal(2, Requests.Length);
    }

    [Fact]
    public void An_unchanged_connection_keeps_its_sockets()
    {
        Succeed("Get-ContainerRegistry; Get-ContainerRegistry; Get-ContainerRegistry");

        Assert.Equal(3, Requests.Length);
        Assert.Single(Service.Requests.Select(request => request.ConnectionId).Distinct());
    }
}
