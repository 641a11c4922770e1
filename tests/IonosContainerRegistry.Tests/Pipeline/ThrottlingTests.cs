using System;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using IonosContainerRegistry.Tests.Stopping;
using Xunit;

namespace IonosContainerRegistry.Tests.Pipeline;

[Collection(nameof(StoppingCollection))]
public sealed class ThrottlingTests : ConnectedSession
{
    [Fact]
    public async Task A_wait_caused_by_an_earlier_command_is_explained_once()
    {
        Service.Faults.Add(new Fault { Times = 1, Status = 429, RetryAfter = TimeSpan.FromSeconds(60) });
        Task waiting = Session.Host.Screen.Shows("Retry 1 of");
        await CtrlC.PressAsync(Session.Start("Get-ContainerRegistry -Verbose"), waiting);
        Task explained = Session.Host.Screen.Shows("throttling");

        ShellRun run = Session.Start(
            "1..3 | ForEach-Object { [pscustomobject]@{ TokenId = $ids[$_] } }"
            + " | Remove-RegistryToken $registry -Force");
        ShellResult result = await CtrlC.PressAsync(run, explained);

        Assert.Single(result.Warnings);
        Assert.Equal(6, Tokens.Count);
    }
}
