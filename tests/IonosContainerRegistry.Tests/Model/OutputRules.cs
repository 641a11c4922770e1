using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Text.RegularExpressions;
using IonosContainerRegistry.Sandbox.Service;

namespace IonosContainerRegistry.Tests.Model;

/// <summary>What a step shows, and how it ends.</summary>
internal static class OutputRules
{
    /// <summary>A list that doesn't change returns each token once.</summary>
    public static IEnumerable<string> ListsAreWhatTheServiceHolds(Observation seen)
    {
        if (seen.Step.Command is not ListTokens list || seen.Step.Downstream.IsDockerConfig) yield break;
        Guid[] listed = [.. seen.Delivered.Select(token => token.TokenId)];
        if (listed.Distinct().Count() < listed.Length && !seen.Hit.Contains(FaultKind.OtherId))
            yield return "A token was listed twice.";
        if (!IsReadUndisturbed(seen)) yield break;

        string pattern = "^" + Regex.Escape(list.Pattern).Replace("\\*", ".*").Replace("\\?", ".") + "$";
        IEnumerable<TokenRecord> held = seen.Before.Listed.Where(token => Regex.IsMatch(token.Name, pattern));
        if (seen.Step.Downstream.Kind != DownstreamKind.None) held = held.Take(seen.Step.Downstream.Count);
        if (!listed.SequenceEqual(held.Select(token => token.Id)))
        {
            yield return "The list isn't what the service holds.";
            yield break;
        }

        foreach (DeliveredToken token in seen.Delivered.Where(token => !token.Shows(seen.Before.Find(token.TokenId)!)))
            yield return $"'{token.Name}' ({token.TokenId}) isn't shown as the service holds it.";
    }

    public static IEnumerable<string> CountsAreWhatTheServiceHolds(Observation seen)
    {
        if (seen.Step.Command is not MeasureTokens || !seen.Completed || !IsReadUndisturbed(seen)) yield break;
        if (seen.Step.Downstream.IsDockerConfig) yield break;
        int counted = seen.Received.Sum(registry => ((RegistryTokenSummary)registry.BaseObject).Count);
        int held = seen.Received.Count == 1 ? seen.Before.Listed.Count : seen.Before.Tokens.Count;
        if (counted != held) yield return $"{counted} tokens were counted, and the service holds {held}.";
    }

    /// <summary>A field that can't be read causes a warning. No password and no token of a list is lost.</summary>
    public static IEnumerable<string> AnOddFieldCostsNothing(Observation seen)
    {
        bool isOddOnly = seen.Hit.Count > 0 && seen.Hit.All(PlannedFault.IsOddField);
        if (!isOddOnly || !seen.Completed || !seen.ErrorsAreSeen || seen.Step.Downstream.IsDockerConfig) yield break;
        if (seen.Step.Command is not (CreateTokens or ReplaceTokens or ListTokens)) yield break;

        foreach (TokenRecord token in seen.Created.Where(token => !seen.HasArrived(token)))
            yield return $"The password of {seen.Name(token)} was received, and didn't come out.";
        if (seen.Step.Command is ListTokens { IsWhole: true } && seen.Delivered.Count != seen.Before.Listed.Count)
            yield return $"{seen.Delivered.Count} of {seen.Before.Listed.Count} tokens came out.";
        // A field that is missing needs no warning, and neither an error nor a token without scopes has all fields.
        bool isSomeOdd = !seen.Hit.Overlaps([FaultKind.NoCreatedDate, FaultKind.OddActions]) && seen.Errors.Count == 0;
        if (isSomeOdd && seen.Delivered.Count > 0 && seen.Warnings.Count == 0)
            yield return $"No warning names a field: {string.Join(", ", seen.Hit)}.";
    }

    public static IEnumerable<string> ErrorsHaveStableIds(Observation seen) =>
        from error in seen.Errors
        let isOfConsumer = error.ToString() == Downstream.Failure
        let isOurs = error.Exception is RegistryException or ArgumentException
            && error.IdOf() != error.Exception.GetType().FullName
        let isOfEngine = error.Exception is ParameterBindingException or PipelineStoppedException
        where !isOfConsumer && !isOurs && !isOfEngine
        select $"{error.FullyQualifiedErrorId} came out: {error}";

    public static IEnumerable<string> ComesToAnEnd(Observation seen) =>
        seen.IsEndless ? [$"{seen.Requests.Count} requests were sent, and no end was in sight."] : [];

    public static IEnumerable<string> NothingKeepsRunning(Observation seen) =>
        seen.LateRequests == 0 ? [] : [$"{seen.LateRequests} requests came after the command had ended."];

    /// <summary>Neither as text nor in bytes, as .NET shows what it can't parse.</summary>
    public static IEnumerable<string> NoSecretIsShown(Observation seen)
    {
        string bytes = seen.Evidence.Replace("-", "", StringComparison.Ordinal);
        return from secret in seen.Secrets
               let encoded = Convert.ToHexString(Encoding.UTF8.GetBytes(secret))
               where seen.Evidence.Contains(secret, StringComparison.Ordinal)
                   || bytes.Contains(encoded, StringComparison.OrdinalIgnoreCase)
               select "A secret was shown.";
    }

    /// <summary>Whether the service returned its actual data, and the command read it without an error.</summary>
    private static bool IsReadUndisturbed(Observation seen) =>
        seen.Errors.Count == 0 && !seen.Stopped && !seen.IsLiedTo && !seen.HasOddValues && !seen.Other.DidAnything
        && (seen.ErrorsAreSeen || (seen.Hit.Count == 0 && !seen.Step.IsUnreachable));
}
