using System;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.SetRegistryToken;

public sealed class ReplaceTests : ConnectedSession
{
    protected override RegistryServiceOptions Options { get; } =
        new() { Registries = 2, Tokens = 6, ReplaceIssuesPassword = true };

    [Fact]
    public void Sends_the_whole_token()
    {
        Succeed(
            "Set-RegistryToken $registry $ids[0] -Replace -Name deploy-0001 -Status disabled"
            + " -ExpiryDate 2037-01-01T00:00:00Z -Scope repository:x:pull");

        Assert.Equal([$"PUT /first/tokens/{Tokens[0].Id}"], Requests);
        using var body = JsonDocument.Parse(Assert.Single(Bodies));
        JsonElement properties = body.RootElement.GetProperty("properties");
        Assert.Equal("deploy-0001", properties.GetProperty("name").GetString());
        Assert.Equal("disabled", properties.GetProperty("status").GetString());
        Assert.Equal("2037-01-01T00:00:00Z", properties.GetProperty("expiryDate").GetString());
        Assert.Equal(
            """[{"type":"repository","name":"x","actions":["pull"]}]""", properties.GetProperty("scopes").GetRawText());
    }

    [Fact]
    public void Replaces_one_token_at_a_time()
    {
        Service.Faults.Add(new Fault { Delay = TimeSpan.FromMilliseconds(20) });

        Assert.Equal(6, Succeed("Get-RegistryToken $registry | Set-RegistryToken -Replace").Count);

        Assert.Equal(1, Service.PeakConcurrency);
    }

    [Fact]
    public void Does_not_replace_tokens_ahead_of_a_pipeline_that_takes_one()
    {
        Succeed("Get-RegistryToken $registry | Set-RegistryToken -Replace | Select-Object -First 1");

        Assert.Single(Sent("PUT"));
    }

    [Fact]
    public void Clears_unspecified_properties_and_shows_them()
    {
        Succeed("Set-RegistryToken $registry $ids[0] -Replace -Name deploy-0001 -WhatIf");
        Assert.Empty(Requests);
        Assert.Contains("scopes, expiry date, status", Session.Host.Screen.Text, StringComparison.Ordinal);

        Succeed("Set-RegistryToken $registry $ids[0] -Replace -Name deploy-0001");
        Assert.Empty(Tokens[0].Scopes);
        Assert.Null(Tokens[0].ExpiryDate);
    }

    [Fact]
    public void Returns_the_token_with_the_new_password()
    {
        var token = (RegistryToken)Succeed(
            "Set-RegistryToken $registry $ids[0] -Replace -Name deploy-0001 -PassThru").Single().BaseObject;

        Assert.Equal(Tokens[0].Id, token.TokenId);
        Assert.Equal(Tokens[0].Password, token.Credential!.GetNetworkCredential().Password);
    }

    [Fact]
    public void Creates_a_token_with_the_specified_ID_if_it_does_not_exist()
    {
        var id = Guid.NewGuid();
        Session.SetVariable("id", id);

        Succeed("Set-RegistryToken $registry $id -Replace -Name fresh");

        Assert.Equal("fresh", Service.Store.FindToken(Registry, id)!.Name);
    }

    [Fact]
    public void Binds_only_the_name_of_piped_tokens()
    {
        Succeed("Get-RegistryToken $registry -Name ci-* | Set-RegistryToken -Replace");

        Assert.Equal(["""{"properties":{"name":"ci-0006"}}"""], Bodies);
    }

    [Fact]
    public void Refuses_an_invalid_name()
    {
        ErrorRecord error = Fail("Set-RegistryToken $registry $ids[0] -Replace -Name not_good");

        Assert.Equal("InvalidParameter", IdOf(error));
        Assert.StartsWith("-Name", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(Requests);
    }

    [Theory]
    [InlineData("-NoExpiry")]
    [InlineData("-AddScope repository:x:pull")]
    [InlineData("-RemoveScope repository:x")]
    public void Cannot_be_used_with_parameters_of_an_update(string change)
    {
        ErrorRecord error = Terminate("Set-RegistryToken $registry $ids[0] -Replace -Name deploy-0001 " + change);

        Assert.Equal("AmbiguousParameterSet", IdOf(error));
        Assert.Empty(Requests);
    }

    [Fact]
    public void Reports_a_rename_that_the_service_refuses()
    {
        ErrorRecord error = Fail("Set-RegistryToken $registry $ids[0] -Replace -Name renamed");

        Assert.Equal("Conflict", IdOf(error));
        Assert.Equal(Tokens[0].Id, error.TargetObject);
    }
}
