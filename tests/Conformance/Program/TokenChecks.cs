using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Conformance.Shared;

namespace IonosContainerRegistry.Conformance;

/// <summary>Every call for tokens, with nothing in its way.</summary>
internal static class TokenChecks
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static Check[] All =>
    [
        new("1000 tokens are read ahead over 42 pages, in order", ListTokensAsync),
        new("a part of the tokens is listed", ListPartAsync),
        new("a token is created with its password, and read", CreateAsync),
        new("a token is updated", UpdateAsync),
        new("scopes are changed in place", ChangeScopesAsync),
        new("a token is created and replaced by PUT", ReplaceAsync),
        new("a token is deleted and gone", DeleteAsync),
        new("a token is rotated", RotateAsync),
        new("user name and password are let in", UseBasicAsync),
        new("a wrong token is refused", RefuseTokenAsync),
        new("a name that is taken is a conflict", ConflictAsync),
        new("16 requests run at the same time", RunAtOnceAsync),
        new("the observer sees requests and no secret", ObserveAsync),
    ];

    private static async Task ListTokensAsync(TestBed bed)
    {
        Guid?[] ids = await ListIdsAsync(bed, new() { PageSize = 25 });
        Guid?[] whole = await ListIdsAsync(bed, new() { PageSize = 1000 });
        Expect.Equal(1000, ids.Distinct().Count(), "tokens");
        Expect.True(ids.SequenceEqual(whole), "the order differs with the page size");
    }

    private static async Task ListPartAsync(TestBed bed)
    {
        Guid?[] whole = await ListIdsAsync(bed, new() { PageSize = 1000 });
        Guid?[] part = await ListIdsAsync(bed, new() { PageSize = 10, Skip = 95, First = 30 });
        Expect.True(part.Take(30).SequenceEqual(whole.Skip(95).Take(30)), "other tokens than asked for");
    }

    private static async Task<Guid?[]> ListIdsAsync(TestBed bed, PageRequest request)
    {
        using RegistryClient client = bed.Connect();
        TokenResource[] tokens = await Lists.ReadAllAsync(client.Tokens.List(bed.Registry, request, null));
        return [.. tokens.Select(token => token.Id)];
    }

    private static async Task CreateAsync(TestBed bed)
    {
        using RegistryClient client = bed.Connect();
        DateTimeOffset expiry = DateTimeOffset.UtcNow.AddDays(30);
        TokenSpec spec = new()
        {
            Name = "created",
            Status = "disabled",
            ExpiryDate = expiry,
            Scopes = [Scope("team/ä+<b>", "pull", "push")],
        };

        TokenResource created = (await client.Tokens.CreateAsync(bed.Other, spec, null, None)).Value;
        Expect.Equal(PasswordStatus.Received, created.PasswordStatus, "password");
        Expect.True(Password(created).Length > 0, "the password is empty");

        TokenResource read = (await client.Tokens.GetAsync(bed.Other, created.Id!.Value, null, None)).Value;
        Expect.Equal(PasswordStatus.NotIssued, read.PasswordStatus, "password");
        Expect.Equal("disabled", read.Properties!.Status, "status");
        Expect.True(Math.Abs((read.Properties.ExpiryDate!.Value - expiry).TotalSeconds) < 2, "the expiry date differs");
        Expect.Equal("repository:team/ä+<b>:pull,push", Describe(read), "scopes");
    }

    private static async Task UpdateAsync(TestBed bed)
    {
        using RegistryClient client = bed.Connect();
        Guid id = (await bed.CreateTokenAsync("updated")).Id!.Value;
        DateTimeOffset expiry = DateTimeOffset.UtcNow.AddDays(10);

        TokenPatch patch = new() { Status = "disabled", ExpiryDate = expiry };
        TokenResource updated = (await client.Tokens.UpdateAsync(bed.Other, id, patch, null, None)).Value;
        Expect.Equal("disabled", updated.Properties!.Status, "status");
        Expect.True(updated.Properties.ExpiryDate is not null, "the expiry date is missing");

        patch = new() { ClearExpiryDate = true };
        updated = (await client.Tokens.UpdateAsync(bed.Other, id, patch, null, None)).Value;
        Expect.True(updated.Properties!.ExpiryDate is null, "the expiry date is still there");
        Expect.Equal("disabled", updated.Properties.Status, "status");
    }

    private static async Task ChangeScopesAsync(TestBed bed)
    {
        using RegistryClient client = bed.Connect();
        TokenSpec spec = new() { Name = "scopes", Scopes = [Scope("a", "pull"), Scope("b", "push")] };
        Guid id = (await client.Tokens.CreateAsync(bed.Other, spec, null, None)).Value.Id!.Value;

        ScopeChange change = new();
        change.Remove.Add(Scope("b"));
        change.Add.Add(Scope("a", "push"));
        change.Add.Add(Scope("c", "pull"));
        await client.Tokens.UpdateAsync(bed.Other, id, new TokenPatch(), change, null, None);

        TokenResource read = (await client.Tokens.GetAsync(bed.Other, id, null, None)).Value;
        Expect.Equal("repository:a:pull,push;repository:c:pull", Describe(read), "scopes");
    }

    private static async Task ReplaceAsync(TestBed bed)
    {
        using RegistryClient client = bed.Connect();
        Guid id = Guid.NewGuid();
        TokenSpec spec = new() { Name = "replaced" };
        TokenResource created = (await client.Tokens.ReplaceAsync(bed.Other, id, spec, null, None)).Value;
        Expect.Equal(PasswordStatus.Received, created.PasswordStatus, "password of the first PUT");

        spec = new() { Name = "replaced", Status = "disabled", Scopes = [Scope("a", "pull")] };
        TokenResource replaced = (await client.Tokens.ReplaceAsync(bed.Other, id, spec, null, None)).Value;
        Expect.Equal(id, replaced.Id!.Value, "ID");
        Expect.Equal("disabled", replaced.Properties!.Status, "status");
        Expect.Equal(PasswordStatus.NotIssued, replaced.PasswordStatus, "password of the second PUT");
    }

    private static async Task DeleteAsync(TestBed bed)
    {
        using RegistryClient client = bed.Connect();
        Guid id = (await bed.CreateTokenAsync("deleted")).Id!.Value;
        ResponseMetadata response = await client.Tokens.DeleteAsync(bed.Other, id, null, None);
        Expect.Equal(2, response.StatusCode / 100, "class of the status");

        RegistryApiException gone = await Expect.ThrowsAsync<RegistryApiException>(
            () => client.Tokens.GetAsync(bed.Other, id, null, None));
        Expect.Equal(404, gone.StatusCode, "status");
        Expect.True(gone.ErrorCodes.Count > 0 && gone.ServiceMessages.Count > 0, "the service's own error is missing");
    }

    private static async Task RotateAsync(TestBed bed)
    {
        using RegistryClient client = bed.Connect();
        Guid old = (await bed.CreateTokenAsync("rotated")).Id!.Value;
        TokenRotator rotator = client.Tokens.CreateRotator(new RotationOptions { OldToken = OldTokenChange.Disable });

        TokenRotation rotation = await rotator.PrepareAsync(bed.Other, old, null, None);
        TokenResource renewed = (await rotation.CreateAsync(null, None)).Value;
        Expect.Equal(PasswordStatus.Received, renewed.PasswordStatus, "password");
        await rotation.ChangeOldTokenAsync(null, None);

        TokenResource changed = (await client.Tokens.GetAsync(bed.Other, old, null, None)).Value;
        Expect.Equal("disabled", changed.Properties!.Status, "status of the old token");
    }

    private static async Task UseBasicAsync(TestBed bed)
    {
        using RegistryClient client = bed.Connect(Scenario.None, settings =>
        {
            settings.Token = null;
            settings.UserName = Account.UserName;
            settings.Password = new NetworkCredential("", Account.Password).SecurePassword;
        });
        await client.Registries.GetAsync(bed.Registry, null, None);
    }

    private static async Task RefuseTokenAsync(TestBed bed)
    {
        SecureString wrong = new NetworkCredential("", "another").SecurePassword;
        using RegistryClient client = bed.Connect(Scenario.None, settings => settings.Token = wrong);
        RegistryApiException refused = await Expect.ThrowsAsync<RegistryApiException>(
            () => client.Registries.GetAsync(bed.Registry, null, None));
        Expect.Equal((FailureKind.Status, 401), (refused.Kind, refused.StatusCode ?? 0), "failure");
    }

    private static async Task ConflictAsync(TestBed bed)
    {
        await bed.CreateTokenAsync("taken");
        RegistryApiException refused = await Expect.ThrowsAsync<RegistryApiException>(
            () => bed.CreateTokenAsync("taken"));
        Expect.Equal((FailureKind.Status, 409), (refused.Kind, refused.StatusCode ?? 0), "failure");
    }

    private static async Task RunAtOnceAsync(TestBed bed)
    {
        using RegistryClient client = bed.Connect();
        ApiResponse<TokenResource>[] created = await Task.WhenAll(Enumerable.Range(0, 16).Select(
            number => client.Tokens.CreateAsync(bed.Other, new TokenSpec { Name = $"at-once-{number}" }, null, None)));
        Expect.Equal(16, created.Select(response => response.Value.Id).Distinct().Count(), "tokens");
        await Task.WhenAll(created.Select(
            response => client.Tokens.DeleteAsync(bed.Other, response.Value.Id!.Value, null, None)));
    }

    private static async Task ObserveAsync(TestBed bed)
    {
        using RegistryClient client = bed.Connect();
        List<string> lines = [];
        RequestObserver observer = new() { Verbose = Add, Debug = Add };
        TokenSpec spec = new() { Name = "observed" };
        TokenResource created = (await client.Tokens.CreateAsync(bed.Other, spec, observer, None)).Value;

        string seen = string.Join("\n", lines);
        Expect.True(seen.Contains("POST"), "the request isn't shown");
        Expect.True(!seen.Contains(Password(created)) && !seen.Contains(Account.Token), "a secret is shown");

        void Add(string line)
        {
            lock (lines) lines.Add(line);
        }
    }

    private static string Password(TokenResource token)
        => new NetworkCredential("", token.Properties!.Credentials!.Password).Password;

    private static ScopeResource Scope(string name, params string[] actions)
        => new() { Type = "repository", Name = name, Actions = actions };

    private static string Describe(TokenResource token) => string.Join(";", token.Properties!.Scopes!.Select(Describe));

    private static string Describe(ScopeResource? scope)
        => $"{scope!.Type}:{scope.Name}:{string.Join(",", scope.Actions!)}";
}
