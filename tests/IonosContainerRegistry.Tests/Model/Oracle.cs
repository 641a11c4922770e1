using System;
using System.Collections.Generic;
using System.Linq;

namespace IonosContainerRegistry.Tests.Model;

/// <summary>
/// The promises: what a step said, compared with what the service holds afterwards. It predicts nothing. Each rule
/// looks at the whole observation and returns a sentence for everything that isn't as it was said. A rule that doesn't
/// apply, because a fault made the service say what isn't so, says why.
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
        CreationRules.NobodyIsToldToRemoveAnothersToken,
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

/// <summary>What came of a scenario.</summary>
/// <param name="Violations">Empty if everything is as it was said.</param>
/// <param name="Report">What was said and what the service holds, in lines, for a reader of a counter-example.</param>
internal sealed record Outcome(IReadOnlyList<Violation> Violations, IReadOnlyList<string> Report);

/// <summary>Something that isn't as it was said.</summary>
/// <param name="Rule">The name of the rule.</param>
/// <param name="Text">What was said and what is, as a sentence.</param>
internal sealed record Violation(string Rule, string Text)
{
    public override string ToString() => $"{Rule}: {Text}";
}
