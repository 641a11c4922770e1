using System;
using System.Collections.Generic;
using System.Linq;

namespace IonosContainerRegistry.Tests.Model;

/// <summary>
/// The guarantees: compares what a step reported with what the service holds afterwards. It predicts nothing. Each rule
/// checks the whole observation and returns a sentence for each violation. If a rule doesn't apply because a fault made
/// the service return wrong data, its code explains why.
/// </summary>
internal static class Oracle
{
    private static readonly Func<Observation, IEnumerable<string>>[] Rules =
    [
        CreationRules.NoTokenIsLost,
        CreationRules.DeliveredTokensSignIn,
        CreationRules.CreatedTokensAreAsAsked,
        CreationRules.EachRowIsAccountedFor,
        CreationRules.NothingIsCreatedAheadOfTheConsumer,
        CreationRules.OnlyOwnTokensAreCalledLost,
        CreationRules.RemovalOfAnotherUsersTokenIsNotSuggested,
        CreationRules.WhatIsSaidToBeMissingIsMissing,
        ChangeRules.NothingElseIsTouched,
        ChangeRules.WhatHasNoErrorIsDone,
        ChangeRules.WhatIsSaidToBeUnchangedIsUntouched,
        ChangeRules.AnOldTokenEndsOnlyAfterTheNewOneArrived,
        ChangeRules.StopsAtTheFirstErrorIfTold,
        ChangeRules.WhatIfChangesNothing,
        OutputRules.ListsAreWhatTheServiceHolds,
        OutputRules.CountsAreWhatTheServiceHolds,
        OutputRules.AnOddFieldCostsNothing,
        OutputRules.ErrorsHaveStableIds,
        OutputRules.ComesToAnEnd,
        OutputRules.NothingKeepsRunning,
        OutputRules.NoSecretIsShown,
    ];

    public static IEnumerable<Violation> FindViolations(Observation seen) =>
        Rules.SelectMany(rule => rule(seen).Select(violation => new Violation(rule.Method.Name, violation)));
}

/// <summary>The result of a scenario.</summary>
/// <param name="Violations">Empty if no rule is violated.</param>
/// <param name="Report">What was reported and what the service holds, in lines, to explain a counterexample.</param>
internal sealed record Outcome(IReadOnlyList<Violation> Violations, IReadOnlyList<string> Report);

/// <summary>A violation of a rule.</summary>
/// <param name="Rule">The name of the rule.</param>
/// <param name="Text">A sentence that describes the violation.</param>
internal sealed record Violation(string Rule, string Text)
{
    public override string ToString() => $"{Rule}: {Text}";
}
