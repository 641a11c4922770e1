using System.Net.Http;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Tests.Support;
using Xunit;

namespace IonosContainerRegistry.Sandbox.Tests.Registries;

public sealed class NameAndLocationTests
{
    [Theory]
    [InlineData("free-name", 404)]
    [InlineData("acme-production", 200)]
    [InlineData("Acme-production", 400)]
    [InlineData("ab", 400)]
    [InlineData("acme%2Fproduction", 400)]
    public async Task The_name_check_responds_only_with_a_status(string name, int status)
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();

        using HttpResponseMessage response = await sandbox.SendAsync("HEAD", "/names/" + name);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Locations_are_not_paged()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();

        Assert.Equal(["de/fra", "de/txl", "es/vit"], await sandbox.IdsAsync("/locations"));
        Assert.False((await sandbox.GetAsync("/locations")).ContainsKey("_links"));
    }
}
