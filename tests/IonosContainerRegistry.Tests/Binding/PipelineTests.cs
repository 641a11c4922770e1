using System;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.Binding;

public sealed class PipelineTests : ConnectedSession
{
    [Fact]
    public void A_token_is_copied_to_another_registry_with_all_properties()
    {
        TokenRecord original = new()
        {
            Id = Guid.NewGuid(),
            Name = "mover",
            Status = "disabled",
            ExpiryDate = new DateTimeOffset(2037, 1, 2, 3, 4, 5, TimeSpan.Zero),
            Scopes = [new("repository", "team-a/*", ["pull", "push"]), new("registry", "*", ["list"])],
        };
        Service.Store.AddToken(Registry, original);

        Succeed("Get-RegistryToken $registry -Name mover | New-RegistryToken -RegistryId $other");

        TokenRecord copy = Service.Store.FindToken(Other, "mover")!;
        Assert.NotEqual(original.Id, copy.Id);
        Assert.Equal(original.Status, copy.Status);
        Assert.Equal(original.ExpiryDate, copy.ExpiryDate);
        Assert.Equivalent(original.Scopes, copy.Scopes, strict: true);
    }

    [Fact]
    public void A_token_without_expiry_and_scopes_is_copied_without_them()
    {
        Service.Store.AddToken(Registry, new TokenRecord { Id = Guid.NewGuid(), Name = "bare" });

        Succeed("Get-RegistryToken $registry -Name bare | New-RegistryToken -RegistryId $other");

        TokenRecord copy = Service.Store.FindToken(Other, "bare")!;
        Assert.Null(copy.ExpiryDate);
        Assert.Empty(copy.Scopes);
    }

    [Fact]
    public void The_name_of_a_registry_is_refused_as_the_name_of_a_token()
    {
        ShellResult result = Run("Get-ContainerRegistry | New-RegistryToken");

        Assert.Equal(2, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.Equal("InvalidParameter", IdOf(error)));
        Assert.All(result.Errors, error => Assert.Contains("-Name", error.Exception.Message, StringComparison.Ordinal));
        Assert.Empty(Bodies);
    }

    [Fact]
    public void Piped_registries_get_a_token_with_the_specified_name()
    {
        Succeed("Get-ContainerRegistry | New-RegistryToken -Name fresh");

        Assert.NotNull(Service.Store.FindToken(Registry, "fresh"));
        Assert.NotNull(Service.Store.FindToken(Other, "fresh"));
    }

    [Fact]
    public void An_argument_overrides_the_input_object()
    {
        Succeed(
            "[pscustomobject]@{ RegistryId = \"$other\"; Name = 'fresh'; Status = 'enabled' }"
            + " | New-RegistryToken $registry -Status disabled");

        Assert.Equal("disabled", Service.Store.FindToken(Registry, "fresh")!.Status);
        Assert.Null(Service.Store.FindToken(Other, "fresh"));
    }

    [Fact]
    public void A_constructed_token_binds_like_one_from_the_service()
    {
        Succeed(
            """
            $token = [IonosContainerRegistry.RegistryToken]::new()
            $token.RegistryId = $registry
            $token.TokenId = $ids[0]
            $token | Remove-RegistryToken -Force
            """);

        Assert.Equal([$"DELETE /first/tokens/{((Guid[])Session.GetVariable("ids")!)[0]}"], Requests);
    }

    [Fact]
    public void A_created_token_can_be_removed_from_the_pipeline()
    {
        Succeed("New-RegistryToken $registry fresh | Remove-RegistryToken -Force");

        Assert.Equal(6, Tokens.Count);
        Assert.Equal(2, Requests.Length);
    }
}
