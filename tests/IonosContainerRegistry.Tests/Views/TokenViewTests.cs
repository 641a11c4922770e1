using System;
using System.Globalization;
using System.Management.Automation;
using System.Net;
using Xunit;

namespace IonosContainerRegistry.Tests.Views;

/// <summary>The cells of the token table.</summary>
public sealed class TokenViewTests
{
    [Theory]
    [InlineData("enabled", "enabled")]
    [InlineData("disabled", "disabled")]
    [InlineData("suspended", "suspended")]
    [InlineData(null, "")]
    public void The_status_is_shown_unchanged(string? status, string shown)
    {
        Assert.Equal(shown, TokenView.Status(new RegistryToken { Status = status }, null));
    }

    [Theory]
    [InlineData(0.495, "29min")]
    [InlineData(0.995, "59min")]
    [InlineData(1.99, "1h")]
    [InlineData(2.1, "2h")]
    [InlineData(47.9, "47h")]
    [InlineData(48.1, "2d")]
    [InlineData(24 * 399.9, "399d")]
    [InlineData(24 * 1001, "2y")]
    [InlineData(-1, "gone")]
    public void The_expiry_is_the_local_date_and_the_time_left(double hours, string left)
    {
        RegistryToken token = new() { ExpiryDate = DateTimeOffset.UtcNow.AddHours(hours) };

        string shown = TokenView.Expiry(token, null);

        string day = token.ExpiryDate.Value.LocalDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Equal($"{day} {left}", shown);
        Assert.InRange(shown.Length, 1, "2026-11-23 59min".Length);
    }

    [Fact]
    public void No_expiry_date_is_shown_as_never()
    {
        Assert.Equal("never", TokenView.Expiry(new RegistryToken(), null));
    }

    [Fact]
    public void Scopes_are_shown_as_they_are_written()
    {
        RegistryToken token = new()
        {
            Scopes =
                [RegistryTokenScope.Parse("repository:a/*:pull,push"), RegistryTokenScope.Parse("registry:*:list")],
        };

        Assert.Equal("repository:a/*:pull,push;registry:*:list", TokenView.Scopes(token));
        Assert.Equal("", TokenView.Scopes(new RegistryToken()));
        Assert.Equal("", TokenView.Scopes(new RegistryToken { Scopes = null! }));
    }

    [Fact]
    public void The_table_shows_the_first_scope_and_how_many_follow()
    {
        Assert.Equal(
            "repository:*:pull",
            TokenView.FirstScope(new RegistryToken { Scopes = [RegistryTokenScope.Parse("repository:*:pull")] }));
        Assert.Equal(
            "a:b:c (+1)",
            TokenView.FirstScope(new RegistryToken { Scopes = [.. RegistryTokenScope.ParseMany("a:b:c;d:e:f")] }));
        Assert.Equal("", TokenView.FirstScope(new RegistryToken()));
        Assert.Equal("", TokenView.FirstScope(new RegistryToken { Scopes = null! }));
    }

    [Fact]
    public void A_new_token_shows_how_to_use_its_password()
    {
        RegistryToken token = new() { RegistryName = "acme" };
        Assert.Equal("acme", TokenView.Registry(token));

        token.Credential = new PSCredential("ci", new NetworkCredential("", "hidden-word").SecurePassword);
        Assert.StartsWith("acme (", TokenView.Registry(token), StringComparison.Ordinal);
        Assert.Contains("Connect-ContainerRegistry", TokenView.Registry(token), StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-word", TokenView.Registry(token), StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_is_mentioned_but_not_shown()
    {
        RegistryToken token =
            new() { Credential = new PSCredential("ci", new NetworkCredential("", "hidden-word").SecurePassword) };

        Assert.Equal("issued: pipe to Connect-ContainerRegistry, or use .Credential", TokenView.Credential(token));
        Assert.Equal("", TokenView.Credential(new RegistryToken()));
    }

    [Fact]
    public void Redirected_output_has_no_color()
    {
        // As that of a test runner is.
        Assert.True(Console.IsOutputRedirected);
        ShellHost host = new(new ShellOptions { Colors = true });

        Assert.Equal("disabled", TokenView.Status(new RegistryToken { Status = "disabled" }, host));
        string expiry = TokenView.Expiry(new RegistryToken { ExpiryDate = DateTimeOffset.UtcNow.AddDays(3.1) }, host);
        Assert.EndsWith(" 3d", expiry, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', expiry);
    }
}
