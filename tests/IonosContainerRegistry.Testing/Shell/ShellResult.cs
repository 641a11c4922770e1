using System.Collections.Generic;
using System.Management.Automation;

namespace IonosContainerRegistry.Testing.Shell;

/// <summary>What a script wrote, each stream apart.</summary>
public sealed record ShellResult
{
    /// <summary>The objects of the pipeline.</summary>
    public required IReadOnlyList<PSObject> Output { get; init; }

    /// <summary>The errors that didn't end the script.</summary>
    public required IReadOnlyList<ErrorRecord> Errors { get; init; }

    /// <summary>The warnings.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The verbose lines.</summary>
    public required IReadOnlyList<string> Verbose { get; init; }

    /// <summary>The debug lines.</summary>
    public required IReadOnlyList<string> Debug { get; init; }

    /// <summary>The information records.</summary>
    public required IReadOnlyList<InformationRecord> Information { get; init; }

    /// <summary>The progress records.</summary>
    public required IReadOnlyList<ProgressRecord> Progress { get; init; }

    /// <summary>What ended the script early; null if nothing did.</summary>
    public required RuntimeException? TerminatingError { get; init; }

    /// <summary>Whether the script was stopped as by Ctrl+C.</summary>
    public bool Stopped => TerminatingError is PipelineStoppedException;
}
