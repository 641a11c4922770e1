using System;
using System.Linq;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.Connection;

/// <summary>
/// The connection that a command uses. Each test starts a process, because environment and state belong to one.
/// </summary>
public sealed class LookupTests : IAsyncLifetime
{
    private RegistryService _service = null!;

    public async Task InitializeAsync()
        => _service = await RegistryService.StartAsync(new RegistryServiceOptions { Registries = 1, Tokens = 1 });

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Without_a_connection_the_error_explains_how_to_connect()
    {
        string[] lines = await FreshShell.RunAsync(
            """
            Import-Module $env:TEST_MODULE
            try { Get-ContainerRegistry } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
            """,
            _service);

        Assert.Equal("NotConnected,IonosContainerRegistry.GetContainerRegistryCommand", lines[0]);
        Assert.Contains("Connect-IonosCloud", lines[1], StringComparison.Ordinal);
        Assert.Contains("IONOS_TOKEN", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_environment_is_used_until_a_runspace_connects()
    {
        string[] lines = await FreshShell.RunAsync(
            """
            Import-Module $env:TEST_MODULE
            "environment $((Get-ContainerRegistry).Name) $((Get-IonosCloudConnection).UserName)"

            $env:IONOS_TOKEN = $env:TEST_SECRET
            "token $((Get-ContainerRegistry).Name) $((Get-IonosCloudConnection).AuthenticationType)"

            Connect-IonosCloud -Token (ConvertTo-SecureString $env:TEST_SECRET -AsPlainText -Force) -ContractNumber 1
            "explicit $((Get-ContainerRegistry).Name)"

            $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
            $null = $shell.AddScript('
                Import-Module $env:TEST_MODULE
                try { Get-ContainerRegistry } catch { $_.Exception.Message }')
            "elsewhere $($shell.Invoke())"

            Disconnect-IonosCloud
            try { Get-ContainerRegistry } catch { "gone $($_.FullyQualifiedErrorId)" }
            """,
            _service,
            ("IONOS_USERNAME", _service.Options.UserName),
            ("IONOS_PASSWORD", _service.Options.Password),
            ("IONOS_API_URL", _service.Url.GetLeftPart(UriPartial.Authority) + "/"),
            ("IONOS_CONTRACT_NUMBER", "4711"));

        Assert.Equal("environment acme-production " + _service.Options.UserName, lines[0]);
        Assert.Equal("token acme-production Token", lines[1]);
        Assert.Equal("explicit acme-production", lines[2]);
        Assert.StartsWith("elsewhere ", lines[3], StringComparison.Ordinal);
        Assert.Contains("-Connection $using:c", lines[3], StringComparison.Ordinal);
        Assert.Equal("gone NotConnected,IonosContainerRegistry.GetContainerRegistryCommand", lines[4]);
        Assert.Equal(5, lines.Length);

        Assert.Equal(["4711", "4711", "1"], _service.Requests.Select(request => request.Headers["X-Contract-Number"]));
        Assert.Equal(
            ["Basic", "Bearer", "Bearer"],
            _service.Requests.Select(request => request.Headers["Authorization"].Split(' ')[0]));
    }

    [Fact]
    public async Task An_invalid_environment_variable_is_named()
    {
        string[] lines = await FreshShell.RunAsync(
            """
            Import-Module $env:TEST_MODULE
            $all = @('IONOS_API_URL', 'ftp://example.com'), @('IONOS_CONTRACT_NUMBER', 'many'),
                @('IONOS_PINNED_CERT', 'abc')
            foreach ($bad in $all) {
                [Environment]::SetEnvironmentVariable($bad[0], $bad[1])
                try { Get-ContainerRegistry } catch { "$($_.FullyQualifiedErrorId) $($_.Exception.Message)" }
                [Environment]::SetEnvironmentVariable($bad[0], $null)
            }
            """,
            _service,
            ("IONOS_TOKEN", "secret"));

        Assert.Equal(3, lines.Length);
        const string Id = "NotConnected,IonosContainerRegistry.GetContainerRegistryCommand ";
        Assert.StartsWith(Id + "Environment variable IONOS_API_URL", lines[0], StringComparison.Ordinal);
        Assert.StartsWith(Id + "Environment variable IONOS_CONTRACT_NUMBER", lines[1], StringComparison.Ordinal);
        Assert.StartsWith(Id + "Environment variable IONOS_PINNED_CERT", lines[2], StringComparison.Ordinal);
    }
}
