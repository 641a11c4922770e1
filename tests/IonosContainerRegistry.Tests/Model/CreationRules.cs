using System;
using System.Collections.Generic;
using System.Linq;

namespace IonosContainerRegistry.Tests.Model;

/// <summary>Tokens that a step created, and their passwords.</summary>
internal static class CreationRules
{
    /// <summary>An issued password was returned, or a message or the host names the token.</summary>
    public static IEnumerable<string> NoTokenIsLost(Observation seen) =>
        from token in seen.Created.Concat(seen.Reissued)
        where !seen.HasArrived(token) && !seen.IsWarnedOf(token)
        where !seen.ErrorsAbout(token).Any(error => !error.SaysUnchanged() || error.IsOfDockerConfig())
        // -ErrorAction Ignore hides the errors.
        where seen.ErrorsAreSeen || seen.Hit.Count == 0
        select $"{seen.Name(token)} has a new password, and nothing says so.";

    /// <summary>The password that came last for a token is the one that it has.</summary>
    public static IEnumerable<string> DeliveredTokensSignIn(Observation seen) =>
        from delivered in seen.Delivered
        where delivered.Password is not null
        group delivered by (delivered.TokenId, delivered.UserName) into deliveries
        let last = deliveries.Last()
        let held = seen.After.Find(last.TokenId) is { } token ? [token] : seen.After.Named(last.UserName)
        where !held.Any(token => token.Name == last.UserName && token.Password == last.Password)
        // Another may have removed it, or a second replacement, whose password was lost, changed it.
        where held.Length > 0 || !seen.Other.DidAnything
        where seen.Targets.Count(target => target == last.TokenId) < 2
            || (!seen.Hit.Overlaps(PlannedFault.Silences) && !seen.ErrorsAbout(last.TokenId).Any())
        select $"'{last.UserName}' ({last.TokenId}) came with a credential that doesn't sign in.";

    /// <summary>Unless what is copied or rotated was shown with odd values, it is known what was asked for.</summary>
    public static IEnumerable<string> CreatedTokensAreAsAsked(Observation seen) =>
        from token in seen.Created
        where !seen.HasOddValues
        let asked = seen.Step.Command.ExpectCreated(token.Name, seen.Listable)
        where !asked.Any(expected => TokenValues.AreSame(expected, token))
        select $"{seen.Name(token)} was created, and isn't what was asked for.";

    /// <summary>Every token that was to be created was returned or has an error.</summary>
    public static IEnumerable<string> EachRowIsAccountedFor(Observation seen)
    {
        if (seen.Step.WhatIf || !seen.Completed || !seen.ErrorsAreSeen) return [];
        if (seen.Step.Downstream.IsDockerConfig) return [];
        string[] names = seen.Step.Command switch
        {
            CreateTokens create => [.. create.Rows.Select(row => row.Name)],
            CopyTokens when !seen.HasOddValues => [.. seen.Listed.Select(token => token.Name!)],
            _ => [],
        };
        return from name in names.GroupBy(name => name)
               let delivered = seen.Delivered.Count(token => token.Name == name.Key || token.UserName == name.Key)
               let failed = seen.ErrorsAbout(name.Key, seen.Created.Where(token => token.Name == name.Key)).Count()
               where delivered + failed < name.Count()
               select $"'{name.Key}' was asked for {name.Count()} times; {delivered} came out and {failed} failed.";
    }

    /// <summary>If tokens are made one at a time, none is made that the consumer doesn't take.</summary>
    public static IEnumerable<string> NothingIsCreatedAheadOfTheConsumer(Observation seen) =>
        from token in seen.Created
        where seen.Step.Downstream.Kind is DownstreamKind.First or DownstreamKind.Fails
        where seen.Step.ThrottleLimit == 1 || !seen.Step.Command.TakesThrottleLimit
        where seen.Hit.Count == 0 && !seen.Stopped && !seen.HasArrived(token)
        select $"{seen.Name(token)} was created, but the consumer didn't take it.";

    public static IEnumerable<string> OnlyOwnTokensAreCalledLost(Observation seen) =>
        from error in seen.Errors
        where error.IdOf() == ReportedErrors.PasswordLost
        let lost = (error.Exception as RegistryException)?.TokenId ?? Guid.Empty
        where !seen.HasCreated(lost) && !seen.Other.Removed(lost) && !seen.MightHaveCreated(lost)
        select $"{lost} is called lost, and this step didn't create it.";

    public static IEnumerable<string> RemovalOfAnotherUsersTokenIsNotSuggested(Observation seen) =>
        from token in seen.After.Tokens
        where seen.Other.Created(token.Id) && !seen.MightHaveCreated(token.Id)
        where !seen.Targets.Contains(token.Id)
        from error in seen.ErrorsAbout(token.Id)
        where error.ToString().Contains("Remove-RegistryToken", StringComparison.Ordinal)
        select $"{seen.Name(token)} is another's, and {error.IdOf()} says how to remove it.";

    public static IEnumerable<string> WhatIsSaidToBeMissingIsMissing(Observation seen) =>
        from token in seen.Created
        from error in seen.ErrorsAbout(token)
        where error.IdOf() == ReportedErrors.Unconfirmed && !seen.IsLiedTo && !seen.HasOddValues
        // Of two rows with the same name, or of a token that is given twice, the other may have created it.
        where seen.Step.Command is not CreateTokens create || create.Rows.Count(row => row.Name == token.Name) == 1
        where seen.Targets.Count(target => target == token.Id) < 2
        select $"{seen.Name(token)} exists, though an error says that it wasn't there.";
}
