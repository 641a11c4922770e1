using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.Errors;

/// <summary>A field in an unknown format is reported. No password and no list is lost.</summary>
public sealed class UnreadableFieldTests : ConnectedSession
{
    [Theory]
    [InlineData("createdDate", "rubbish")]
    [InlineData("status", true)]
    [InlineData("scopes", "none")]
    [InlineData("name", 5)]
    [InlineData("expiryDate", "soon")]
    public void Does_not_lose_a_password(string field, object value)
    {
        Service.Faults.Add(Odd("POST", field, value));

        ShellResult result = Run("New-RegistryToken $registry fresh");

        var token = (RegistryToken)Assert.Single(result.Output).BaseObject;
        TokenRecord held = Service.Store.FindToken(Registry, "fresh")!;
        Assert.Equal(held.Password, token.Credential!.GetNetworkCredential().Password);
        Assert.Equal(held.Id, token.TokenId);
        Assert.Empty(result.Errors);
        string warning = Assert.Single(result.Warnings);
        Assert.Contains(field, warning, StringComparison.Ordinal);
        Assert.Contains(held.Id.ToString(), warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Select-Object -First 1")]
    [InlineData("ForEach-Object { throw 'no room' }")]
    public void Is_reported_if_the_pipeline_ends_with_the_token(string downstream)
    {
        Service.Faults.Add(Odd("POST", "status", true));

        Run("New-RegistryToken $registry fresh | " + downstream);

        string warning = Assert.Single(Session.Host.Screen.Warnings);
        Assert.Contains("status", warning, StringComparison.Ordinal);
        Assert.Contains(Service.Store.FindToken(Registry, "fresh")!.Id.ToString(), warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Does_not_lose_a_list()
    {
        Service.Faults.Add(Odd("GET", "expiryDate", "soon"));

        ShellResult result = Run("Get-RegistryToken $registry");

        Assert.Equal(6, result.Output.Count);
        Assert.Equal(6, result.Warnings.Count);
        Assert.Contains(Tokens[3].Name, result.Warnings[3], StringComparison.Ordinal);
        Assert.Contains("expiryDate", result.Warnings[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Is_not_shown_as_never()
    {
        Service.Faults.Add(Odd("GET", "expiryDate", "soon"));

        IEnumerable<PSObject> tokens = Run("Get-RegistryToken $registry").Output;

        Assert.All(tokens, token => Assert.Equal("unknown", TokenView.Expiry((RegistryToken)token.BaseObject, null)));
        var summary = (RegistryTokenSummary)Assert.Single(Run("Measure-RegistryToken $registry").Output).BaseObject;
        Assert.Equal(6, summary.Count);
        Assert.Equal(0, summary.WithoutExpiry);
    }

    [Theory]
    [InlineData("Get-RegistryToken $registry $ids[0]")]
    [InlineData("Measure-RegistryToken $registry")]
    [InlineData("Set-RegistryToken $registry $ids[0] -Status disabled")]
    public void Is_reported_by_every_cmdlet(string command)
    {
        Service.Faults.Add(Odd("GET", "createdDate", "rubbish"));
        Service.Faults.Add(Odd("PATCH", "createdDate", "rubbish"));

        Assert.Contains("createdDate", Run(command).Warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Is_reported_for_registries()
    {
        Service.Faults.Add(Odd("GET", "storageUsage", "much"));

        ShellResult result = Run("Get-ContainerRegistry");

        Assert.Equal(2, result.Output.Count);
        Assert.Contains("acme-staging", result.Warnings[1], StringComparison.Ordinal);
        Assert.Contains("storageUsage", result.Warnings[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-RegistryToken $registry", 5)]
    [InlineData("Get-RegistryToken -RegistryId $registry -Name ci*", 1)]
    [InlineData("Measure-RegistryToken $registry", 1)]
    [InlineData("Get-ContainerRegistry", 1)]
    [InlineData("Get-RegistryToken", 5)]
    [InlineData("Measure-RegistryToken", 1)]
    public void Items_without_id_are_an_error_in_every_list(string command, int count)
    {
        Service.Faults.Add(new Fault { Operation = Operations.ListTokens, ItemWithoutId = 0 });
        Service.Faults.Add(new Fault { Operation = Operations.ListRegistries, ItemWithoutId = 0 });

        ShellResult result = Run(command);

        Assert.Equal(count, result.Output.Count);
        Assert.All(result.Errors, error => Assert.Equal("InvalidResponse", IdOf(error)));
        Assert.NotEmpty(result.Errors);
        Assert.All(
            result.Errors.Where(error => error.TargetObject is Guid),
            error => Assert.Equal(error.TargetObject, ((RegistryException)error.Exception).RegistryId));
    }

    [Fact]
    public void A_replacement_without_password_and_date_after_a_lost_response_is_unknown()
    {
        Guid id = Guid.NewGuid();
        Session.SetVariable("id", id);
        Service.Faults.Add(new Fault { Method = "PUT", Times = 1, Apply = true, Drop = true });
        Service.Faults.Add(new Fault { Method = "PUT", MissingFields = ["password", "createdDate"] });

        ShellResult result = Run("Set-RegistryToken $registry $id -Replace -Name fresh");

        Assert.Null(((RegistryToken)Assert.Single(result.Output).BaseObject).Credential);
        string warning = Assert.Single(result.Warnings);
        Assert.Contains("'fresh'", warning, StringComparison.Ordinal);
        Assert.Contains(id.ToString(), warning, StringComparison.Ordinal);
        Assert.Contains(Registry.ToString(), warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Set-RegistryToken $registry $ids[0] -Status disabled", "PATCH")]
    [InlineData("Remove-RegistryToken $registry $ids[0] -Force", "DELETE")]
    public void A_change_with_an_invalid_response_might_have_been_applied(string command, string method)
    {
        Service.Faults.Add(
            new Fault { Method = method, Apply = true, Status = 200, Body = "<html>Welcome</html>", Truncate = true });

        ErrorRecord error = Fail(command);

        Assert.True(((RegistryException)error.Exception).MightHaveBeenApplied);
        Assert.Contains("might have been applied", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_change_was_not_applied()
    {
        Service.Faults.Add(new Fault { Method = "PATCH", Status = 400 });

        ErrorRecord error = Fail("Set-RegistryToken $registry $ids[0] -Status disabled");

        Assert.False(((RegistryException)error.Exception).MightHaveBeenApplied);
    }

    private static Fault Odd(string method, string field, object value)
        => new() { Method = method, OddFields = new Dictionary<string, object?> { [field] = value } };
}
