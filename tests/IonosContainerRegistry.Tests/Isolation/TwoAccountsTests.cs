using System.Linq;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.Isolation;

public sealed class TwoAccountsTests
{
    [Fact]
    public async Task Two_runspaces_use_two_accounts_at_the_same_time()
    {
        await using RegistryService one =
            await RegistryService.StartAsync(new RegistryServiceOptions { Registries = 1, Tokens = 2 });
        await using RegistryService two =
            await RegistryService.StartAsync(new RegistryServiceOptions { Registries = 1, Tokens = 5 });
        Fault first = one.Faults.Add(new Fault { Hold = true });
        Fault second = two.Faults.Add(new Fault { Hold = true });

        Task<string[]> run = FreshShell.RunAsync(
            """
            $shells = foreach ($account in @($env:TEST_URL, $env:TEST_SECRET), @($env:TEST_URL2, $env:TEST_SECRET2)) {
                $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
                $null = $shell.AddScript('
                    param($url, $secret)
                    Import-Module $env:TEST_MODULE
                    Connect-IonosCloud -Token $secret -ApiUrl $url
                    @(Get-ContainerRegistry | Get-RegistryToken).Count')
                $secret = ConvertTo-SecureString $account[1] -AsPlainText -Force
                $null = $shell.AddArgument($account[0]).AddArgument($secret)
                $shell
            }
            $runs = foreach ($shell in $shells) { $shell.BeginInvoke() }
            for ($i = 0; $i -lt 2; $i++) {
                "tokens $($shells[$i].EndInvoke($runs[$i]))"
                $shells[$i].Streams.Error
            }
            """,
            one,
            ("TEST_URL2", two.Url.AbsoluteUri),
            ("TEST_SECRET2", two.Options.Token));
        await Task.WhenAny(run, Task.WhenAll(first.Reached, second.Reached));
        first.Release();
        second.Release();

        Assert.Equal(["tokens 2", "tokens 5"], await run);
        Assert.All(
            one.Requests, request => Assert.Equal("Bearer " + one.Options.Token, request.Headers["Authorization"]));
        Assert.All(
            two.Requests, request => Assert.Equal("Bearer " + two.Options.Token, request.Headers["Authorization"]));
        Assert.Equal(2, new[] { one.Requests, two.Requests }.Count(requests => requests.Count > 0));
    }
}
