using System;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.GetContainerRegistry;

public sealed class GetContainerRegistryTests : ConnectedSession
{
    protected override RegistryServiceOptions Options { get; } = new() { Registries = 120, Tokens = 0 };

    [Fact]
    public void Lists_the_registries_of_all_pages()
    {
        Assert.Equal(Service.Store.Registries.Select(registry => registry.Name), Names("Get-ContainerRegistry"));

        Assert.True(Requests.Length > 1);
    }

    [Fact]
    public void Shows_the_properties_of_a_registry()
    {
        RegistryRecord stored = Service.Store.Registries[0];

        var registry = (ContainerRegistry)Succeed("Get-ContainerRegistry acme-production").Single().BaseObject;

        Assert.Equal(stored.Id, registry.RegistryId);
        Assert.Equal(stored.HostName, registry.HostName);
        Assert.Equal("de/txl", registry.Location);
        Assert.Equal("Running", registry.State);
        Assert.Equal(stored.StorageBytes, registry.StorageBytes);
        Assert.Equal(stored.StorageUpdatedAt, registry.StorageUpdatedDate);
        Assert.True(registry.VulnerabilityScanning);
        Assert.Equal(stored.AllowList, registry.ApiSubnetAllowList);
        Assert.Equal(stored.GarbageCollectionDays, registry.GarbageCollectionDays);
        Assert.Equal(stored.GarbageCollectionTime, registry.GarbageCollectionTime);
        Assert.Equal(stored.CreatedDate, registry.CreatedDate);
    }

    [Fact]
    public void Has_no_host_name_until_the_registry_runs()
    {
        var registry = (ContainerRegistry)Succeed("Get-ContainerRegistry acme-archive").Single().BaseObject;

        Assert.Null(registry.HostName);
        Assert.Equal("New", registry.State);
    }

    [Theory]
    [InlineData("acme-*ion", "acme-production")]
    [InlineData("ACME-STAGING", "acme-staging")]
    [InlineData("acme-archive, *prod*", "acme-production,acme-archive")]
    [InlineData("nothing*", "")]
    public void Finds_registries_by_name_and_pattern(string name, string names)
    {
        Assert.Equal(names, string.Join(",", Names("Get-ContainerRegistry " + name)));
    }

    [Theory]
    [InlineData("-First 2", "acme-production,acme-staging")]
    [InlineData("-Skip 1 -First 2", "acme-staging,acme-archive")]
    [InlineData("-Skip 118", "acme-team-0119,acme-team-0120")]
    [InlineData("acme-team-* -Skip 1 -First 1", "acme-team-0005")]
    [InlineData("-First 0", "")]
    public void Pages_after_filtering(string part, string names)
    {
        Assert.Equal(names, string.Join(",", Names("Get-ContainerRegistry " + part)));
    }

    [Fact]
    public void Reports_an_unknown_total_because_the_service_returns_none()
    {
        PSObject[] output = [.. Succeed("Get-ContainerRegistry -IncludeTotalCount -First 1")];

        Assert.Equal(0.0, output[0].Properties["Accuracy"].Value);
        Assert.Equal("acme-production", Assert.IsType<ContainerRegistry>(output[1].BaseObject).Name);
        Assert.Equal(2, output.Length);
    }

    [Fact]
    public void Gets_registries_by_ID_and_reports_a_missing_one()
    {
        Session.SetVariable("missing", Guid.NewGuid());

        ShellResult result = Run("Get-ContainerRegistry -RegistryId $other, $missing, $registry");

        Assert.Equal(
            [Other, Registry], result.Output.Select(registry => ((ContainerRegistry)registry.BaseObject).RegistryId));
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal("NotFound,IonosContainerRegistry.GetContainerRegistryCommand", error.FullyQualifiedErrorId);
        Assert.Equal(Session.GetVariable("missing"), error.TargetObject);
        Assert.Equal(3, Requests.Count());
        Assert.Equal(["GET /first", "GET /second"], Requests.Where(request => request.Length < 20).Order());
    }

    [Fact]
    public void Gets_the_registry_of_a_piped_object()
    {
        Assert.Equal(
            ["acme-staging"],
            Names("[pscustomobject]@{ RegistryId = \"$other\"; Name = 'x' } | Get-ContainerRegistry"));
    }
}
