using System.Collections.Generic;
using System.Management.Automation;
using IonosContainerRegistry.Client;

namespace IonosContainerRegistry.Pipeline;

/// <summary>The result of an <see cref="Operation"/>.</summary>
internal sealed class OperationResult
{
    public OperationResult(ResponseMetadata? response, object? output)
    {
        Response = response;
        Output = output;
    }

    /// <summary>The last response, or null if no request was needed.</summary>
    public ResponseMetadata? Response { get; }

    /// <summary>The resource after the operation, or null for none.</summary>
    public object? Output { get; }

    /// <summary>What the user should know about the result.</summary>
    public IReadOnlyList<string> Warnings { get; set; } = [];

    /// <summary>What went wrong although there is a result, or null for nothing.</summary>
    public ErrorRecord? Error { get; set; }
}
