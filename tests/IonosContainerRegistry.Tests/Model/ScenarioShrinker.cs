using System.Collections.Generic;
using System.Linq;

namespace IonosContainerRegistry.Tests.Model;

/// <summary>Makes a scenario that fails smaller, one thing at a time.</summary>
internal static class ScenarioShrinker
{
    public static IEnumerable<Scenario> Shrink(Scenario scenario)
    {
        foreach (IReadOnlyList<Step> steps in Without(scenario.Steps).Where(steps => steps.Count > 0))
            yield return scenario with { Steps = steps };

        for (int place = 0; place < scenario.Steps.Count; place++)
        {
            foreach (Step smaller in Shrink(scenario.Steps[place]))
                yield return scenario with { Steps = With(scenario.Steps, place, smaller) };
        }

        if (scenario.ReplacingIssuesPassword) yield return scenario with { ReplacingIssuesPassword = false };
    }

    private static IEnumerable<Step> Shrink(Step step)
    {
        foreach (IReadOnlyList<PlannedFault> faults in Without(step.Faults))
            yield return step with { Faults = faults };

        if (step.Stop is not null) yield return step with { Stop = null };
        if (step.Downstream.Kind != DownstreamKind.None)
            yield return step with { Downstream = new(DownstreamKind.None) };
        if (step.Downstream.Count > 1) yield return step with { Downstream = step.Downstream with { Count = 1 } };
        if (step.WhatIf) yield return step with { WhatIf = false };
        if (step.IsUnreachable) yield return step with { IsUnreachable = false };
        if (step.StatusCodeVariable is not null) yield return step with { StatusCodeVariable = null };
        if (step.ErrorAction != "Continue") yield return step with { ErrorAction = "Continue" };
        foreach (Command smaller in Shrink(step.Command))
            yield return step with { Command = smaller };

        if (step.ThrottleLimit > 1) yield return step with { ThrottleLimit = step.ThrottleLimit - 1 };
        for (int place = 0; place < step.Faults.Count; place++)
        {
            foreach (PlannedFault smaller in Shrink(step.Faults[place]))
                yield return step with { Faults = With(step.Faults, place, smaller) };
        }

        if (step.Stop is { AtRequest: > 0 } stop)
            yield return step with { Stop = stop with { AtRequest = stop.AtRequest - 1 } };
    }

    private static IEnumerable<PlannedFault> Shrink(PlannedFault fault)
    {
        if (fault.Times > 1) yield return fault with { Times = fault.Times - 1 };
        if (fault.From > 0) yield return fault with { From = fault.From - 1 };
    }

    private static IEnumerable<Command> Shrink(Command command) => command switch
    {
        CreateTokens create =>
        [
            .. Without(create.Rows).Where(rows => rows.Count > 0).Select(rows => create with { Rows = rows }),
            .. create.Rows.Any(row => row.Values != new TokenValues())
                ? [create with { Rows = [.. create.Rows.Select(row => (row.Name, new TokenValues()))] }]
                : Enumerable.Empty<Command>(),
        ],
        GetTokens get => Shrink(get.Tokens).Select(tokens => get with { Tokens = tokens }),
        UpdateTokens update => Shrink(update.Tokens).Select(tokens => update with { Tokens = tokens }),
        ReplaceTokens replace => Shrink(replace.Tokens).Select(tokens => replace with { Tokens = tokens }),
        RemoveTokens remove => Shrink(remove.Tokens).Select(tokens => remove with { Tokens = tokens }),
        RotateTokens rotate => Shrink(rotate.Tokens).Select(tokens => rotate with { Tokens = tokens }),
        _ => [],
    };

    private static IEnumerable<Source> Shrink(Source source)
    {
        if (source.Kind != SourceKind.Ids) yield return source with { Kind = SourceKind.Ids };
        if (source.Kind == SourceKind.Listed) yield break;
        foreach (IReadOnlyList<int> places in Without(source.Places).Where(places => places.Count > 0))
            yield return source with { Places = places };
    }

    private static IEnumerable<IReadOnlyList<T>> Without<T>(IReadOnlyList<T> items) =>
        items.Select((_, place) => (IReadOnlyList<T>)[.. items.Where((_, other) => other != place)]);

    private static IReadOnlyList<T> With<T>(IReadOnlyList<T> items, int place, T item) =>
        [.. items.Select((old, other) => other == place ? item : old)];
}
