using System;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.MeasureRegistryToken;

public sealed class MeasureTests : ConnectedSession
{
    private static readonly ScopeRecord Everything = new("repository", "*", ["pull", "push", "delete"]);

    [Fact]
    public void Measures_the_registries_named()
    {
        RegistryTokenSummary measured = Assert.Single(Measure("Measure-RegistryToken $other"));

        Assert.Equal(Other, measured.RegistryId);
        Assert.Equal(["GET /second", "GET /second/tokens?offset=0&limit=100"], Requests);
    }

    [Fact]
    public void Measures_the_registries_in_the_pipeline()
    {
        Assert.Equal(2, Measure("Get-ContainerRegistry | Measure-RegistryToken").Length);
        const string Rows =
            "[pscustomobject]@{ RegistryId = \"$registry\" }, [pscustomobject]@{ RegistryId = $other }";
        Assert.Equal(2, Measure(Rows + " | Measure-RegistryToken").Length);
    }

    [Fact]
    public void Measures_the_tokens_in_the_pipeline_without_a_request()
    {
        Succeed("$tokens = Get-RegistryToken");
        Service.ClearRequests();

        RegistryTokenSummary[] measurements = Measure("$tokens | Measure-RegistryToken");

        Assert.Empty(Requests);
        Assert.Equal([Registry, Other], measurements.Select(measured => measured.RegistryId));
        Assert.Equal([6, 6], measurements.Select(measured => measured.Count));
    }

    [Fact]
    public void Measures_tokens_that_were_filtered()
    {
        Assert.Equal(1, Assert.Single(Measure("Get-RegistryToken $registry -Name ci-* | Measure-RegistryToken")).Count);
        Assert.Empty(Measure("Get-RegistryToken $registry -Name nothing* | Measure-RegistryToken"));
    }

    [Fact]
    public void Measures_a_registry_without_tokens()
    {
        Service.Store.ClearTokens(Registry);

        RegistryTokenSummary measured = Assert.Single(Measure("Measure-RegistryToken $registry"));

        Assert.Equal(0, measured.Count);
        Assert.Null(measured.Oldest);
        Assert.Null(measured.Newest);
    }

    [Fact]
    public void Counts_statuses()
    {
        Fill(
            new TokenRecord { Id = Guid.NewGuid(), Name = "one", Status = "enabled" },
            new TokenRecord { Id = Guid.NewGuid(), Name = "two", Status = "ENABLED" },
            new TokenRecord { Id = Guid.NewGuid(), Name = "three", Status = "disabled" },
            new TokenRecord { Id = Guid.NewGuid(), Name = "four", Status = "suspended" },
            new TokenRecord { Id = Guid.NewGuid(), Name = "five", Status = null });

        RegistryTokenSummary measured = Assert.Single(Measure("Measure-RegistryToken $registry"));

        Assert.Equal((5, 2, 1, 2), (measured.Count, measured.Enabled, measured.Disabled, measured.OtherStatus));
    }

    [Fact]
    public void Counts_what_expires_within_7_30_and_90_days_and_never()
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        double?[] days = [0.1, 6.9, 7.1, 29.9, 30.1, 89.9, 90.1, null, null];
        Fill([.. days.Select((day, i) => new TokenRecord
        {
            Id = Guid.NewGuid(),
            Name = $"token-{i}",
            ExpiryDate = day is null ? null : now.AddDays(day.Value),
        })]);

        RegistryTokenSummary measured = Assert.Single(Measure("Measure-RegistryToken $registry"));

