using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using System.Text.RegularExpressions;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.ResetRegistryToken;

/// <summary>The new token of a rotation.</summary>
public sealed class NewTokenTests : ConnectedSession
{
    [Fact]
    public void Is_created_by_PUT_with_a_generated_ID()
    {
        RegistryToken newToken = Reset("$ids[5]");

        Assert.Equal(
            [
                $"GET /first/tokens/{Tokens[5].Id}", "GET /first/tokens?offset=0&limit=100",
                $"PUT /first/tokens/{newToken.TokenId}",
            ],
            Requests);
        Assert.Equal(newToken.TokenId, Service.Store.FindToken(Registry, newToken.Name!)!.Id);
    }

    [Theory]
    [InlineData("Keep", 18)]
    [InlineData("Remove", 9)]
    public void Is_not_rotated_again_by_a_list_that_is_still_being_read(string action, int held)
    {
        Service.Store.SeedTokens(Registry, 3);

        IReadOnlyList<PSObject> created =
            Succeed(
                "Get-RegistryToken $registry -PageSize 2"
                + $" | Reset-RegistryToken -OldTokenAction {action} -Confirm:$false");

        Assert.Equal(9, created.Count);
        Assert.Equal(held, Tokens.Count);
        Assert.All(
            created.Select(token => (RegistryToken)token.BaseObject),
            token => Assert.NotNull(Service.Store.FindToken(Registry, token.TokenId)));
    }

    [Fact]
    public void Includes_its_password()
    {
        RegistryToken newToken = Reset("$ids[5]");

        Assert.Equal(newToken.Name, newToken.Credential!.UserName);
        Assert.Equal(
            Service.Store.FindToken(Registry, newToken.TokenId)!.Password,
            newToken.Credential.GetNetworkCredential().Password);
    }

    [Fact]
    public void Has_the_scopes_and_the_status_of_the_old_token()
    {
        Service.Store.UpdateToken(Registry, Tokens[1].Id, token => token with { Status = "disabled" });

        RegistryToken newToken = Reset("$ids[1]");

        Assert.Equal("repository:team-a/*:pull,push;repository:team-b/*:pull", newToken.Scopes.ToString());
        Assert.Equal("disabled", newToken.Status);
    }

    [Fact]
    public void Has_no_scopes_if_the_old_token_has_none()
    {
        Reset("$ids[4]");

        using var body = JsonDocument.Parse(Assert.Single(Bodies));
        Assert.Equal("[]", body.RootElement.GetProperty("properties").GetProperty("scopes").GetRawText());
    }

    [Fact]
    public void Has_the_lifetime_of_the_old_token()
    {
        TokenRecord old = Tokens[0];
        TimeSpan lifetime = old.ExpiryDate!.Value - old.CreatedDate;

        RegistryToken newToken = Reset("$ids[0]");

        Assert.InRange((newToken.TimeLeft!.Value - lifetime).TotalSeconds, -30, 5);
    }

    [Fact]
    public void Does_not_expire_after_the_last_supported_year()
    {
        Service.Store.UpdateToken(
            Registry,
            Tokens[0].Id,
            token => token with { ExpiryDate = new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero) });

        Assert.Equal(2, Succeed("Reset-RegistryToken $registry $ids[0], $ids[1]").Count);

