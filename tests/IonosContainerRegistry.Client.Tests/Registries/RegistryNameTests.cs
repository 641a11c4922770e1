using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Registries;

/// <summary>Locations and the check of names, whose good result is a 404.</summary>
public class RegistryNameTests
{
    [Fact]
    public async Task Free_taken_and_malformed_names_are_told_apart()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        RegistryNameChecker checker = sandbox.Client.Registries.CreateNameChecker();

        List<RegistryNameCheck> checks = [];
        foreach (string name in new[] { "acme-production", "no-such-name", "Bad_Name" })
            checks.Add(await checker.CheckAsync(name, sandbox.Observer, default));

        Assert.Equal(
            [
                ("acme-production", RegistryNameStatus.Taken, 200),
                ("no-such-name", RegistryNameStatus.Free, 404),
                ("Bad_Name", RegistryNameStatus.Malformed, null),
            ],
            checks.Select(check => (check.Name, check.Status, check.Response?.StatusCode)));
        Assert.Equal(["GET /locations", "HEAD /names/acme-production", "HEAD /names/no-such-name"], sandbox.Sent);
    }

    [Fact]
    public async Task A_name_that_the_service_refuses_is_malformed()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Operation = Operations.CheckName, Status = 400, Body = "" });

        RegistryNameCheck check = await sandbox.Client.Registries.CreateNameChecker()
            .CheckAsync("no-such-name", sandbox.Observer, default);

        Assert.Equal(RegistryNameStatus.Malformed, check.Status);
    }

    [Theory]
    [InlineData(404, "")]
    [InlineData(404, """{"msg":"Not Found"}""")]
    [InlineData(200, "<html>")]
    [InlineData(200, "{}")]
    [InlineData(401, "")]
    [InlineData(500, "")]
    public async Task No_name_is_free_at_a_wrong_address(int status, string body)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Operation = Operations.ListLocations, Status = status, Body = body });

        await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.Client.Registries.CreateNameChecker()
            .CheckAsync("no-such-name", sandbox.Observer, default));

        Assert.Equal(0, sandbox.Count("HEAD"));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(405)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    public async Task No_name_is_free_because_of_a_failure(int status)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Operation = Operations.CheckName, Status = status, Body = "" });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.Client.Registries.CreateNameChecker()
            .CheckAsync("no-such-name", sandbox.Observer, default));

        Assert.Equal(("HEAD", status), (failure.Method, failure.StatusCode));
    }

    [Fact]
    public async Task Locations_are_read_and_those_without_an_id_are_counted()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Operation = Operations.ListLocations, ItemWithoutId = 1, Skip = 1 });

        using PageReader<LocationResource> first = sandbox.Client.Registries.ListLocations(sandbox.Observer);
        Page<LocationResource> all = (await first.ReadAsync(default))!;
        using PageReader<LocationResource> second = sandbox.Client.Registries.ListLocations(sandbox.Observer);
        Page<LocationResource> some = (await second.ReadAsync(default))!;

        Assert.Equal(["de/fra", "de/txl", "es/vit"], all.Items.Select(location => location.Id));
        Assert.Equal((2, 1), (some.Items.Count, some.UnidentifiedCount));
        Assert.Null(await first.ReadAsync(default));
    }

    [Theory]
    [InlineData("abc", true)]
    [InlineData("a-1", true)]
    [InlineData("ab", false)]
    [InlineData("1abc", false)]
    [InlineData("abc-", false)]
    [InlineData("Abc", false)]
    [InlineData("a_c", false)]
    [InlineData("äbc", false)]
    [InlineData("abc\n", false)]
    [InlineData("..", false)]
    public void A_name_is_three_to_63_lowercase_letters_digits_and_hyphens(string name, bool valid)
        => Assert.Equal(valid, RegistryName.IsValid(name));

    [Fact]
    public void A_name_has_at_most_63_characters()
    {
        Assert.True(RegistryName.IsValid(new string('a', 63)));
        Assert.False(RegistryName.IsValid(new string('a', 64)));
    }
}
