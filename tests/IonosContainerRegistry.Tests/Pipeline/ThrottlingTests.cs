using System;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using IonosContainerRegistry.Sandbox.Shell;
using IonosContainerRegistry.Tests.Sessions;
using IonosContainerRegistry.Tests.Stopping;
using Xunit;

namespace IonosContainerRegistry.Tests.Pipeline;

[Collection(nameof(StoppingCollection))]
public sealed class ThrottlingTests : ConnectedSession
{
    [Fact]
    public async Task A_wait_that_an_earlier_command_caused_is_explained_once()
    {
        Succeed("Connect-IonosCloud -Token $secret -ApiUrl $url -MaximumRetryCount 0");
        Service.Faults.Add(new Fault { Times = 1, Status = 429, RetryAfter = TimeSpan.FromSeconds(60) });
        Assert.Equal("TooManyRequests", IdOf(Fail("Get-ContainerRegistry")));
        Task explained = Session.Host.Screen.Shows("throttling");

        ShellRun run = Session.Start("1..3 | ForEach-Object { [pscustomobject]@{ TokenId = $ids[$_] } } | Remove-RegistryToken $registry -Force");
        ShellResult result = await CtrlC.PressAsync(run, explained);

        Assert.Single(result.Warnings);
        Assert.Equal(6, Tokens.Count);
    }
}