        Assert.Equal(9999, Tokens[6].ExpiryDate!.Value.Year);
    }

    [Fact]
    public void Has_a_lifetime_of_at_least_one_hour()
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        Service.Store.UpdateToken(
            Registry, Tokens[0].Id, token => token with { CreatedDate = now, ExpiryDate = now.AddMinutes(59) });

        Assert.InRange(Reset("$ids[0]").TimeLeft!.Value.TotalMinutes, 59, 61);
    }

    [Fact]
    public void Has_a_unique_name_if_two_old_names_differ_only_in_the_date()
    {
        Service.Store.UpdateToken(Registry, Tokens[0].Id, token => token with { Name = "ci-a" });
        Service.Store.UpdateToken(Registry, Tokens[1].Id, token => token with { Name = "ci-a-20250101" });

        string[] names = Names("Reset-RegistryToken $registry $ids[0], $ids[1]");

        Assert.Equal(names[0] + "-2", names[1]);
    }

    [Fact]
    public void Does_not_expire_if_the_old_token_does_not()
    {
        Assert.Null(Reset("$ids[5]").ExpiryDate);
    }

    [Theory]
    [InlineData("$ids[0]")]
    [InlineData("$ids[5]")]
    public void Has_the_specified_lifetime(string id)
    {
        Assert.InRange(Reset(id + " -ExpiresIn 90d").TimeLeft!.Value.TotalDays, 89.99, 90.01);
        Assert.Equal(
            new DateTimeOffset(2037, 1, 2, 3, 4, 5, TimeSpan.Zero),
            Reset(id + " -ExpiryDate 2037-01-02T03:04:05Z").ExpiryDate);
    }

    [Fact]
    public void Requires_a_lifetime_if_the_creation_date_of_the_old_token_is_unknown()
    {
        Service.Faults.Add(
            new Fault { Method = "GET", TransformBody = body => body.Replace("\"createdDate\"", "\"madeOn\"") });

        ErrorRecord error = Fail("Reset-RegistryToken $registry $ids[0]");

        Assert.Contains("-ExpiresIn", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(Tokens[0].Id, error.TargetObject);
        Assert.Equal(6, Tokens.Count);
    }

    [Fact]
    public void Has_the_specified_name()
    {
        Assert.Equal("ci-frontend", Reset("$ids[5] -NewName ci-frontend").Name);
        // The names of the other tokens aren't needed then.
        Assert.Equal(2, Requests.Length);
    }

    [Theory]
    [InlineData("-NewName under_score", "-NewName")]
    [InlineData("-NewName ''", "-NewName")]
    [InlineData("-ExpiresIn 59min", "-ExpiresIn")]
    [InlineData("-ExpiryDate 2020-01-01", "-ExpiryDate")]
    [InlineData("-ExpiresIn 1d -ExpiryDate 2037-01-01", "-ExpiryDate")]
    [InlineData("-GracePeriod 59min", "-GracePeriod")]
    [InlineData("-GracePeriod 30", "GracePeriod")]
    [InlineData("-OldTokenAction Burn", "OldTokenAction")]
    public void Is_not_created_with_an_invalid_argument(string argument, string parameter)
    {
        ErrorRecord error = Terminate("Reset-RegistryToken $registry $ids[5] " + argument);

        Assert.Contains(parameter, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(Requests);
    }

    [Theory]
    [InlineData("frontend", "frontend")]
    [InlineData("frontend-20250131", "frontend")]
    [InlineData("frontend-20250131-12", "frontend")]
    [InlineData("frontend-20250231", "frontend-20250231")]
    [InlineData("customer-10002345", "customer-10002345")]
    [InlineData("frontend-2025", "frontend-2025")]
    [InlineData("c", "c")]
    public void Is_named_after_the_old_token_and_today(string oldName, string stem)
    {
        Assert.Equal(stem, StemOf(ResetNamed(oldName)));
    }

    [Fact]
    public void Has_a_valid_name_if_the_old_name_is_long()
    {
        Assert.Equal(new string('a', 54), StemOf(ResetNamed(new string('a', 63))));
        Assert.Equal(new string('b', 53), StemOf(ResetNamed(new string('b', 53) + "-tail")));
    }

    [Fact]
    public void Has_a_name_that_is_not_in_use()
    {
        string[] names = [ResetNamed("frontend"), ResetNamed("Frontend"), ResetNamed("frontend-20250131")];

        Assert.Equal("frontend", StemOf(names[0]));
        Assert.Equal(["Frontend" + names[0][8..] + "-2", names[0] + "-3"], names[1..]);
    }

    [Fact]
    public void Has_a_name_that_is_not_in_use_on_any_page()
    {
        Service.Store.SeedTokens(Registry, 150);
        string first = ResetNamed("frontend");

        Assert.Equal(first + "-2", Reset($"'{Service.Store.FindToken(Registry, first)!.Id}'").Name);
    }

    private RegistryToken Reset(string arguments) =>
        Assert.IsType<RegistryToken>(Assert.Single(Succeed("Reset-RegistryToken $registry " + arguments)).BaseObject);

    private string ResetNamed(string oldName)
    {
        TokenRecord old = new() { Id = Guid.NewGuid(), Name = oldName, CreatedDate = DateTimeOffset.UtcNow };
        Service.Store.AddToken(Registry, old);
        return Reset($"'{old.Id}'").Name!;
    }

    /// <summary>The name without the date of today, which it must end in.</summary>
    private static string StemOf(string name)
    {
        Match dated = Regex.Match(name, @"\A(.*)-(\d{8})\z");
        Assert.True(dated.Success, name);
        DateTime day = DateTime.ParseExact(dated.Groups[2].Value, "yyyyMMdd", CultureInfo.InvariantCulture);
        Assert.InRange((DateTime.UtcNow.Date - day).TotalDays, 0, 1);
        return dated.Groups[1].Value;
    }
}
