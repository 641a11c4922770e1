using System;
using System.Collections.Generic;
using System.Linq;

namespace IonosContainerRegistry.Tests.Model;

/// <summary>Steps on the same tokens, one after the other. Its text is a script for the sandbox's shell.</summary>
internal sealed record Scenario(bool ReplacingIssuesPassword, IReadOnlyList<Step> Steps)
{
    public override string ToString() => string.Join(Environment.NewLine,
    [
        "",
        $"# Replacing a token {(ReplacingIssuesPassword ? "issues a new" : "keeps its")} password.",
        "$registry, $other = (Get-ContainerRegistry)[0, 1].RegistryId",
        "function Look { $tokens = @(Get-RegistryToken $registry); "
            + "$global:ids = @($tokens.TokenId) + [guid]::NewGuid(); $global:names = @($tokens.Name) + 'new' }",
        .. Steps.Any(step => step.IsUnreachable)
            ? ["# $unreachable is a connection to http://127.0.0.1:1, where no server listens."]
            : Array.Empty<string>(),
        .. Steps.SelectMany(step => step.Lines),
        "",
    ]);
}

/// <summary>One pipeline, and what goes wrong while it runs.</summary>
internal sealed record Step(Command Command)
{
    public Downstream Downstream { get; init; } = new(DownstreamKind.None);

    public string ErrorAction { get; init; } = "Continue";

    public bool WhatIf { get; init; }

    public int ThrottleLimit { get; init; } = 1;

    /// <summary>A value for -StatusCodeVariable; null leaves the parameter out.</summary>
    public string? StatusCodeVariable { get; init; }

    /// <summary>Whether the command uses a connection to an address where no server listens.</summary>
    public bool IsUnreachable { get; init; }

    public Stop? Stop { get; init; }

    public IReadOnlyList<PlannedFault> Faults { get; init; } = [];

    public string Script => Command.Script(Options) + Downstream.Script;

    /// <summary>The step as lines of a script.</summary>
    public IEnumerable<string> Lines =>
    [
        "",
        .. Faults.Select(fault => $"# {fault}"),
        .. Stop is null ? Array.Empty<string>() : [$"# {Stop}"],
        "Look; " + Script,
    ];

    private string Options =>
        (Command.TakesThrottleLimit ? $" -ThrottleLimit {ThrottleLimit}" : "")
        + (ErrorAction == "Continue" ? "" : $" -ErrorAction {ErrorAction}")
        + (Command.Changes && WhatIf ? " -WhatIf" : "")
        + (IsUnreachable ? " -Connection $unreachable" : "")
        + (StatusCodeVariable is null ? "" : $" -StatusCodeVariable {StatusCodeVariable}");
}

/// <summary>Ctrl+C when a request arrives, which is held before or after it is processed, or isn't held.</summary>
internal sealed record Stop(StopMoment Moment, int AtRequest)
{
    public override string ToString() => $"Ctrl+C at request {AtRequest}: {Moment}";
}

internal enum StopMoment
{
    BeforeItIsProcessed,
    AfterItIsProcessed,
    WhileItIsProcessed,
}

internal enum DownstreamKind
{
    None,

    /// <summary>Takes so many objects, then stops the commands before it.</summary>
    First,

    /// <summary>Fails with the object of that number.</summary>
    Fails,

    /// <summary>Requests the host name of the registry.</summary>
    DockerConfig,

    /// <summary>Uses a specified host name.</summary>
    DockerConfigOfHost,
}

/// <summary>The command at the end of the pipeline.</summary>
internal sealed record Downstream(DownstreamKind Kind, int Count = 1)
{
    /// <summary>The message of a command that fails.</summary>
    public const string Failure = "no room";

    /// <summary>Whether it stops the commands before it once it has so many objects.</summary>
    public bool IsSatisfied(int received) => Kind == DownstreamKind.First && received >= Count;

    public bool IsDockerConfig => Kind is DownstreamKind.DockerConfig or DownstreamKind.DockerConfigOfHost;

    public string Script => Kind switch
    {
        DownstreamKind.First => $" | Select-Object -First {Count}",
        DownstreamKind.Fails => " | ForEach-Object { $received = @() } { $received += $_; "
            + $"if ($received.Count -eq {Count}) {{ throw '{Failure}' }}; $_ }}",
        DownstreamKind.DockerConfig => " | ConvertTo-DockerConfig",
        DownstreamKind.DockerConfigOfHost => " | ConvertTo-DockerConfig -HostName registry.example.com",
        _ => "",
    };
}