        Assert.Equal(
            (2, 4, 6, 2),
            (measured.ExpiringIn7Days, measured.ExpiringIn30Days, measured.ExpiringIn90Days, measured.WithoutExpiry));
    }

    [Theory]
    [InlineData("repository:*:pull,push", 1, 0)]
    [InlineData("repository:*:pull,delete", 0, 1)]
    [InlineData("repository:*:PUSH", 1, 0)]
    [InlineData("repository:*:*", 1, 1)]
    [InlineData("registry:*:write", 1, 0)]
    [InlineData("repository:*:pull", 0, 0)]
    [InlineData("repository:team/*:push,delete", 0, 0)]
    [InlineData("repository:a:push;repository:*:push;registry:*:*", 1, 1)]
    public void Counts_each_token_with_access_to_everything_once(string scopes, int push, int delete)
    {
        ScopeRecord[] records =
        [
            .. scopes.Split(';').Select(scope => scope.Split(':'))
                .Select(part => new ScopeRecord(part[0], part[1], part[2].Split(','))),
        ];
        Fill(new TokenRecord { Id = Guid.NewGuid(), Name = "token", Scopes = records });

        RegistryTokenSummary measured = Assert.Single(Measure("Measure-RegistryToken $registry"));

        Assert.Equal((push, delete), (measured.CanPushEverything, measured.CanDeleteEverything));
    }

    [Fact]
    public void Returns_the_dates_of_the_oldest_and_the_newest_token()
    {
        DateTimeOffset day = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        Fill([.. new[] { 5, 1, 9 }.Select(days => new TokenRecord
        {
            Id = Guid.NewGuid(),
            Name = $"token-{days}",
            CreatedDate = day.AddDays(days),
        })]);

        RegistryTokenSummary measured = Assert.Single(Measure("Measure-RegistryToken $registry"));

        Assert.Equal(day.AddDays(1), measured.Oldest);
        Assert.Equal(day.AddDays(9), measured.Newest);
    }

    [Fact]
    public void Counts_the_tokens_of_all_pages()
    {
        Service.Store.SeedTokens(Registry, 244);

        Assert.Equal(250, Assert.Single(Measure("Measure-RegistryToken $registry")).Count);
    }

    [Fact]
    public void Continues_after_a_registry_that_fails()
    {
        Service.Faults.Add(new Fault { PathContains = Registry + "/tokens", Status = 403 });

        ShellResult result = Run("Measure-RegistryToken");

        Assert.Equal(Other, Assert.IsType<RegistryTokenSummary>(Assert.Single(result.Output).BaseObject).RegistryId);
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal("Forbidden", IdOf(error));
        Assert.Equal(Registry, error.TargetObject);
    }

    [Fact]
    public void Reports_a_missing_registry_and_measures_the_others()
    {
        ShellResult result = Run("Measure-RegistryToken $ids[0], $other");

        Assert.Single(result.Output);
        Assert.Equal("NotFound", IdOf(Assert.Single(result.Errors)));
    }

    [Fact]
    public void An_input_object_without_a_registry_does_not_measure_all_registries()
    {
        ErrorRecord error = Fail("[pscustomobject]@{ RegistryId = '' } | Measure-RegistryToken");

        Assert.Contains("RegistryId", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(Requests);
    }

    [Fact]
    public void Shows_a_row_for_each_registry()
    {
        Fill(new TokenRecord
        {
            Id = Guid.NewGuid(),
            Name = "token",
            Scopes = [Everything],
            ExpiryDate = DateTimeOffset.UtcNow.AddDays(20),
        });

        string[] lines =
        [
            .. Session.Render("Measure-RegistryToken").Split('\n').Select(line => line.TrimEnd())
                .Where(line => line.Length > 0),
        ];

        Assert.Equal(4, lines.Length);
        Assert.Equal(
            ["Count", "Enabled", "ExpiringIn30Days", "WithoutExpiry", "CanPushEverything", "RegistryName"],
            lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(
            ["1", "1", "1", "0", "1", "acme-production"], lines[2].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.EndsWith(" acme-staging", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_the_id_of_a_registry_whose_name_is_not_known()
    {
        Assert.Contains(
            Registry.ToString(),
            Session.Render("Get-RegistryToken $registry | Measure-RegistryToken"),
            StringComparison.Ordinal);
    }

    private RegistryTokenSummary[] Measure(string script) =>
        [.. Succeed(script).Select(output => Assert.IsType<RegistryTokenSummary>(output.BaseObject))];

    private void Fill(params TokenRecord[] tokens)
    {
        Service.Store.ClearTokens(Registry);
        foreach (TokenRecord token in tokens)
            Service.Store.AddToken(Registry, token);
    }
}
