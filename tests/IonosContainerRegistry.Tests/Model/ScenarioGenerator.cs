using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using IonosContainerRegistry.Sandbox.Service;

namespace IonosContainerRegistry.Tests.Model;

/// <summary>Generates scenarios.</summary>
internal static class ScenarioGenerator
{
    private static readonly Gen<bool> Boolean = Gen.Elements(true, false);

    private static readonly Gen<string> Pattern = Gen.Elements("*", "*", "?l*", "*a*", "m-*");

    private static readonly Gen<string> NewName = Gen.Choose(1, 4).Select(number => $"m-{number}");

    private static readonly Gen<int?> MaybeDays = Gen.Elements<int?>(null, null, 1, 30);

    private static readonly Gen<string> Status = Gen.Elements("enabled", "disabled");

    private static readonly Gen<ScopeRecord> Scope = Gen.Elements<ScopeRecord>(
        new("repository", "team-a/*", ["pull"]),
        new("repository", "team-a/*", ["pull", "push"]),
        new("repository", "*", ["pull"]),
        new("registry", "*", ["list"]));

    private static readonly Gen<Source> Source =
        from kind in Gen.Elements(Enum.GetValues<SourceKind>())
        from count in Gen.Choose(1, 4)
        from places in Gen.ListOf(Gen.Frequency((8, Gen.Choose(0, 7)), (1, Gen.Constant(-1))), count)
        from pattern in Pattern
        select new Source(kind, [.. places], pattern);

    private static readonly Gen<TokenValues> Values =
        from status in Maybe(Status)
        from days in MaybeDays
        from scope in Maybe(Scope)
        select new TokenValues { Status = status, Days = days, Scope = scope };

    private static readonly Gen<TokenValues> Changes = Gen.OneOf(
        Status.Select(status => new TokenValues { Status = status }),
        Gen.Constant(new TokenValues { Days = 20 }),
        Gen.Constant(new TokenValues { NoExpiry = true }),
        Scope.Select(scope => new TokenValues { Scope = scope }),
        Scope.Select(scope => new TokenValues { AddScope = scope }),
        Scope.Select(scope => new TokenValues { RemoveScope = scope, Status = "disabled" }));

    private static readonly Gen<Command> Create =
        from count in Gen.Choose(1, 5)
        from rows in Gen.ListOf(from name in NewName from values in Values select (name, values), count)
        select (Command)new CreateTokens([.. rows]);

    private static readonly Gen<Command> Update =
        from source in Source
        from values in Changes
        from passThru in Boolean
        select (Command)new UpdateTokens(source, values, passThru);

    private static readonly Gen<Command> Rotate =
        from source in Source
        from old in Gen.Elements(Enum.GetValues<OldToken>())
        from days in MaybeDays
        select (Command)new RotateTokens(source, old, days);

    private static readonly Gen<Command> Command = Gen.Frequency(
        (2, from pattern in Pattern from size in Gen.Choose(2, 4) select (Command)new ListTokens(pattern, size)),
        (1, Source.Select(source => (Command)new GetTokens(source))),
        (1, Gen.Elements("$registry", "").Select(registry => (Command)new MeasureTokens(registry))),
        (5, Create),
        (1, Pattern.Select(pattern => (Command)new CopyTokens(pattern))),
        (3, Update),
        (3, from source in Source from values in Values select (Command)new ReplaceTokens(source, values)),
        (3, Source.Select(source => (Command)new RemoveTokens(source))),
        (5, Rotate));

    private static readonly Gen<Downstream> Downstream =
        from kind in Weighted(
            (6, DownstreamKind.None),
            (2, DownstreamKind.First),
            (2, DownstreamKind.Fails),
            (1, DownstreamKind.DockerConfig),
            (1, DownstreamKind.DockerConfigOfHost))
        from count in Gen.Choose(1, 3)
        select new Downstream(kind, count);

    private static readonly Gen<Stop?> Stop =
        from stops in Weighted((5, false), (1, true))
        from moment in Gen.Elements(Enum.GetValues<StopMoment>())
        from request in Gen.Choose(0, 8)
        select stops ? new Stop(moment, request) : null;

    private static readonly Gen<Step> Step =
        from command in Command
        from downstream in Downstream
        from errorAction in Weighted((6, "Continue"), (2, "Stop"), (1, "SilentlyContinue"), (1, "Ignore"))
        from whatIf in Weighted((9, false), (1, true))
        from throttleLimit in Gen.Choose(1, 5)
        from variable in Weighted<string?>((18, null), (1, "status"), (1, "pid"))
        from unreachable in Weighted((30, false), (1, true))
        from stop in Stop
        from count in Weighted((3, 0), (4, 1), (3, 2), (2, 3))
        from faults in Gen.ListOf(FaultFor(command), count)
        select new Step(command)
        {
            Downstream = downstream,
            ErrorAction = errorAction,
            WhatIf = whatIf,
            ThrottleLimit = throttleLimit,
            StatusCodeVariable = variable,
            IsUnreachable = unreachable,
            Stop = stop,
            Faults = [.. faults],
        };

    public static Gen<Scenario> Scenarios { get; } =
        from issuing in Boolean
        from count in Gen.Choose(1, 4)
        from steps in Gen.ListOf(Step, count)
        select new Scenario(issuing, [.. steps]);

    private static Gen<PlannedFault> FaultFor(Command command) =>
        from method in Gen.OneOf(
            Gen.Constant(""), Gen.Elements(command.Methods.ToArray()), Gen.Constant(command.Methods[0]))
        from kind in Gen.Elements(
            Enum.GetValues<FaultKind>().Where(kind => PlannedFault.CanHit(kind, method)).ToArray())
        from first in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 5))
        from times in Weighted((4, 1), (2, 2), (1, 4))
        select new PlannedFault(kind, method, first, times);

    private static Gen<T> Weighted<T>(params (int Weight, T Value)[] values) =>
        Gen.Frequency(values.Select(value => (value.Weight, Gen.Constant(value.Value))).ToArray());

    private static Gen<T?> Maybe<T>(Gen<T> gen)
        where T : class => Gen.OneOf(Gen.Constant<T?>(null), gen.Select(value => (T?)value));
}
