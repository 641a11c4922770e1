using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Sandbox.Service;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Creation;

/// <summary>
/// What becomes of a POST without a usable response: it is never sent again, the token is looked up instead.
/// </summary>
public class UnknownOutcomeTests
{
    private const string Html = "<html><head><title>Bad Gateway</title></head><body>nginx</body></html>";

    /// <summary>Ways in which the response to a POST that was carried out gets lost.</summary>
    public static TheoryData<string> Losses
        =>
        [
            "303", "304", "408", "500", "502", "503", "504", "drop", "truncated", "html", "cut json", "null", "empty",
            "no password", "empty password", "too large", "damaged gzip",
        ];

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task A_token_that_was_created_is_reported_with_its_id_and_never_created_twice(string loss)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(LossOf(loss));
        TokenSpec token = new()
        {
            Name = "new-one",
            Status = "disabled",
            ExpiryDate = sandbox.Clock.GetUtcNow().AddDays(3).AddTicks(1234567),
            Scopes = [new ScopeResource { Type = "repository", Name = "team/*", Actions = ["pull", "push"] }],
        };

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(() => sandbox.CreateAsync(token));

        TokenRecord created = sandbox.Service.Store.FindToken(sandbox.RegistryId, "new-one")!;
        Assert.Equal(CreationOutcome.Created, failure.Outcome);
        Assert.Equal(created.Id, failure.ResourceId);
        Assert.Equal(1, sandbox.Count("POST"));
        Assert.Equal(6, sandbox.Service.Store.CountTokens(sandbox.RegistryId));
        Assert.Equal((sandbox.RegistryId, "new-one"), (failure.RegistryId, failure.ResourceName));
        Assert.Equal(PasswordStatus.Lost, failure.PasswordStatus);
        Assert.False(failure.ExistedBefore);
        Assert.True(failure.MatchesRequest);
        Assert.True(failure.MightHaveBeenApplied);
        Assert.DoesNotContain(created.Password, failure.ToString());
    }

    [Theory]
    [InlineData("500")]
    [InlineData("502")]
    [InlineData("drop")]
    public async Task A_token_that_was_not_created_is_looked_for_twice_and_reported_as_not_seen(string loss)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(
            configure: s => s.RetryInterval = TimeSpan.FromSeconds(3));
        sandbox.Service.Faults.Add(loss == "drop"
            ? new Fault { Method = "POST", Drop = true }
            : new Fault { Method = "POST", Status = int.Parse(loss) });

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(() => sandbox.CreateAsync());

        Assert.Equal(CreationOutcome.Unconfirmed, failure.Outcome);
        Assert.Null(failure.ResourceId);
        Assert.Equal(["POST", "GET", "GET"], sandbox.Service.Requests.Select(request => request.Method));
        Assert.Equal([6d], sandbox.Clock.WaitedSeconds);
        Assert.Equal(sandbox.Clock.GetUtcNow(), failure.CheckedAt);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 12, 0, 6, TimeSpan.Zero), failure.CheckedAt);
        Assert.Contains(sandbox.Verbose, line => line.Contains("6.0 s"));
    }

    [Fact]
    public async Task A_token_that_appears_between_the_two_lookups_is_found()
    {
        VirtualClock clock = new() { HoldsWaits = true };
        await using SandboxClient sandbox = await SandboxClient.StartAsync(clock: clock);
        sandbox.Service.Faults.Add(new Fault { Method = "POST", Status = 504 });

        Task call = sandbox.CreateAsync();
        await clock.NextWaitAsync();
        TokenRecord late = new() { Id = Guid.NewGuid(), Name = "new-one", CreatedDate = clock.GetUtcNow() };
        sandbox.Service.Store.AddToken(sandbox.RegistryId, late);
        clock.Advance(TimeSpan.FromSeconds(10));

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(() => call);
        Assert.Equal(CreationOutcome.Created, failure.Outcome);
        Assert.Equal(late.Id, failure.ResourceId);
    }

    [Fact]
    public async Task A_time_out_is_an_unknown_outcome()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        Fault fault = sandbox.Service.Faults.Add(new Fault { Method = "POST", Apply = true, Hold = true });

        Task call = sandbox.CreateAsync();
        await fault.Reached;
        await Eventually.TrueAsync(() => sandbox.Service.Store.FindToken(sandbox.RegistryId, "new-one") is not null);
        sandbox.Clock.Advance(sandbox.Clock.AttemptTimeout);

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(() => call);
        Assert.Equal(CreationOutcome.Created, failure.Outcome);
        Assert.Equal(FailureKind.Timeout, failure.Kind);
        Assert.Equal(1, sandbox.Count("POST"));
    }

    [Theory]
    [InlineData("old")]
    [InlineData("other scope")]
    [InlineData("other type")]
    [InlineData("more actions")]
    [InlineData("null scopes")]
    [InlineData("null actions")]
    [InlineData("unreadable status")]
    [InlineData("other action")]
    [InlineData("no scopes")]
    [InlineData("other status")]
    [InlineData("other expiry")]
    [InlineData("no expiry")]
    [InlineData("no created date")]
    public async Task A_token_that_is_older_or_different_has_an_unknown_owner(string difference)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        DateTimeOffset expiry = sandbox.Clock.GetUtcNow().AddDays(2);
        TokenRecord another = new()
        {
            Id = Guid.NewGuid(),
            Name = "new-one",
            CreatedDate = sandbox.Clock.GetUtcNow().AddSeconds(difference == "old" ? -5 : 0),
            Status = difference == "other status" ? "disabled" : "enabled",
            ExpiryDate = difference switch { "other expiry" => expiry.AddMinutes(1), "no expiry" => null, _ => expiry },
            Scopes = difference switch
            {
                "other scope" => [new ScopeRecord("repository", "other", ["pull"])],
                "other type" => [new ScopeRecord("registry", "team", ["pull"])],
                "more actions" => [new ScopeRecord("repository", "team", ["pull", "push"])],
                "other action" => [new ScopeRecord("repository", "team", ["push"])],
                "no scopes" => [],
                _ => [new ScopeRecord("repository", "team", ["pull"])],
            },
        };
        sandbox.Service.Store.AddToken(sandbox.RegistryId, another);
        sandbox.Service.Faults.Add(new Fault { Method = "POST", Status = 502 });
        if (difference == "no created date")
        {
            sandbox.Service.Faults.Add(
                new Fault { Method = "GET", TransformBody = text => text.Replace("createdDate", "madeDate") });
        }

        if (difference == "null scopes") Found("properties.scopes", null);
        if (difference == "null actions") Found("properties.scopes[0].actions", null);
        if (difference == "unreadable status") Found("properties.status", 5);

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(() => sandbox.CreateAsync(new TokenSpec
        {
            Name = "new-one",
            Status = "enabled",
            ExpiryDate = expiry,
            Scopes = [new ScopeResource { Type = "repository", Name = "team", Actions = ["pull"] }],
        }));

        Assert.Equal(CreationOutcome.OwnershipUnknown, failure.Outcome);
        Assert.Equal(another.Id, failure.ResourceId);
        Assert.Equal(difference is "old" or "no created date", failure.MatchesRequest);
        Assert.Equal(difference switch { "old" => true, "no created date" => null, _ => false }, failure.ExistedBefore);
        Assert.Equal(PasswordStatus.Unknown, failure.PasswordStatus);

        void Found(string place, System.Text.Json.Nodes.JsonNode? value) => sandbox.Service.Faults.Add(new Fault
        {
            Method = "GET",
            TransformBody = text => JsonText.Set(text, "items[5]." + place, value),
        });
    }

    [Theory]
    [InlineData("scope")]
    [InlineData("status")]
    [InlineData("expiry")]
    public async Task A_token_with_more_than_was_sent_has_an_unknown_owner(string difference)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Store.AddToken(sandbox.RegistryId, new TokenRecord
        {
            Id = Guid.NewGuid(),
            Name = "new-one",
            CreatedDate = sandbox.Clock.GetUtcNow(),
            Status = difference == "status" ? "disabled" : "enabled",
            ExpiryDate = difference == "expiry" ? sandbox.Clock.GetUtcNow().AddDays(1) : null,
            Scopes = difference == "scope" ? [new ScopeRecord("repository", "elsewhere/*", ["delete"])] : [],
        });
        sandbox.Service.Faults.Add(new Fault { Method = "POST", Drop = true });

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(() => sandbox.CreateAsync());

        Assert.Equal((CreationOutcome.OwnershipUnknown, false), (failure.Outcome, failure.MatchesRequest));
    }

    [Fact]
    public async Task A_token_that_another_created_while_a_refused_request_waited_is_not_this_calls_own()
    {
        VirtualClock clock = new() { HoldsWaits = true };
        await using SandboxClient sandbox = await SandboxClient.StartAsync(clock: clock);
        sandbox.Service.Faults.Add(
            new Fault { Method = "POST", Times = 1, Status = 429, RetryAfter = TimeSpan.FromSeconds(30) });
        sandbox.Service.Faults.Add(new Fault { Method = "POST", Status = 502 });

        Task call = sandbox.CreateAsync();
        await clock.NextWaitAsync();
        clock.Advance(TimeSpan.FromSeconds(10));
        TokenRecord same = new() { Id = Guid.NewGuid(), Name = "new-one", CreatedDate = clock.GetUtcNow() };
        sandbox.Service.Store.AddToken(sandbox.RegistryId, same);
        clock.Advance(TimeSpan.FromSeconds(30));

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(() => call);
        Assert.Equal((CreationOutcome.OwnershipUnknown, true), (failure.Outcome, failure.ExistedBefore));
        Assert.Equal(same.Id, failure.ResourceId);
    }

    [Fact]
    public async Task A_token_that_an_earlier_call_returned_is_not_this_calls_own()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        TokenSpec spec = new() { Name = "new-one" };
        TokenResource first = (await sandbox.CreateAsync(spec)).Value;
        sandbox.Service.Faults.Add(new Fault { Method = "POST", Status = 502 });

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(() => sandbox.CreateAsync(spec));

        Assert.Equal((CreationOutcome.OwnershipUnknown, true), (failure.Outcome, failure.ExistedBefore));
        Assert.Equal(first.Id, failure.ResourceId);
    }

    [Theory]
    [InlineData("warning")]
    [InlineData("no id")]
    [InlineData("odd name")]
    public async Task A_token_that_is_not_found_in_an_incomplete_list_might_exist(string gap)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Method = "POST", Status = 502 });
        sandbox.Service.Faults.Add(new Fault
        {
            Method = "GET",
            TransformBody = text => gap switch
            {
                "warning" => JsonText.Set(text, "total", 9),
                "no id" => JsonText.Set(text, "items[2].id", ""),
                _ => JsonText.Set(text, "items[2].properties.name", 5),
            },
        });

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(() => sandbox.CreateAsync());

        Assert.Equal(CreationOutcome.Unknown, failure.Outcome);
        Assert.Null(failure.LookupFailure);
    }

    [Fact]
    public async Task A_name_that_differs_in_letter_case_is_another_token()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        TokenRecord other = new() { Id = Guid.NewGuid(), Name = "New-One", CreatedDate = sandbox.Clock.GetUtcNow() };
        sandbox.Service.Store.AddToken(sandbox.RegistryId, other);
        sandbox.Service.Faults.Add(new Fault { Method = "POST", Status = 502 });

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(() => sandbox.CreateAsync());

        Assert.Equal(CreationOutcome.Unconfirmed, failure.Outcome);
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(2)]
    public async Task The_age_of_a_token_is_judged_by_the_clock_of_the_service(int days)
    {
        FakeTimeProvider serviceClock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, 300, TimeSpan.Zero).AddDays(days));
        await using SandboxClient sandbox = await SandboxClient.StartAsync(
            new RegistryServiceOptions { Tokens = 5, TimeProvider = serviceClock });
        TokenRecord older = new()
        {
            Id = Guid.NewGuid(),
            Name = "older",
            CreatedDate = serviceClock.GetUtcNow().AddSeconds(-3),
        };
        sandbox.Service.Store.AddToken(sandbox.RegistryId, older);
        sandbox.Service.Faults.Add(new Fault { Method = "POST", Apply = true, Status = 502 });

        var created = await Assert.ThrowsAsync<CreationOutcomeException>(() => sandbox.CreateAsync());
        var another = await Assert.ThrowsAsync<CreationOutcomeException>(
            () => sandbox.CreateAsync(new TokenSpec { Name = "older" }));

        Assert.Equal(CreationOutcome.Created, created.Outcome);
        Assert.Equal(CreationOutcome.OwnershipUnknown, another.Outcome);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(503)]
    public async Task Where_the_lookup_fails_too_the_error_says_what_is_unknown(int status)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(
            new Fault { Method = "POST", Apply = true, Status = 502, Body = Html, ContentType = "text/html" });
        sandbox.Service.Faults.Add(new Fault { Method = "GET", Status = status });

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(() => sandbox.CreateAsync());

        Assert.Equal(CreationOutcome.Unknown, failure.Outcome);
        Assert.Null(failure.ResourceId);
        Assert.Equal(502, failure.StatusCode);
        Assert.Equal(status, failure.LookupFailure!.StatusCode);
        Assert.Equal("new-one", failure.ResourceName);
        Assert.Equal(1, sandbox.Count("POST"));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_409_after_a_POST_that_was_only_refused_is_the_token_of_another(int status)
    {
        VirtualClock clock = new() { HoldsWaits = true };
        await using SandboxClient sandbox = await SandboxClient.StartAsync(clock: clock);
        sandbox.Service.Faults.Add(new Fault
        {
            Method = "POST",
            Status = status,
            Headers = new Dictionary<string, string> { ["Retry-After"] = "1" },
            Times = 1,
        });

        Task call = sandbox.CreateAsync();
        await clock.NextWaitAsync();
        // Looks exactly like the one that was to be created.
        sandbox.Service.Store.AddToken(
            sandbox.RegistryId,
            new TokenRecord { Id = Guid.NewGuid(), Name = "new-one", CreatedDate = clock.GetUtcNow() });
        clock.Advance(TimeSpan.FromSeconds(1));

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => call);
        Assert.Equal(409, failure.StatusCode);
        Assert.False(failure.MightHaveBeenApplied);
        Assert.Equal(["POST", "POST"], sandbox.Service.Requests.Select(request => request.Method));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(409)]
    [InlineData(429)]
    public async Task A_plain_refusal_is_not_looked_up(int status)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Method = "POST", Status = status });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CreateAsync());

        Assert.Equal(status, failure.StatusCode);
        Assert.False(failure.MightHaveBeenApplied);
        Assert.Equal(0, sandbox.Count("GET"));
    }

    [Fact]
    public async Task The_lookup_goes_on_to_the_page_that_holds_the_token()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(new RegistryServiceOptions { Tokens = 350 });
        sandbox.Service.Faults.Add(new Fault { Method = "POST", Apply = true, Drop = true });

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(() => sandbox.CreateAsync());

        Assert.Equal(CreationOutcome.Created, failure.Outcome);
    }

    [Fact]
    public async Task Cancellation_ends_the_look_up()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Method = "POST", Apply = true, Status = 502 });
        Fault list = sandbox.Service.Faults.Add(new Fault { Method = "GET", Hold = true });
        using CancellationTokenSource stop = new();

        Task call = sandbox.CreateAsync(cancellationToken: stop.Token);
        await list.Reached;
        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.True(sandbox.Observer.Sent);
    }

    [Fact]
    public async Task A_password_that_came_without_an_id_gets_the_id_from_the_list()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(
            new Fault { Method = "POST", TransformBody = text => text.Replace("\"id\":", "\"key\":") });

        ApiResponse<TokenResource> response = await sandbox.CreateAsync();

        TokenRecord created = sandbox.Service.Store.FindToken(sandbox.RegistryId, "new-one")!;
        Assert.Equal(created.Id, response.Value.Id);
        Assert.Equal(created.Password, PlainText.Of(response.Value.Properties!.Credentials!.Password));
    }

    [Fact]
    public async Task A_password_that_came_without_an_id_is_kept_even_if_the_lookup_fails()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(
            new Fault { Method = "POST", TransformBody = text => text.Replace("\"id\":", "\"key\":") });
        sandbox.Service.Faults.Add(new Fault { Method = "GET", Status = 403 });

        ApiResponse<TokenResource> response = await sandbox.CreateAsync();

        Assert.Null(response.Value.Id);
        Assert.Equal(
            sandbox.Service.Store.FindToken(sandbox.RegistryId, "new-one")!.Password,
            PlainText.Of(response.Value.Properties!.Credentials!.Password));
    }

    [Fact]
    public async Task A_password_that_came_without_an_id_is_kept_even_if_the_lookup_is_cancelled()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(
            new Fault { Method = "POST", TransformBody = text => text.Replace("\"id\":", "\"key\":") });
        Fault list = sandbox.Service.Faults.Add(new Fault { Method = "GET", Hold = true });
        using CancellationTokenSource stop = new();

        Task<ApiResponse<TokenResource>> call = sandbox.CreateAsync(cancellationToken: stop.Token);
        await list.Reached;
        stop.Cancel();

        Assert.NotNull((await call.WaitAsync(TimeSpan.FromSeconds(20))).Value.Properties!.Credentials!.Password);
    }

    private static Fault LossOf(string loss) => loss switch
    {
        "drop" => new Fault { Method = "POST", Apply = true, Drop = true },
        "truncated" => new Fault { Method = "POST", Truncate = true },
        "html" => new Fault { Method = "POST", TransformBody = _ => Html, ContentType = "text/html" },
        "cut json" => new Fault { Method = "POST", TransformBody = text => text[..^20] },
        "null" => new Fault { Method = "POST", TransformBody = _ => "null" },
        "empty" => new Fault { Method = "POST", TransformBody = _ => "" },
        "no password" => new Fault
        {
            Method = "POST",
            TransformBody = text => text.Replace("\"password\"", "\"secret\""),
        },
        "empty password" => new Fault
        {
            Method = "POST",
            TransformBody = text => JsonText.Set(text, "properties.credentials.password", ""),
        },
        "too large" => new Fault { Method = "POST", TransformBody = text => text + new string(' ', 33 * 1024 * 1024) },
        "damaged gzip" => new Fault
        {
            Method = "POST",
            Apply = true,
            Headers = new Dictionary<string, string> { ["Content-Encoding"] = "gzip" },
        },
        _ => new Fault
        {
            Method = "POST",
            Apply = true,
            Status = int.Parse(loss),
            Body = Html,
            ContentType = "text/html",
        },
    };
}
