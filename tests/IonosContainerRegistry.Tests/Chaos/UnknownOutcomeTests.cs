using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.Chaos;

/// <summary>Creations without a valid response: New-RegistryToken reports them, and doesn't retry them.</summary>
public sealed class UnknownOutcomeTests : IAsyncLifetime
{
    private const string GatewayPage = "<html><head><title>504 Gateway Time-out</title></head></html>";

    private ConnectedSession _session = null!;

    public async Task InitializeAsync() => _session = await ConnectedSession.OpenAsync(130);

    public async Task DisposeAsync() => await _session.DisposeAsync();

    public static TheoryData<string, Fault> FaultsAfterTheCreation() => new()
    {
        { "cut off", new Fault { Method = "POST", Apply = true, Drop = true } },
        {
            "a gateway's page",
            new Fault { Method = "POST", Apply = true, Status = 504, Body = GatewayPage, ContentType = "text/html" }
        },
        { "500", new Fault { Method = "POST", Apply = true, Status = 500 } },
        { "cut short", new Fault { Method = "POST", Truncate = true } },
        { "no JSON", new Fault { Method = "POST", Apply = true, Status = 201, Body = "created" } },
        {
            "no password",
            new Fault { Method = "POST", TransformBody = body => body.Replace("\"password\"", "\"passwort\"") }
        },
        { "503 without a time", new Fault { Method = "POST", Apply = true, Status = 503 } },
    };

    [Theory]
    [MemberData(nameof(FaultsAfterTheCreation))]
    public void A_token_with_a_lost_password_is_reported_with_the_command_that_removes_it(string what, Fault fault)
    {
        Assert.NotEmpty(what);
        _session.Service.Faults.Add(Once(fault));

        ShellResult result = CreateThree();

        ErrorRecord error = AssertOneFailed(result, "TokenCreatedPasswordLost");
        TokenRecord token = _session.Service.Store.FindToken(_session.Registry, "ci-two")!;
        Assert.Equal(token.Id, error.TargetObject);
        Assert.Contains("password", error.ToString(), StringComparison.Ordinal);
        string remove = $"Remove-RegistryToken -RegistryId {_session.Registry} -TokenId {token.Id}";
        Assert.Contains(remove, error.ToString(), StringComparison.Ordinal);

        Assert.Empty(_session.Run(remove + " -Confirm:$false").Errors);
        Assert.Null(_session.Service.Store.FindToken(_session.Registry, "ci-two"));
    }

    [Fact]
    public void An_older_token_might_belong_to_another_user()
    {
        _session.Service.Store.AddToken(_session.Registry, Another(DateTimeOffset.UtcNow.AddMinutes(-1)));
        _session.Service.Faults.Add(Once(new Fault { Method = "POST", Drop = true }));

        AssertMayBeAnothers(CreateThree());
    }

    [Fact]
    public void A_token_with_different_properties_might_belong_to_another_user()
    {
        _session.Service.Faults.Add(Once(new Fault
        {
            Method = "POST",
            Status = 502,
            WriteBody = async (body, aborted) =>
            {
                TokenRecord another =
                    Another(DateTimeOffset.UtcNow) with { Scopes = [new ScopeRecord("registry", "*", ["*"])] };
                _session.Service.Store.AddToken(_session.Registry, another);
                await body.WriteAsync(Encoding.UTF8.GetBytes(GatewayPage), aborted);
            },
        }));

        AssertMayBeAnothers(CreateThree("-Scope repository:a:pull"));
    }

    [Fact]
    public void A_token_that_was_not_found_is_reported_as_unconfirmed()
    {
        _session.Service.Faults.Add(Once(new Fault { Method = "POST", Drop = true }));

        ShellResult result = CreateThree();

        ErrorRecord error = AssertOneFailed(result, "TokenCreationUnconfirmed");
        Assert.Equal("ci-two", error.TargetObject);
        Assert.Contains(" UTC", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            $"Get-RegistryToken -RegistryId {_session.Registry} -Name 'ci-two'",
            error.ToString(),
            StringComparison.Ordinal);
        Assert.Null(_session.Service.Store.FindToken(_session.Registry, "ci-two"));
        // Searched for twice, on both pages.
        Assert.Equal(4, _session.Sent("GET").Count);
    }

