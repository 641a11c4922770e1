using System;
using System.Linq;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.Views;

/// <summary>What a console of a width shows.</summary>
public sealed class ViewTests : ConnectedSession
{
    private static readonly string LongName = "a" + new string('b', 62);

    [Theory]
    [InlineData("Get-RegistryToken", 80)]
    [InlineData("Get-RegistryToken", 120)]
    [InlineData("Get-ContainerRegistry", 80)]
    [InlineData("Get-ContainerRegistry", 120)]
    [InlineData("Measure-RegistryToken", 80)]
    [InlineData("Measure-RegistryToken", 120)]
    [InlineData("Get-RegistryToken | Measure-RegistryToken", 80)]
    [InlineData("Get-IonosCloudConnection", 80)]
    [InlineData("Get-IonosCloudConnection", 120)]
    public void Lines_fit_the_width_of_the_console(string script, int width)
    {
        AddLongOnes();

        string[] lines = Show(script, width);

        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void A_token_is_a_line_with_name_status_expiry_and_a_scope(int width)
    {
        Service.Store.UpdateToken(Registry, Tokens[1].Id, token => token with { Status = "disabled" });

        string[] lines = Show("Get-RegistryToken $registry", width);

        Assert.All(
            ["Name", "Status", "ExpiryDate", "Scopes"],
            label => Assert.Contains(label, lines[1], StringComparison.Ordinal));
        foreach (TokenRecord token in Tokens)
        {
            string line = Assert.Single(lines, line => line.StartsWith(token.Name + " ", StringComparison.Ordinal));
            Assert.Contains($" {token.Status} ", line, StringComparison.Ordinal);
            string expires = token.ExpiryDate?.LocalDateTime.ToString("yyyy-MM-dd", null) ?? "never";
            Assert.Contains(" " + expires, line, StringComparison.Ordinal);
            if (token.Scopes.Count == 0) continue;
            string scope = $" {token.Scopes[0].Type}:{token.Scopes[0].Name}";
            Assert.Contains(scope, line, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Get-RegistryToken", 80)]
    [InlineData("Get-RegistryToken", 120)]
    [InlineData("Get-ContainerRegistry", 80)]
    [InlineData("Get-ContainerRegistry", 120)]
    public void A_name_is_not_truncated(string script, int width)
    {
        AddLongOnes();

        // Over several lines, the name is the beginning of each.
        string column = string.Concat(Show(script, width).Select(line => line.Split(' ')[0]));

        Assert.Contains(LongName, column, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_is_not_truncated()
    {
        Service.Store.ReplaceRegistry(Service.Store.Registries[1] with { State = "WaitingForStorage" });

        Assert.Contains(
            Show("Get-ContainerRegistry", 80), line => line.Contains(" WaitingForStorage ", StringComparison.Ordinal));
    }

    [Fact]
    public void Tokens_are_grouped_by_registry()
    {
        string[] lines = Show("Get-RegistryToken", 80);

        Assert.Equal(
            ["   Registry: acme-production", "   Registry: acme-staging"],
            lines.Where(line => line.Contains("Registry:", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void A_registry_is_a_line_with_name_state_and_location(int width)
    {
        string[] lines = Show("Get-ContainerRegistry", width);

        foreach (RegistryRecord registry in Service.Store.Registries)
        {
            string line = Assert.Single(lines, line => line.StartsWith(registry.Name + " ", StringComparison.Ordinal));
            Assert.Contains($" {registry.State} ", line, StringComparison.Ordinal);
            Assert.Contains($" {registry.Location} ", line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_password_is_never_shown()
    {
        string text = string.Join("\n", Show("New-RegistryToken $registry fresh", 120));

        Assert.Contains("fresh", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Service.Store.FindToken(Registry, "fresh")!.Password, text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_of_a_connection_shows_the_user_and_the_address()
    {
        string[] lines = Show("Get-IonosCloudConnection", 80);

        string row = Assert.Single(lines, line => line.StartsWith("Token", StringComparison.Ordinal));
        Assert.Contains("31415", row, StringComparison.Ordinal);
        Assert.Contains("http://127.0.0.1:", row, StringComparison.Ordinal);
        // A long address continues on the next line.
        int column = row.IndexOf("http", StringComparison.Ordinal);
        string address = string.Concat(
            lines.SkipWhile(line => line != row).Select(line => line.Length > column ? line[column..].Trim() : ""));
        Assert.EndsWith("/containerregistries", address, StringComparison.Ordinal);
    }

    private void AddLongOnes()
    {
        ScopeRecord[] scopes =
            [.. Enumerable.Range(0, 9).Select(i => new ScopeRecord("repository", $"team-{i}/*", ["pull", "push"]))];
        Service.Store.AddToken(Registry, new TokenRecord
        {
            Id = Guid.NewGuid(),
            Name = LongName,
            Status = "waiting-for-someone",
            ExpiryDate = DateTimeOffset.UtcNow.AddDays(999),
            Scopes = scopes,
        });
        Service.Store.ReplaceRegistry(
            Service.Store.Registries[1] with { Name = LongName, HostName = LongName + ".example.com" });
    }

    /// <summary>The lines that a console of this width shows, without those that are empty.</summary>
    private string[] Show(string script, int width)
    {
        using ShellSession session = new(new ShellOptions { Width = width });
        session.ImportModule();
        session.SetVariable("url", Service.Url);
        session.SetVariable("secret", PlainText.Protect(Service.Options.Token));
        session.SetVariable("registry", Registry);
        session.SetVariable("ids", Tokens.Select(token => token.Id).ToArray());
        session.Run("Connect-IonosCloud -Token $secret -ApiUrl $url -RetryIntervalSec 0 -ContractNumber 31415");
        string text = session.Render(script);
        Assert.Empty(session.Host.Screen.Errors);
        return [.. text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
    }
}
