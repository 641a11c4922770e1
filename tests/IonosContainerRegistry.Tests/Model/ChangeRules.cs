using System;
using System.Collections.Generic;
using System.Linq;

namespace IonosContainerRegistry.Tests.Model;

/// <summary>Tokens that were there before a step.</summary>
internal static class ChangeRules
{
    /// <summary>Only the specified tokens are changed, and only as specified.</summary>
    public static IEnumerable<string> NothingElseIsTouched(Observation seen) =>
        from token in seen.Before.Tokens
        where seen.IsTouched(token.Id)
        where !seen.Targets.Contains(token.Id) || !seen.IsAsAsked(token)
        select $"{seen.Name(token)} was changed in an unexpected way.";

    /// <summary>If the pipeline completed, a token without an error has the specified properties.</summary>
    public static IEnumerable<string> WhatHasNoErrorIsDone(Observation seen) =>
        from target in seen.Targets.Distinct()
        where seen.Step.Command.Changes && !seen.Step.WhatIf && seen.Completed && seen.ErrorsAreSeen
        where !seen.ErrorsAbout(target).Any()
        let token = seen.Before.Find(target)
        where token is null
            ? !seen.HasCreated(target) && !seen.Other.Created(target) && !seen.MightHaveRemoved
            : !seen.IsAsAsked(token) && !seen.Other.Removed(target) && !seen.IsLiedTo
        select token is null
            ? $"{target} doesn't exist, and no error says so."
            : $"{seen.Name(token)} isn't as it was asked to be, and no error says so.";

    /// <summary>A token is unchanged if all its errors report that nothing was changed.</summary>
    public static IEnumerable<string> WhatIsSaidToBeUnchangedIsUntouched(Observation seen) =>
        from target in seen.Targets.GroupBy(target => target)
        let errors = seen.ErrorsAbout(target.Key).Where(error => !error.IsOfDockerConfig()).ToArray()
        // Of a token that is given twice, the other time may have changed it. A list can end with tokens of this step.
        where errors.Length > 0 && target.Count() == 1 && !seen.HasCreated(target.Key)
        where errors.All(error => error.SaysUnchanged()) && seen.IsTouched(target.Key)
        select $"{target.Key} was changed, though an error says that it wasn't: {errors[0].IdOf()}.";

    /// <summary>A rotation changes the old token after a consumer took the new one and didn't fail.</summary>
    public static IEnumerable<string> AnOldTokenEndsOnlyAfterTheNewOneArrived(Observation seen) =>
        from token in seen.Before.Tokens
        where seen.Step.Command is RotateTokens && seen.IsTouched(token.Id)
        where !seen.NewTokensOf(token).Any()
        select $"{seen.Name(token)} was changed, and no new token arrived.";

    public static IEnumerable<string> StopsAtTheFirstErrorIfTold(Observation seen)
    {
        if (seen.Step.ErrorAction != "Stop") return [];
        if (seen.Step.Command.Source is null or { Kind: SourceKind.Listed }) return [];
        // Of a token that is given twice, the last may have failed.
        int failed = seen.Targets.ToList().FindLastIndex(
            target => seen.ErrorsAbout(target).Any(error => !error.IsOfDockerConfig()));
        return from target in failed < 0 ? [] : seen.Targets.Skip(failed + 1).Except(seen.Targets.Take(failed + 1))
               where seen.IsTouched(target)
               select $"{target} was changed after an error that was to stop the command.";
    }

    public static IEnumerable<string> WhatIfChangesNothing(Observation seen) =>
        from request in seen.Requests
        where seen.Step.WhatIf && seen.Step.Command.Changes && request.Method != "GET"
        select $"{request} was sent.";
}
