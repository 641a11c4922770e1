using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using IonosContainerRegistry.Tests.Stopping;
using Xunit;

namespace IonosContainerRegistry.Tests.Pipeline;

/// <summary>Lists that are read at the same time: in order, bounded, and never more than is needed.</summary>
[Collection(nameof(StoppingCollection))]
public sealed class ReadingConcurrencyTests : ConnectedSession
{
    protected override RegistryServiceOptions Options { get; } = new()
    {
        Registries = 60,
        Tokens = 3,
        OtherTokens = 3,
        Repositories = 40,
        ArtifactsPerRepository = 5,
        OtherRepositories = 1,
    };

    [Theory]
    [InlineData("Get-RegistryToken", 180)]
    [InlineData("Get-ContainerRegistry | Get-RegistryToken", 180)]
    [InlineData("Measure-RegistryToken", 60)]
    [InlineData("Get-ContainerRegistry -RegistryId (Get-ContainerRegistry).RegistryId", 60)]
    [InlineData("Get-ContainerRegistry | Select-Object RegistryId | Get-ContainerRegistry", 60)]
    [InlineData("Get-RegistryRepository $registry | Get-RegistryArtifact", 200)]
    public void Lists_are_read_at_the_same_time_and_written_in_the_order_of_the_input(string script, int count)
    {
        Service.Faults.Add(new Fault { Every = 3, Delay = TimeSpan.FromMilliseconds(60) });

        PSObject[] output = [.. Succeed(script)];

        Assert.Equal(count, output.Length);
        string property = script.Contains("Artifact", StringComparison.Ordinal) ? "RepositoryName" : "RegistryId";
        string[] order = [.. output.Select(item => $"{item.Properties[property].Value}")];
        string[] expected = property == "RegistryId"
            ? [.. Service.Store.Registries.Select(registry => $"{registry.Id}")]
            :
            [
                .. Service.Store.Repositories(Registry).Select(repository => repository.Name)
                    .Order(StringComparer.Ordinal),
            ];
        Assert.Equal(expected, order.Where((name, i) => i == 0 || name != order[i - 1]));
        Assert.InRange(Service.PeakConcurrency, 4, 40);
    }

    [Theory]
    [InlineData("Get-RegistryToken -First 4", 3)]
    [InlineData("Get-ContainerRegistry | Get-RegistryToken -First 4", 3)]
    [InlineData("Get-ContainerRegistry | Get-RegistryToken | Select-Object -First 1", 2)]
    [InlineData("Get-RegistryRepository $registry | Get-RegistryArtifact -First 5", 2)]
    [InlineData("Get-RegistryRepository $registry | Get-RegistryArtifact | Select-Object -First 5", 2)]
    public void Only_the_pages_of_the_first_objects_are_requested(string script, int requests)
    {
        Succeed(script);

        Assert.Equal(requests, Service.Requests.Count);
    }

    [Fact]
    public void A_failed_list_causes_an_error_in_order_and_the_others_are_read()
    {
        Guid failing = Service.Store.Registries[7].Id;
        Service.Faults.Add(new Fault { PathContains = $"{failing}/tokens", Status = 404 });

        ShellResult result = Run("Get-RegistryToken");

        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal("NotFound", IdOf(error));
        Assert.Equal(failing, error.TargetObject);
        Assert.Equal(59 * 3, result.Output.Count);
    }

    [Fact]
    public async Task Ctrl_C_leaves_nothing_running()
    {
        Fault held = Service.Faults.Add(new Fault { Operation = Operations.ListTokens, Skip = 3, Hold = true });

        await CtrlC.PressAsync(Start("Get-RegistryToken"), held.ReachedBy(3));

        await CtrlC.Within(held.Abandoned);
        int before = Service.Requests.Count;
        held.Release();
        Succeed("Get-ContainerRegistry -First 1");
        Assert.Equal(before + 1, Service.Requests.Count);
    }

    [Fact]
    public void No_requests_are_sent_while_the_service_throttles()
    {
        Service.Faults.Add(new Fault
        {
            Operation = Operations.ListTokens,
            Skip = 6,
            Times = 1,
            Status = 429,
            RetryAfter = TimeSpan.FromSeconds(1),
        });

        PSObject[] output = [.. Succeed("Get-RegistryToken")];

        Assert.Equal(180, output.Length);
        // The requests that were in flight when it arrived, and its own retry, but no more.
        Assert.InRange(Service.Requests.Count, 62, 62);
    }
}