    [Fact]
    public void A_token_that_appears_in_the_second_search_is_found()
    {
        _session.Service.Faults.Add(Once(new Fault { Method = "POST", Apply = true, Drop = true }));
        _session.Service.Faults.Add(
            new Fault { Method = "GET", Times = 2, TransformBody = body => body.Replace("ci-two", "ci-ten") });

        AssertOneFailed(CreateThree(), "TokenCreatedPasswordLost");
    }

    [Fact]
    public void The_result_is_unknown_if_the_search_also_fails()
    {
        _session.Service.Faults.Add(Once(new Fault { Method = "POST", Apply = true, Drop = true }));
        _session.Service.Faults.Add(new Fault { Method = "GET", Status = 503 });

        ErrorRecord error = AssertOneFailed(CreateThree(), "TokenCreationUnknown");

        Assert.DoesNotContain("Remove-RegistryToken", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("503", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429, false)]
    [InlineData(503, true)]
    public void A_throttled_creation_is_retried(int status, bool saysWhen)
    {
        _session.Service.Faults.Add(Once(new Fault
        {
            Method = "POST",
            Status = status,
            Headers = saysWhen ? new Dictionary<string, string> { ["Retry-After"] = "0" } : [],
        }));

        ShellResult result = CreateThree();

        Assert.Empty(result.Errors);
        Assert.Equal(["ci-one", "ci-two", "ci-three"], result.Output.Select(token => token.Properties["Name"].Value));
        Assert.Equal(4, _session.Sent("POST").Count);
    }

    [Fact]
    public void Piped_removals_remove_the_tokens_of_all_pages()
    {
        _session.Service.Store.SeedTokens(_session.Registry, 470);

        ShellResult result = _session.Run("Get-RegistryToken $registry -PageSize 50 | Remove-RegistryToken -Force");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Empty(_session.Tokens);
        Assert.Equal(600, _session.Sent("DELETE").Count);
        Assert.Equal(600, _session.Sent("DELETE").Select(request => request.Path).Distinct().Count());
    }

    private static Fault Once(Fault fault) => new()
    {
        Method = fault.Method,
        When = request => request.Body.Contains("ci-two"),
        Times = 1,
        Apply = fault.Apply,
        Drop = fault.Drop,
        Status = fault.Status,
        Body = fault.Body,
        WriteBody = fault.WriteBody,
        ContentType = fault.ContentType,
        Headers = fault.Headers,
        TransformBody = fault.TransformBody,
        Truncate = fault.Truncate,
    };

    private static TokenRecord Another(DateTimeOffset created) =>
        new() { Id = Guid.NewGuid(), Name = "ci-two", CreatedDate = created };

    private ShellResult CreateThree(string parameters = "") => _session.Run(
        "'one', 'two', 'three' | ForEach-Object { [pscustomobject]@{ Name = \"ci-$_\" } }"
        + " | New-RegistryToken $registry " + parameters);

    private void AssertMayBeAnothers(ShellResult result)
    {
        ErrorRecord error = AssertOneFailed(result, "TokenOwnershipUnknown");
        TokenRecord token = _session.Service.Store.FindToken(_session.Registry, "ci-two")!;
        Assert.Equal(token.Id, error.TargetObject);
        Assert.DoesNotContain("Remove-RegistryToken", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            $"Get-RegistryToken -RegistryId {_session.Registry} -TokenId {token.Id}",
            error.ToString(),
            StringComparison.Ordinal);
    }

    /// <summary>The middle one failed, once and without a second POST, and the others didn't.</summary>
    private ErrorRecord AssertOneFailed(ShellResult result, string id)
    {
        Assert.Null(result.TerminatingError);
        Assert.Equal(["ci-one", "ci-three"], result.Output.Select(token => token.Properties["Name"].Value));
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(_session.Registry.ToString(), error.ToString(), StringComparison.Ordinal);
        Assert.Single(_session.Sent("POST"), request => request.Body.Contains("ci-two"));
        return error;
    }
}
