using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Conformance.Shared;

namespace IonosContainerRegistry.Conformance;

/// <summary>Responses that are late, lost, broken or odd.</summary>
internal static class FaultChecks
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static Check[] All =>
    [
        new("Retry-After in seconds is waited for", bed => WaitAsync(bed, Scenario.RetryAfterSeconds)),
        new("Retry-After as a date is waited for", bed => WaitAsync(bed, Scenario.RetryAfterDate)),
        new("a server error is retried", bed => ReadAsync(bed, Scenario.ServerErrors)),
        new("a truncated body is retried", bed => ReadAsync(bed, Scenario.TruncatedBody)),
        new("a broken chunk is retried", bed => ReadAsync(bed, Scenario.BrokenChunk)),
        new("a late response is retried", bed => ReadAsync(bed, Scenario.SlowOnce, TimeSpan.FromSeconds(1))),
        new("a response that never comes is a time-out", TimeOutAsync),
        new("a lost response to POST names the token that exists", LosePostAsync),
        new("a lost response to POST names the registry that exists", LoseRegistryAsync),
        new("a lost response to PUT names the token that exists", LosePutAsync),
        new("a lost response to PATCH is retried", LosePatchAsync),
        new("a lost response to DELETE leaves the token deleted", LoseDeleteAsync),
        new("a redirect isn't followed", bed => FailAsync(bed, Scenario.Redirect, FailureDetail.None)),
        new("a flood is cut off", bed => FailAsync(bed, Scenario.Flood, FailureDetail.ResponseTooLarge)),
        new("a page that isn't JSON is an error", bed => FailAsync(bed, Scenario.NotJson, FailureDetail.InvalidJson)),
        new("unreadable fields cost nothing else", ReadOddFieldsAsync),
    ];

    private static async Task ReadAsync(TestBed bed, string scenario, TimeSpan? attemptTimeout = null)
    {
        using RegistryClient client = bed.Connect(
            scenario, settings => settings.AttemptTimeout = attemptTimeout ?? settings.AttemptTimeout);
        Expect.Equal(bed.Registry, (await client.Registries.GetAsync(bed.Registry, null, None)).Value.Id!.Value, "ID");
    }

    private static async Task WaitAsync(TestBed bed, string scenario)
    {
        Stopwatch watch = Stopwatch.StartNew();
        await ReadAsync(bed, scenario);
        double seconds = watch.Elapsed.TotalSeconds;
        Expect.True(seconds > 0.9, $"the client waited for {seconds:0.0} s");
    }

    private static async Task FailAsync(TestBed bed, string scenario, FailureDetail detail)
    {
        using RegistryClient client = bed.Connect(scenario);
        RegistryApiException failure = await Expect.ThrowsAsync<RegistryApiException>(
            () => client.Registries.GetAsync(bed.Registry, null, None));
        Expect.Equal(detail, failure.Detail, "detail");
        Expect.Equal(detail == FailureDetail.None, failure.Kind == FailureKind.Status, "failure of the status");
    }

    private static async Task TimeOutAsync(TestBed bed)
    {
        using RegistryClient client = bed.Connect(Scenario.Slow, settings =>
        {
            settings.AttemptTimeout = TimeSpan.FromSeconds(1);
            settings.MaximumRetryCount = 1;
        });
        RegistryApiException failure = await Expect.ThrowsAsync<RegistryApiException>(
            () => client.Registries.GetAsync(bed.Registry, null, None));
        Expect.Equal((FailureKind.Timeout, 2), (failure.Kind, failure.Attempts), "failure");
    }

    private static async Task LosePostAsync(TestBed bed)
    {
        CreationOutcomeException failure = await Expect.ThrowsAsync<CreationOutcomeException>(
            () => bed.CreateTokenAsync("lost-post", Scenario.LostPost));
        Expect.Equal(CreationOutcome.Created, failure.Outcome, "outcome");
        Expect.Equal(PasswordStatus.Lost, failure.PasswordStatus, "password");
        Expect.True(failure.ResourceId is not null, "the token's ID is missing");
        Expect.Equal(1, await bed.CountAsync("lost-post"), "tokens of the name");
    }

    private static async Task LoseRegistryAsync(TestBed bed)
    {
        using RegistryClient client = bed.Connect(Scenario.LostPost);
        CreationOutcomeException failure = await Expect.ThrowsAsync<CreationOutcomeException>(
            () => client.Registries.CreateAsync(new() { Name = "lost-post", Location = "de/fra" }, null, null, None));
        Expect.Equal(CreationOutcome.Created, failure.Outcome, "outcome");
        Expect.True(failure.ResourceId is not null, "the registry's ID is missing");
    }

    private static async Task LosePutAsync(TestBed bed)
    {
        using RegistryClient client = bed.Connect(Scenario.LostPut);
        Guid id = Guid.NewGuid();
        CreationOutcomeException failure = await Expect.ThrowsAsync<CreationOutcomeException>(
            () => client.Tokens.ReplaceAsync(bed.Other, id, new TokenSpec { Name = "lost-put" }, null, None));
        Expect.Equal(CreationOutcome.Created, failure.Outcome, "outcome");
        Expect.Equal(PasswordStatus.Lost, failure.PasswordStatus, "password");
        Expect.Equal(id, failure.ResourceId, "ID");
    }

    private static async Task LosePatchAsync(TestBed bed)
    {
        Guid id = (await bed.CreateTokenAsync("lost-patch")).Id!.Value;
        using RegistryClient client = bed.Connect(Scenario.LostPatch);
        TokenPatch patch = new() { Status = "disabled" };
        TokenResource updated = (await client.Tokens.UpdateAsync(bed.Other, id, patch, null, None)).Value;
        Expect.Equal("disabled", updated.Properties!.Status, "status");
    }

    private static async Task LoseDeleteAsync(TestBed bed)
    {
        Guid id = (await bed.CreateTokenAsync("lost-delete")).Id!.Value;
        using RegistryClient client = bed.Connect(Scenario.LostDelete);
        await client.Tokens.DeleteAsync(bed.Other, id, null, None);
        Expect.Equal(0, await bed.CountAsync("lost-delete"), "tokens of the name");
    }

    private static async Task ReadOddFieldsAsync(TestBed bed)
    {
        using RegistryClient client = bed.Connect(Scenario.OddFields);
        TokenResource[] tokens = await Lists.ReadAllAsync(client.Tokens.List(bed.Other, new(), null));
        Expect.True(tokens.Length > 0, "no token was read");
        foreach (TokenResource token in tokens)
        {
            Expect.True(token.UnreadableFields.Contains("metadata.createdDate"), "the field isn't named");
            Expect.True(token.Metadata is { CreatedDate: null, CreatedBy: not null }, "more than the field is missing");
        }
    }
}
