using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Connections;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Pipeline;
using IonosContainerRegistry.Registries;

namespace IonosContainerRegistry;

/// <summary>The base of all cmdlets that call the service: connection, requests, and errors.</summary>
public abstract class RegistryCmdlet : PSCmdlet, IDisposable
{
    private readonly PipelineThreadDispatcher _dispatcher = new();
    private ResponseVariables? _responseVariables;
    private RegistryClient? _client;
    private ProgressReporter? _progress;
    private RequestReporter? _requests;

    /// <summary>The connection to use instead of that of the runspace.</summary>
    [Parameter]
    [ValidateNotNull]
    public IonosCloudConnection? Connection { get; set; }

    /// <summary>The name of the variable that receives the HTTP status code of the last response.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatusCodeVariable { get; set; }

    /// <summary>The name of the variable that receives the headers of the last response.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ResponseHeadersVariable { get; set; }

    /// <summary>Ends the work that still runs and releases the connection.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        _responseVariables = new ResponseVariables(SessionState, StatusCodeVariable, ResponseHeadersVariable);
        try
        {
            _responseVariables.Check();
            RefuseEmptyValues();
            BeginInput();
        }
        catch (ParameterException fault)
        {
            ThrowTerminatingError(ErrorRecordFactory.InvalidParameter(fault, null));
        }
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        try
        {
            ProcessInput();
        }
        catch (ParameterException fault)
        {
            WriteInputError(ErrorRecordFactory.InvalidParameter(fault, FirstInputTarget, FailureNote));
        }
        catch (RegistryApiException failure)
        {
            string? note = InputText is { } text ? $"No request was sent for {text}." : null;
            WriteFailure(failure, new RegistryTarget { Input = FirstInputTarget }, note);
        }
    }

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        EndInput();
        _progress?.Complete();
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _dispatcher.Stop();

    /// <summary>Ends the work that still runs and releases the connection.</summary>
    /// <param name="disposing">Whether it is called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        _dispatcher.Dispose();
        _client?.Dispose();
        _client = null;
    }

    /// <summary>The client. A connection is looked up at the first use, so that bad input is refused before.</summary>
    internal RegistryClient Client => _client ??= CreateClient();

    internal CancellationToken StopToken => _dispatcher.StopToken;

    /// <summary>Whether an error ends the command, so that nothing may be sent ahead.</summary>
    private protected bool StopsAtFirstError =>
        (MyInvocation.BoundParameters.TryGetValue("ErrorAction", out object? given)
            ? given
            : GetVariableValue("ErrorActionPreference")) is { } preference
        && LanguagePrimitives.TryConvertTo(preference, out ActionPreference action)
        && action is not (ActionPreference.Continue or ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    /// <summary>The target object of errors about the current input object. Can be a list of one.</summary>
    private protected virtual object? InputTarget => null;

    private object? FirstInputTarget => InputTarget is Array { Length: 1 } list ? list.GetValue(0) : InputTarget;

    /// <summary>The current input object in words, or null if it has no name.</summary>
    private protected virtual string? InputText => null;

    /// <summary>What an error of the current input object leaves behind, as a sentence, or null for nothing.</summary>
    private protected virtual string? FailureNote => null;

    /// <summary>Checks the parameters. A <see cref="ParameterException"/> ends the command.</summary>
    private protected virtual void BeginInput()
    {
    }

    /// <summary>
    /// Processes one input object. A <see cref="ParameterException"/> is a non-terminating error, and so is a
    /// <see cref="RegistryApiException"/> of the requests that look up the registry of the input object.
    /// </summary>
    private protected abstract void ProcessInput();

    private protected virtual void EndInput()
    {
    }

    private protected virtual void OnInputFailed()
    {
    }

    /// <summary>Whether the cmdlet itself refuses an empty value of a parameter.</summary>
    private protected virtual bool AcceptsEmpty(string parameter) => false;

    /// <summary>What to do instead of passing an empty value to a parameter.</summary>
    private protected virtual string EmptyValueAdvice(string parameter) => "Omit the parameter.";

    internal T Await<T>(Func<CancellationToken, Task<T>> work) => _dispatcher.Await(work(StopToken));

    internal T Await<T>(Task<T> work) => _dispatcher.Await(work);

    private protected void WaitUnlessStopped(Task work) => _dispatcher.WaitUnlessStopped(work, () => Stopping);

    internal bool IsBound(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    /// <summary>Whether a parameter got a value from the command line that no parameter name precedes.</summary>
    internal bool IsBoundByPosition(string parameter)
        // The property is public, but its class isn't.
        => PSObject.AsPSObject(MyInvocation.BoundParameters).Properties["BoundPositionally"]?.Value
            is IEnumerable<string> names && names.Contains(parameter);

    /// <summary>Sends a request and returns its value.</summary>
    /// <exception cref="RegistryApiException">The request failed.</exception>
    internal T Send<T>(Func<RequestObserver, CancellationToken, Task<ApiResponse<T>>> request)
    {
        ApiResponse<T> response = Await(stop => request(CreateObserver(), stop));
        SetResponseVariables(response.Response);
        return response.Value;
    }

    internal RequestObserver CreateObserver()
        => (_requests ??= new RequestReporter(this, _dispatcher)).CreateObserver();

    /// <summary>Warns about fields of a resource that the service returned in an unknown form.</summary>
    internal void WarnUnreadable(ApiResource resource, string name)
    {
        if (resource.UnreadableFields.Count > 0) WriteWarning(MessageText.Unreadable(name, resource.UnreadableFields));
    }

    internal void ReportProgress(string activity, long done, long? total, string? current = null)
        => ProgressOf(activity).Report(done, total, current);

    /// <summary>Shows a status in the progress bar. Can be called from any thread.</summary>
    /// <param name="activity">What the progress bar shows, unless it was shown before.</param>
    /// <param name="status">Makes the status each time that the bar is updated.</param>
    internal void PostProgress(string activity, Func<string> status)
        => _dispatcher.Post(() => ProgressOf(activity).Report(status));

    /// <summary>Writes the error of a failed request. Ends the command if further requests would fail too.</summary>
    internal void WriteFailure(RegistryApiException failure, CallTarget target, string? note = null)
    {
        SetResponseVariables(failure.Response);
        ErrorRecord record = ErrorRecordFactory.Create(failure, target, note ?? FailureNote);
        if (!ErrorRecordFactory.IsTerminating(failure))
        {
            WriteInputError(record);
            return;
        }

        OnInputFailed();
        ThrowTerminatingError(record);
    }

    /// <summary>Writes an error of the current input object.</summary>
    internal void WriteInputError(ErrorRecord record)
    {
        OnInputFailed();
        WriteError(record);
    }

    internal void SetResponseVariables(ResponseMetadata? response)
    {
        if (TrySetResponseVariables(response) is { } problem) WriteWarning(problem);
    }

    /// <summary>Sets the variables. Returns the problem if that isn't possible, otherwise null.</summary>
    private protected string? TrySetResponseVariables(ResponseMetadata? response)
        => _responseVariables?.TrySet(response);

    private ProgressReporter ProgressOf(string activity)
    {
        if (_progress is null)
        {
            _progress = new ProgressReporter(this, activity);
            _dispatcher.Ticked = _progress.Tick;
        }

        return _progress;
    }

    /// <summary>
    /// Refuses empty values from the command line, the only ones that are bound by now. The transformations turn them
    /// into the parameter's default, because an empty value from the pipeline means that the value isn't specified.
    /// </summary>
    private void RefuseEmptyValues()
    {
        foreach (KeyValuePair<string, object?> bound in MyInvocation.BoundParameters)
        {
            if (!EmptyValue.Is(bound.Value) || AcceptsEmpty(bound.Key)) continue;
            throw new ParameterException(
                bound.Key, "The value can't be null or empty. " + EmptyValueAdvice(bound.Key));
        }
    }

    private RegistryClient CreateClient()
    {
        try
        {
            IonosCloudConnection connection =
                Connection ?? ConnectionStore.Find(Runspace.DefaultRunspace, WriteWarning);
            connection.ThrowIfUnusable();
            return connection.CreateClient();
        }
        catch (Exception fault) when (fault is RegistryException or ParameterException)
        {
            ThrowTerminatingError(ConnectionErrors.NotConnected(fault));
            throw;
        }
    }
}
