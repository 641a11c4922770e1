using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Registries;

public class RegistryLookupTests
{
    [Fact]
    public async Task The_list_is_requested_once_for_all_names()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        string name = sandbox.Service.Store.Registries[1].Name;
        RegistryLookup lookup = sandbox.Client.Registries.CreateLookup(sandbox.Observer);

        Assert.Equal(sandbox.Service.Store.Registries[1].Id, Assert.Single(await FindAsync(lookup, name)).Id);
        Assert.Empty(await FindAsync(lookup, "missing"));

        Assert.Single(sandbox.Service.Requests);
    }

    [Fact]
    public async Task A_list_that_fails_is_an_exception_of_its_own_for_each_name()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Status = 403 });
        RegistryLookup lookup = sandbox.Client.Registries.CreateLookup(sandbox.Observer);

        RegistryApiException first =
            await Assert.ThrowsAsync<RegistryApiException>(() => FindAsync(lookup, "first"));
        RegistryApiException second =
            await Assert.ThrowsAsync<RegistryApiException>(() => FindAsync(lookup, "second"));

        Assert.Equal("first", first.ResourceName);
        Assert.Equal("second", second.ResourceName);
        Assert.Equal((403, first.Message, first.Path), (second.StatusCode, second.Message, second.Path));
        Assert.Single(sandbox.Service.Requests);
    }

    private static Task<IReadOnlyList<RegistryResource>> FindAsync(
        RegistryLookup lookup, string name)
        => lookup.FindAsync(name, other => false, CancellationToken.None);
}
