using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Rotation;

public class RotationTests
{
    [Fact]
    public async Task A_new_token_is_created_and_then_the_old_one_is_changed()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        TokenRecord old = Old(
            sandbox, token => token with { Name = "ci-20250102", Status = "disabled", ExpiryDate = null });

        TokenRotation rotation = await PrepareAsync(sandbox, new RotationOptions { OldToken = OldTokenChange.Delete });
        TokenResource created = (await rotation.CreateAsync(sandbox.Observer, default)).Value;
        bool isThere = sandbox.Service.Store.FindToken(sandbox.RegistryId, old.Id) is not null;
        await rotation.ChangeOldTokenAsync(sandbox.Observer, default);

        TokenRecord stored = sandbox.Service.Store.FindToken(sandbox.RegistryId, "ci-20260301")!;
        Assert.Equal((rotation.NewTokenId, stored.Id), (created.Id!.Value, created.Id.Value));
        Assert.Equal(stored.Password, PlainText.Of(created.Properties!.Credentials!.Password));
        Assert.Equal(("disabled", null), (stored.Status, stored.ExpiryDate));
        Assert.Equal(old.Scopes.Select(scope => scope.Name), stored.Scopes.Select(scope => scope.Name));
        Assert.True(isThere);
        Assert.True(rotation.ChangesOldToken);
        Assert.Null(sandbox.Service.Store.FindToken(sandbox.RegistryId, old.Id));
    }

    [Fact]
    public async Task Preparing_changes_nothing()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();

        TokenRotation rotation = await PrepareAsync(sandbox, new RotationOptions());

        Assert.All(sandbox.Service.Requests, request => Assert.Equal("GET", request.Method));
        Assert.False(sandbox.Observer.Sent);
        Assert.False(rotation.ChangesOldToken);
        Assert.Null(await rotation.ChangeOldTokenAsync(sandbox.Observer, default));
        Assert.All(sandbox.Service.Requests, request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task Two_tokens_with_the_same_stem_get_different_names_and_the_names_are_read_once()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        IReadOnlyList<TokenRecord> tokens = sandbox.Service.Store.Tokens(sandbox.RegistryId);
        string[] names = ["ci-20250102", "CI-20250103", "ci", "ci-12345678"];
        for (int i = 0; i < names.Length; i++)
        {
            string name = names[i];
            sandbox.Service.Store.UpdateToken(
                sandbox.RegistryId, tokens[i].Id, token => token with { Name = name, ExpiryDate = null });
        }

        TokenRotator rotator = sandbox.Client.Tokens.CreateRotator(new RotationOptions());
        List<string> created = [];
        foreach (TokenRecord token in tokens.Take(4))
            created.Add((await rotator.PrepareAsync(sandbox.RegistryId, token.Id, null, default)).NewToken.Name);

        Assert.Equal(["ci-20260301", "CI-20260301-2", "ci-20260301-3", "ci-12345678-20260301"], created);
        Assert.Single(sandbox.Sent, path => path.Contains("/tokens?"));
    }

    [Theory]
    [InlineData(63, 54)]
    [InlineData(54, 54)]
    public async Task A_long_name_is_cut_so_that_the_date_fits(int length, int stem)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        Old(sandbox, token => token with { Name = new string('n', length), ExpiryDate = null });

        TokenRotation rotation = await PrepareAsync(sandbox, new RotationOptions());

        Assert.Equal(new string('n', stem) + "-20260301", rotation.NewToken.Name);
    }

    [Theory]
    [InlineData(90 * 24 * 60, 90 * 24 * 60)]
    [InlineData(59, 60)]
    [InlineData(60, 60)]
    [InlineData(1, 60)]
    public async Task The_lifetime_is_that_of_the_old_token_but_at_least_an_hour(int oldMinutes, int newMinutes)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        DateTimeOffset created = sandbox.Clock.GetUtcNow().AddSeconds(-30);
        Old(sandbox, token => token with { CreatedDate = created, ExpiryDate = created.AddMinutes(oldMinutes) });

        TokenRotation rotation = await PrepareAsync(sandbox, new RotationOptions { NewName = "new-one" });
        await rotation.CreateAsync(null, default);

        TimeSpan lifetime = rotation.NewToken.ExpiryDate!.Value - sandbox.Clock.GetUtcNow();
        Assert.InRange(
            lifetime, TimeSpan.FromMinutes(newMinutes), TimeSpan.FromMinutes(newMinutes) + TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_token_that_expires_at_the_end_of_time_is_rotated()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        DateTimeOffset end = new(9999, 12, 31, 23, 59, 59, TimeSpan.Zero);
        Old(sandbox, token => token with { CreatedDate = sandbox.Clock.GetUtcNow().AddDays(-3), ExpiryDate = end });

        TokenRotation rotation = await PrepareAsync(
            sandbox, new RotationOptions
            {
                NewName = "new-one",
                OldToken = OldTokenChange.Expire,
                GracePeriod = TimeSpan.MaxValue,
            });
        await rotation.CreateAsync(null, default);

        Assert.Equal(end, rotation.NewToken.ExpiryDate);
        Assert.False(rotation.ChangesOldToken);
    }

    [Fact]
    public async Task A_given_date_or_lifetime_counts()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        DateTimeOffset date = sandbox.Clock.GetUtcNow().AddDays(5);

        TokenRotation byDate = await PrepareAsync(sandbox, new RotationOptions { NewName = "a1", ExpiryDate = date });
        TokenRotation byLifetime = await PrepareAsync(
            sandbox, new RotationOptions { NewName = "a2", Lifetime = TimeSpan.FromDays(5) });

        Assert.Equal(date, byDate.NewToken.ExpiryDate);
        Assert.Equal(date.AddSeconds(2), byLifetime.NewToken.ExpiryDate);
    }

    [Fact]
    public async Task A_grace_period_ends_the_old_token_unless_it_ends_sooner()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        RotationOptions options = new()
        {
            NewName = "a1",
            OldToken = OldTokenChange.Expire,
            GracePeriod = TimeSpan.FromHours(2),
        };
        DateTimeOffset now = sandbox.Clock.GetUtcNow();
        TokenRecord old = Old(sandbox, token => token with { CreatedDate = now, ExpiryDate = now.AddHours(1.5) });
        TokenRotation sooner = await PrepareAsync(sandbox, options);
        Old(sandbox, token => token with { ExpiryDate = now.AddHours(3) });
        TokenRotation later = await PrepareAsync(sandbox, options);

        Assert.False(sooner.ChangesOldToken);
        Assert.True(later.ChangesOldToken);
        Assert.NotNull(await later.ChangeOldTokenAsync(null, default));
        Assert.Equal(
            now.AddHours(2).AddSeconds(2), sandbox.Service.Store.FindToken(sandbox.RegistryId, old.Id)!.ExpiryDate);
    }

    [Fact]
    public async Task A_token_without_a_password_makes_way_for_one_with_a_password()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault
        {
            Method = "PUT",
            TransformBody = body => JsonText.Set(body, "properties.credentials.password", JsonValue.Create("")),
        });

        TokenRotation rotation = await PrepareAsync(sandbox, new RotationOptions { NewName = "new-one" });
        sandbox.Service.ClearRequests();
        TokenResource created = (await rotation.CreateAsync(null, default)).Value;

        Assert.Equal(["PUT", "DELETE", "POST"], sandbox.Service.Requests.Select(request => request.Method));
        TokenRecord stored = sandbox.Service.Store.FindToken(sandbox.RegistryId, "new-one")!;
        Assert.Equal(stored.Id, created.Id);
        Assert.Equal(stored.Password, PlainText.Of(created.Properties!.Credentials!.Password));
    }

    [Fact]
    public async Task A_token_without_a_password_that_can_not_be_deleted_is_reported()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(
            new Fault { Method = "PUT", TransformBody = body => JsonText.Remove(body, "properties.credentials") });
        sandbox.Service.Faults.Add(new Fault { Method = "DELETE", Status = 403 });
        TokenRotation rotation = await PrepareAsync(sandbox, new RotationOptions { NewName = "new-one" });

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(() => rotation.CreateAsync(null, default));

        Assert.Equal(
            (CreationOutcome.Created, rotation.NewTokenId, "new-one"),
            (failure.Outcome, failure.ResourceId!.Value, failure.ResourceName));
        Assert.Equal((403, PasswordStatus.Unknown), (failure.StatusCode, failure.PasswordStatus));
        Assert.Equal(0, sandbox.Count("POST"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_rotator_recognizes_the_tokens_that_it_created(bool issuesPassword)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        if (!issuesPassword)
        {
            sandbox.Service.Faults.Add(
                new Fault { Method = "PUT", TransformBody = body => JsonText.Remove(body, "properties.credentials") });
        }

        TokenRotator rotator = sandbox.Client.Tokens.CreateRotator(new RotationOptions { NewName = "new-one" });
        TokenRotation rotation = await rotator.PrepareAsync(sandbox.RegistryId, sandbox.TokenId, null, default);
        Assert.False(rotator.HasCreated(rotation.NewTokenId));

        TokenResource created = (await rotation.CreateAsync(null, default)).Value;

        Assert.True(rotator.HasCreated(created.Id!.Value));
        Assert.False(rotator.HasCreated(sandbox.TokenId));
    }

    [Fact]
    public async Task The_rotator_recognizes_a_token_that_it_created_without_a_response()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(
            new Fault { Method = "PUT", TransformBody = body => JsonText.Remove(body, "properties.credentials") });
        sandbox.Service.Faults.Add(new Fault { Method = "POST", Apply = true, Drop = true });
        TokenRotator rotator = sandbox.Client.Tokens.CreateRotator(new RotationOptions { NewName = "new-one" });
        TokenRotation rotation = await rotator.PrepareAsync(sandbox.RegistryId, sandbox.TokenId, null, default);

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(() => rotation.CreateAsync(null, default));

        Assert.Equal(CreationOutcome.Created, failure.Outcome);
        Assert.True(rotator.HasCreated(failure.ResourceId!.Value));
    }

    [Theory]
    [InlineData("properties.name", "\"\"", RotationProblem.NameMissing)]
    [InlineData("properties.name", "5", RotationProblem.UnreadableProperties)]
    [InlineData("properties.status", "5", RotationProblem.UnreadableProperties)]
    [InlineData("properties.expiryDate", "\"soon\"", RotationProblem.UnreadableProperties)]
    [InlineData("properties.scopes", "\"none\"", RotationProblem.UnreadableProperties)]
    [InlineData("properties", "null", RotationProblem.UnreadableProperties)]
    [InlineData("metadata.createdDate", "null", RotationProblem.LifetimeUnknown)]
    [InlineData("metadata.createdDate", "\"soon\"", RotationProblem.LifetimeUnknown)]
    [InlineData("metadata.createdDate", "\"2099-01-01T00:00:00Z\"", RotationProblem.LifetimeUnknown)]
    public async Task A_token_that_can_not_be_copied_is_not_rotated(string place, string value, RotationProblem problem)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        Old(sandbox, token => token with { ExpiryDate = sandbox.Clock.GetUtcNow().AddDays(9) });
        sandbox.Service.Faults.Add(
            new Fault { TransformBody = body => JsonText.Set(body, place, JsonNode.Parse(value)), Times = 1 });

        var failure = await Assert.ThrowsAsync<TokenRotationException>(
            () => PrepareAsync(sandbox, new RotationOptions()));

        Assert.Equal(
            (problem, sandbox.TokenId, 200),
            (failure.Problem, failure.OldToken.Id!.Value, failure.Response.StatusCode));
        Assert.All(sandbox.Service.Requests, request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task Unknown_fields_of_scopes_are_copied()
    {
        const string Scopes = """[{"type":"repository","name":"a","actions":["pull"],"deny":true}]""";
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault
        {
            Method = "GET",
            TransformBody = body => JsonText.Set(body, "properties.scopes", JsonNode.Parse(Scopes)),
        });

        TokenRotation rotation = await PrepareAsync(sandbox, new RotationOptions { NewName = "new-one" });
        await rotation.CreateAsync(null, default);

        Assert.Contains(
            "\"scopes\":" + Scopes, Assert.Single(sandbox.Service.Requests, request => request.Method == "PUT").Body);
    }

    private static TokenRecord Old(SandboxClient sandbox, Func<TokenRecord, TokenRecord> change)
        => sandbox.Service.Store.UpdateToken(sandbox.RegistryId, sandbox.TokenId, change)!;

    private static Task<TokenRotation> PrepareAsync(SandboxClient sandbox, RotationOptions options)
        => sandbox.Client.Tokens.CreateRotator(options).PrepareAsync(
            sandbox.RegistryId, sandbox.TokenId, sandbox.Observer, default);
}
