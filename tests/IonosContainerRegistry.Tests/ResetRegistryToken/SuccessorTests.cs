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

/// <summary>What the successor of a token is like.</summary>
public sealed class SuccessorTests : ConnectedSession
{
    [Fact]
    public void Is_created_by_a_PUT_of_an_id_that_was_chosen_before()
    {
        RegistryToken successor = Reset("$ids[5]");

        Assert.Equal(
            [$"GET /first/tokens/{Tokens[5].Id}", "GET /first/tokens?offset=0&limit=100", $"PUT /first/tokens/{successor.TokenId}"],
            Requests);
        Assert.Equal(successor.TokenId, Service.Store.FindToken(Registry, successor.Name!)!.Id);
    }

    [Theory]
    [InlineData("Keep", 18)]
    [InlineData("Remove", 9)]
    public void Is_not_rotated_in_turn_by_a_list_that_is_still_being_read(string action, int held)
    {
        Service.Store.SeedTokens(Registry, 3);

        IReadOnlyList<PSObject> created =
            Succeed($"Get-RegistryToken $registry -PageSize 2 | Reset-RegistryToken -OldTokenAction {action} -Confirm:$false");

        Assert.Equal(9, created.Count);
        Assert.Equal(held, Tokens.Count);
        Assert.All(
            created.Select(token => (RegistryToken)token.BaseObject),
            token => Assert.NotNull(Service.Store.FindToken(Registry, token.TokenId)));
    }

    [Fact]
    public void Comes_with_its_password()
    {
        RegistryToken successor = Reset("$ids[5]");

        Assert.Equal(successor.Name, successor.Credential!.UserName);
        Assert.Equal(
            Service.Store.FindToken(Registry, successor.TokenId)!.Password, successor.Credential.GetNetworkCredential().Password);
    }

    [Fact]
    public void Has_the_scopes_and_the_status_of_the_old_token()
    {
        Service.Store.UpdateToken(Registry, Tokens[1].Id, token => token with { Status = "disabled" });

        RegistryToken successor = Reset("$ids[1]");

        Assert.Equal("repository:team-a/*:pull,push;repository:team-b/*:pull", successor.Scopes.ToString());
        Assert.Equal("disabled", successor.Status);
    }

    [Fact]
    public void Of_a_token_without_scopes_has_none()
    {
        Reset("$ids[4]");

        using var body = JsonDocument.Parse(Assert.Single(Bodies));
        Assert.Equal("[]", body.RootElement.GetProperty("properties").GetProperty("scopes").GetRawText());
    }

    [Fact]
    public void Lives_as_long_as_the_old_token_did_from_its_creation()
    {
        TokenRecord old = Tokens[0];
        TimeSpan lifetime = old.ExpiryDate!.Value - old.CreatedDate;

        RegistryToken successor = Reset("$ids[0]");

        Assert.InRange((successor.TimeLeft!.Value - lifetime).TotalSeconds, -30, 5);
    }

    [Fact]
    public void Of_a_token_that_expires_in_the_last_year_expires_in_that_year()
    {
        Service.Store.UpdateToken(Registry, Tokens[0].Id, token => token with { ExpiryDate = new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero) });

        Assert.Equal(2, Succeed("Reset-RegistryToken $registry $ids[0], $ids[1]").Count);

        Assert.Equal(9999, Tokens[6].ExpiryDate!.Value.Year);
    }

    [Fact]
    public void Of_a_token_that_lived_less_than_an_hour_lives_an_hour()
    {
        Service.Store.UpdateToken(Registry, Tokens[0].Id, token => token with { CreatedDate = DateTimeOffset.UtcNow, ExpiryDate = DateTimeOffset.UtcNow.AddMinutes(59) });

        Assert.InRange(Reset("$ids[0]").TimeLeft!.Value.TotalMinutes, 59, 61);
    }

    [Fact]
    public void Of_two_tokens_with_the_same_stem_have_different_names()
    {
        Service.Store.UpdateToken(Registry, Tokens[0].Id, token => token with { Name = "ci-a" });
        Service.Store.UpdateToken(Registry, Tokens[1].Id, token => token with { Name = "ci-a-20250101" });

        string[] names = Names("Reset-RegistryToken $registry $ids[0], $ids[1]");

        Assert.Equal(names[0] + "-2", names[1]);
    }

    [Fact]
    public void Of_a_token_that_never_expires_never_expires()
    {
        Assert.Null(Reset("$ids[5]").ExpiryDate);
    }

    [Theory]
    [InlineData("$ids[0]")]
    [InlineData("$ids[5]")]
    public void Lives_as_long_as_is_asked_for(string id)
    {
        Assert.InRange(Reset(id + " -ExpiresIn 90d").TimeLeft!.Value.TotalDays, 89.99, 90.01);
        Assert.Equal(
            new DateTimeOffset(2037, 1, 2, 3, 4, 5, TimeSpan.Zero), Reset(id + " -ExpiryDate 2037-01-02T03:04:05Z").ExpiryDate);
    }

    [Fact]
    public void Is_not_guessed_a_lifetime_where_the_creation_of_the_old_token_is_unknown()
    {
        Service.Faults.Add(new Fault { Method = "GET", TransformBody = body => body.Replace("\"createdDate\"", "\"madeOn\"") });

        ErrorRecord error = Fail("Reset-RegistryToken $registry $ids[0]");

        Assert.Contains("-ExpiresIn", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(Tokens[0].Id, error.TargetObject);
        Assert.Equal(6, Tokens.Count);
    }

    [Fact]
    public void Takes_the_name_that_was_given()
    {
        Assert.Equal("ci-frontend", Reset("$ids[5] -NewName ci-frontend").Name);
        // The other names matter to nobody then.
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
    public void Is_not_begun_with_an_argument_that_can_not_work(string argument, string parameter)
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
    public void Has_a_name_that_the_service_takes_however_long_the_old_one_is()
    {
        Assert.Equal(new string('a', 54), StemOf(ResetNamed(new string('a', 63))));
        Assert.Equal(new string('b', 53), StemOf(ResetNamed(new string('b', 53) + "-tail")));
    }

    [Fact]
    public void Has_a_name_that_nobody_else_has()
    {
        string[] names = [ResetNamed("frontend"), ResetNamed("Frontend"), ResetNamed("frontend-20250131")];

        Assert.Equal("frontend", StemOf(names[0]));
        Assert.Equal(["Frontend" + names[0][8..] + "-2", names[0] + "-3"], names[1..]);
    }

    [Fact]
    public void Has_a_name_of_its_own_even_on_a_list_of_many_pages()
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
