using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Testing.Shell;

/// <summary>A running script.</summary>
public sealed class ShellRun
{
    private readonly PowerShell _shell;
    private readonly PSDataCollection<PSObject> _output = [];

    internal ShellRun(PowerShell shell, IEnumerable<object?> input)
    {
        _shell = shell;
        Completion = RunAsync(input);
    }

    /// <summary>The outcome; never fails because of the script.</summary>
    public Task<ShellResult> Completion { get; }

    /// <summary>How many objects came out so far.</summary>
    public int OutputCount => _output.Count;

    /// <summary>Stops the script as Ctrl+C does, and completes when it has stopped.</summary>
    public Task<ShellResult> StopAsync()
    {
        _shell.BeginStop(null, null);
        return Completion;
    }

    private async Task<ShellResult> RunAsync(IEnumerable<object?> input)
    {
        var objects = new PSDataCollection<PSObject>(input.Select(PSObject.AsPSObject));
        objects.Complete();
        RuntimeException? terminatingError = null;
        try
        {
            // A caller may block on this from a thread that a synchronization context counts.
            await _shell.InvokeAsync(objects, _output).ConfigureAwait(false);
        }
        catch (RuntimeException exception)
        {
            terminatingError = exception;
        }

        using (_shell)
        {
            PSDataStreams streams = _shell.Streams;
            return new ShellResult
            {
                Output = [.. _output],
                Errors = [.. streams.Error],
                Warnings = [.. streams.Warning.Select(record => record.Message)],
                Verbose = [.. streams.Verbose.Select(record => record.Message)],
                Debug = [.. streams.Debug.Select(record => record.Message)],
                Information = [.. streams.Information],
                Progress = [.. streams.Progress],
                TerminatingError = terminatingError,
            };
        }
    }
}
