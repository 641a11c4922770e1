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
    public void No_line_is_longer_than_the_console_is_wide(string script, int width)
    {
        AddLongOnes();

        string[] lines = Show(script, width);

        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void A_token_is_a_line_with_name_whole_id_status_and_expiry(int width)
    {
        Service.Store.UpdateToken(Registry, Tokens[1].Id, token => token with { Status = "disabled" });

        string[] lines = Show("Get-RegistryToken $registry", width);

        Assert.All(["Name", "TokenId", "Status", "Expires"], label => Assert.Contains(label, lines[1], StringComparison.Ordinal));
        foreach (TokenRecord token in Tokens)
        {
            string line = Assert.Single(lines, line => line.Contains(token.Id.ToString(), StringComparison.Ordinal));
            Assert.StartsWith(token.Name + " ", line, StringComparison.Ordinal);
            Assert.Contains($" {token.Status} ", line, StringComparison.Ordinal);
            string expires = token.ExpiryDate?.LocalDateTime.ToString("yyyy-MM-dd", null) ?? "never";
            Assert.Contains(" " + expires, line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Scopes_are_shown_where_there_is_room()
    {
        Assert.Contains(Show("Get-RegistryToken $registry", 120), line => line.EndsWith(" repository:*:pull", StringComparison.Ordinal));
        Assert.DoesNotContain(Show("Get-RegistryToken $registry", 80), line => line.Contains("repository", StringComparison.Ordinal));
    }

    [Fact]
    public void Tokens_are_grouped_by_registry()
    {
        string[] lines = Show("Get-RegistryToken", 80);

        Assert.Equal(
            [$"   RegistryId: {Registry}", $"   RegistryId: {Other}"],
            lines.Where(line => line.Contains("RegistryId", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void A_registry_is_a_line_with_name_and_whole_id(int width)
    {
        string[] lines = Show("Get-ContainerRegistry", width);

        foreach (RegistryRecord registry in Service.Store.Registries)
        {
            string line = Assert.Single(lines, line => line.Contains(registry.Id.ToString(), StringComparison.Ordinal));
            Assert.StartsWith(registry.Name + " ", line, StringComparison.Ordinal);
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
    public void The_table_of_a_connection_tells_who_asks_where()
    {
        string[] lines = Show("Get-IonosCloudConnection", 80);

        Assert.Contains("Token", lines[^1], StringComparison.Ordinal);
        Assert.Contains("31415", lines[^1], StringComparison.Ordinal);
        Assert.Contains("http://127.0.0.1:", lines[^1], StringComparison.Ordinal);
    }

    private void AddLongOnes()
    {
        ScopeRecord[] scopes = [.. Enumerable.Range(0, 9).Select(i => new ScopeRecord("repository", $"team-{i}/*", ["pull", "push"]))];
        Service.Store.AddToken(Registry, new TokenRecord
        {
            Id = Guid.NewGuid(),
            Name = LongName,
            Status = "waiting-for-someone",
            ExpiryDate = DateTimeOffset.UtcNow.AddDays(999),
            Scopes = scopes,
        });
        Service.Store.ReplaceRegistry(Service.Store.Registries[1] with { Name = LongName, HostName = LongName + ".example.com" });
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
