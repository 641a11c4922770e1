using System;
using System.Management.Automation;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Pipeline;

/// <summary>Writes what happens to requests to the verbose, debug, and warning streams of a cmdlet.</summary>
internal sealed class RequestReporter
{
    // Shorter waits don't need an explanation.
    private static readonly TimeSpan ThrottlingShown = TimeSpan.FromSeconds(2);

    private readonly PSCmdlet _cmdlet;
    private readonly PipelineThreadDispatcher _dispatcher;
    private bool _throttlingShown;

    public RequestReporter(PSCmdlet cmdlet, PipelineThreadDispatcher dispatcher)
    {
        _cmdlet = cmdlet;
        _dispatcher = dispatcher;
    }

    public RequestObserver CreateObserver() => new()
    {
        Verbose = text => _dispatcher.Post(() => _cmdlet.WriteVerbose(text)),
        Debug = IsDebugShown ? text => _dispatcher.Post(() => _cmdlet.WriteDebug(text)) : null,
        Throttled = delay => _dispatcher.Post(() => WarnThrottled(delay)),
    };

    private bool IsDebugShown => _cmdlet.MyInvocation.BoundParameters.ContainsKey("Debug")
        || (LanguagePrimitives.TryConvertTo(
            _cmdlet.GetVariableValue("DebugPreference"), out ActionPreference preference)
            && preference is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore));

    /// <summary>Explains a long wait that an earlier command caused, once.</summary>
    private void WarnThrottled(TimeSpan delay)
    {
        if (_throttlingShown || delay < ThrottlingShown) return;
        _throttlingShown = true;
        string seconds = MessageText.Seconds(Math.Ceiling(delay.TotalSeconds));
        _cmdlet.WriteWarning($"Waiting {seconds}, because the service is throttling requests.");
    }
}
