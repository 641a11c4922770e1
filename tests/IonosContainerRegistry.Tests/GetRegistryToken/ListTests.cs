using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.GetRegistryToken;

public sealed class ListTests : ConnectedSession
{
    [Fact]
    public void Lists_all_tokens_of_all_registries_without_arguments()
    {
        PSObject[] tokens = [.. Succeed("Get-RegistryToken")];

        Assert.Equal(
            Service.Store.Tokens(Registry).Concat(Service.Store.Tokens(Other)).Select(token => token.Id),
            tokens.Select(token => ((RegistryToken)token.BaseObject).TokenId));
    }

    [Fact]
    public void Reads_all_pages_with_the_specified_page_size()
    {
        Assert.Equal(Tokens.Select(token => token.Name), Names("Get-RegistryToken $registry -PageSize 4"));

        Assert.Equal(["GET /first/tokens?offset=0&limit=4", "GET /first/tokens?offset=3&limit=5"], Requests);
    }

    [Fact]
    public void Requests_100_tokens_per_page_by_default()
    {
        Succeed("Get-RegistryToken $registry");

        Assert.Equal(["GET /first/tokens?offset=0&limit=100"], Requests);
    }

    [Fact]
    public void Lists_the_registries_in_the_order_given()
    {
        RegistryToken[] tokens =
        [
            .. Succeed("Get-RegistryToken -RegistryId $other, $registry")
                .Select(token => (RegistryToken)token.BaseObject),
        ];

        Assert.Equal(12, tokens.Length);
        Assert.All(tokens.Take(6), token => Assert.Equal(Other, token.RegistryId));
        Assert.All(tokens.Skip(6), token => Assert.Equal(Registry, token.RegistryId));
    }

    [Fact]
    public void Shows_the_properties_without_a_password()
    {
        TokenRecord stored = Tokens[1];

        var token = (RegistryToken)Succeed("Get-RegistryToken $registry -Name developer-0002").Single().BaseObject;

        Assert.Equal(Registry, token.RegistryId);
        Assert.Equal(stored.Id, token.TokenId);
        Assert.Equal(stored.Name, token.UserName);
        Assert.Equal("enabled", token.Status);
        Assert.Equal(stored.ExpiryDate, token.ExpiryDate);
        Assert.InRange(token.TimeLeft!.Value, TimeSpan.FromDays(1), TimeSpan.FromDays(410));
        Assert.Equal("repository:team-a/*:pull,push;repository:team-b/*:pull", token.Scopes.ToString());
        Assert.Equal("enabled", token.State);
        Assert.Equal(stored.CreatedDate, token.CreatedDate);
        Assert.Equal(stored.CreatedBy, token.CreatedBy);
        Assert.Null(token.LastModifiedDate);
        Assert.Null(token.Credential);
    }

    [Fact]
    public async Task Writes_the_first_page_while_the_next_is_requested()
    {
        Fault second = Service.Faults.Add(new Fault { PathContains = "offset=1&", Hold = true });

        ShellRun run = Session.Start("Get-RegistryToken $registry -PageSize 2");
        await second.Reached;
        Assert.True(System.Threading.SpinWait.SpinUntil(() => run.OutputCount == 2, TimeSpan.FromSeconds(20)));

        second.Release();
        Assert.Equal(6, (await run.Completion).Output.Count);
    }

    [Fact]
    public void Continues_with_the_other_registries_if_one_cannot_be_listed()
    {
        Service.Faults.Add(new Fault { PathContains = Registry.ToString(), Status = 403 });

        ShellResult result = Run("Get-RegistryToken");

        Assert.Equal(6, result.Output.Count);
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal(Registry, error.TargetObject);
    }

    [Fact]
    public void Lists_the_registry_of_a_piped_object()
    {
        Assert.Equal(12, Succeed("Get-ContainerRegistry | Get-RegistryToken").Count);
    }

    [Fact]
    public void Reads_a_token_from_the_pipeline_by_its_id()
    {
        Succeed("$token = Get-RegistryToken $registry -Name ci-*");
        Service.ClearRequests();

        Assert.Equal(["ci-0006"], Names("$token | Get-RegistryToken"));

        Assert.Equal([$"GET /first/tokens/{Tokens[5].Id}"], Requests);
    }
}
