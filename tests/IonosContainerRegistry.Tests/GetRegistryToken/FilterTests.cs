using System;
using System.Management.Automation;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.GetRegistryToken;

public sealed class FilterTests : ConnectedSession
{
    [Theory]
    [InlineData("-Name ci-*", "ci-0006")]
    [InlineData("-Name CI-0006", "ci-0006")]
    [InlineData("-Name c*, mirror-0005", "cleanup-0004,mirror-0005,ci-0006")]
    [InlineData("-Name '*-000[12]'", "deploy-0001,developer-0002")]
    [InlineData("-Name nothing*", "")]
    [InlineData("-Status disabled", "mirror-0005")]
    [InlineData("-Status DISABLED, odd", "cleanup-0004,mirror-0005")]
    [InlineData("-ExpiringWithin 20d", "deploy-0001,developer-0002")]
    [InlineData("-ExpiringWithin (New-TimeSpanOfDays 10)", "deploy-0001")]
    [InlineData("-ExpiringWithin 30d -Name *r-* -Status enabled", "developer-0002")]
    public void Lists_the_tokens_that_match_all_filters(string filter, string names)
    {
        // The first two expire in 9 and 16 days, the next in 30; the fourth and fifth get other statuses.
        Service.Store.UpdateToken(Registry, Tokens[3].Id, token => token with { Status = "odd" });
        Service.Store.UpdateToken(Registry, Tokens[4].Id, token => token with { Status = "disabled" });
        Succeed("function New-TimeSpanOfDays([int] $days) { [timespan]::FromDays($days) }");

        Assert.Equal(names, string.Join(",", Names("Get-RegistryToken $registry " + filter)));
    }

    [Fact]
    public void A_name_is_not_reported_as_missing_if_the_list_was_not_read_to_the_end()
        => Assert.Equal(["deploy-0001"], Names("Get-RegistryToken $registry -Name deploy-0001, missing -First 1"));

    [Fact]
    public void Does_not_include_tokens_without_an_expiry_date()
    {
        Assert.Equal(4, Succeed("Get-RegistryToken $registry -ExpiringWithin 9000d").Count);
    }

    [Fact]
    public void Reports_a_literal_name_that_matches_nothing()
    {
        ErrorRecord error = Fail("$found = Get-RegistryToken $registry -Name ci-0006, missing");

        Assert.Equal("TokenNotFound,IonosContainerRegistry.GetRegistryTokenCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Equal("missing", error.TargetObject);
        Assert.Contains("missing", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(["ci-0006"], Names("$found"));
    }

    [Fact]
    public void Searches_all_registries_before_it_reports_a_missing_name()
    {
        Service.Store.AddToken(Other, new TokenRecord { Id = Guid.NewGuid(), Name = "only-here" });

        Assert.Equal(["only-here"], Names("Get-ContainerRegistry | Get-RegistryToken -Name only-here"));
    }

    [Fact]
    public void Does_not_report_a_name_as_missing_if_the_list_could_not_be_read()
    {
        Service.Faults.Add(new Fault { PathContains = "/tokens", Status = 403 });

        Assert.Equal("Forbidden", IdOf(Fail("Get-RegistryToken $registry -Name ci-0006")));
    }

    [Theory]
    [InlineData("-Name ''")]
    [InlineData("-Name @()")]
    [InlineData("-Status ''")]
    [InlineData("-ExpiringWithin ''")]
    [InlineData("-ExpiringWithin 30")]
    [InlineData("-ExpiringWithin 3m")]
    [InlineData("-RegistryId ''")]
    [InlineData("-RegistryId rubbish")]
    [InlineData("-RegistryId 00000000-0000-0000-0000-000000000000")]
    [InlineData("-PageSize 0")]
    public void Refuses_invalid_filters(string filter)
    {
        string parameter = filter.Split(' ')[0].TrimStart('-');

        ErrorRecord error = Terminate("Get-RegistryToken " + filter);

        Assert.Contains(parameter, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(Requests);
    }
}
