using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Models;
using IonosContainerRegistry.Client.Paging;

namespace IonosContainerRegistry.Commands;

/// <summary>What every cmdlet that calls the service shares: its connection, the last answer, and waiting that can be stopped.</summary>
public abstract class RegistryCommand : PSCmdlet, IDisposable
{
    private readonly PipelinePump _pump = new();
    private IonosCloudConnection? _borrowed;
    private RegistryClient? _client;
    private ProgressMeter? _progress;

    /// <summary>The connection to use instead of the one that Connect-IonosCloud made in this runspace.</summary>
    [Parameter]
    [ValidateNotNull]
    public IonosCloudConnection? Connection { get; set; }

    /// <summary>The name of a variable that gets the HTTP status code of the command's last answer.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatusCodeVariable { get; set; }

    /// <summary>The name of a variable that gets the headers of the command's last answer.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ResponseHeadersVariable { get; set; }

    /// <summary>Ends what still runs and gives the connection back.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _pump.Stop();

    /// <inheritdoc/>
    protected override void EndProcessing() => _progress?.Complete();

    /// <summary>Ends what still runs and gives the connection back.</summary>
    /// <param name="disposing">Whether it is called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        _pump.Dispose();
        _borrowed?.Return();
        _borrowed = null;
    }

    private protected CancellationToken StopToken => _pump.Stopping;

    /// <summary>The client, borrowed at the first use, so that bad input is refused before a connection is looked for.</summary>
    private protected RegistryClient Client => _client ??= Borrow();

    /// <summary>Whether a failure ends the command, so that records must go one by one.</summary>
    private protected bool StopsAtFirstError =>
        (MyInvocation.BoundParameters.TryGetValue("ErrorAction", out object? given) ? given : GetVariableValue("ErrorActionPreference"))
            is { } preference
        && LanguagePrimitives.TryConvertTo(preference, out ActionPreference action)
        && action is not (ActionPreference.Continue or ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    private protected T Await<T>(Func<CancellationToken, Task<T>> work) => _pump.Await(work(_pump.Stopping));

    private protected T Await<T>(Task<T> work) => _pump.Await(work);

    private protected void DoPosted() => _pump.DoPosted();

    private protected void StopWork() => _pump.Stop();

    /// <summary>Reads all registries of the account.</summary>
    /// <exception cref="RegistryApiException">They could not be read completely.</exception>
    private protected List<ContainerRegistry> ReadRegistries()
    {
        List<ContainerRegistry> registries = [];
        using PageReader<RegistryResource> reader = Client.ReadRegistries(100, CreateObserver());
        while (Await(reader.ReadAsync) is { } page)
        {
            Note(page.Answer);
            registries.AddRange(page.Items.Select(RegistryMapper.ToRegistry));
            if (page.Warning is not null) WriteWarning(page.Warning);
        }

        return registries;
    }

    /// <summary>Reads all tokens of a registry.</summary>
    /// <exception cref="RegistryApiException">They could not be read completely.</exception>
    private protected List<RegistryToken> ReadTokens(Guid registryId)
    {
        List<RegistryToken> tokens = [];
        using PageReader<TokenResource> reader = Client.ReadTokens(registryId, new PageRequest(), CreateObserver());
        while (Await(reader.ReadAsync) is { } page)
        {
            Note(page.Answer);
            tokens.AddRange(page.Items.Select(token => TokenMapper.ToToken(registryId, token)));
            if (page.Warning is not null) WriteWarning(page.Warning);
        }

        return tokens;
    }

    private protected CallObserver CreateObserver() => new()
    {
        Verbose = text => _pump.Post(() => WriteVerbose(text)),
        Debug = IsDebugShown ? text => _pump.Post(() => WriteDebug(text)) : null,
    };

    private protected void ReportProgress(string activity, long done, long? total)
    {
        if (_progress is null)
        {
            _progress = new ProgressMeter(this, activity);
            _pump.Ticked = _progress.Tick;
        }

        _progress.Report(done, total);
    }

    /// <summary>Writes the error of a record, or ends the command where no further record can succeed.</summary>
    private protected void WriteFailure(RegistryApiException failure, CallTarget target, string? aftermath = null)
    {
        Note(failure.Answer);
        ErrorRecord record = ErrorRecords.From(failure, target, aftermath);
        if (ErrorRecords.IsFatal(failure)) ThrowTerminatingError(record);
        WriteError(record);
    }

    /// <summary>Keeps the answer for -StatusCodeVariable and -ResponseHeadersVariable.</summary>
    private protected void Note(ApiAnswer? answer)
    {
        if (answer is null) return;
        if (StatusCodeVariable is not null) SessionState.PSVariable.Set(StatusCodeVariable, answer.StatusCode);
        if (ResponseHeadersVariable is null) return;
        Dictionary<string, IEnumerable<string>> headers =
            answer.Headers.ToDictionary(h => h.Key, h => (IEnumerable<string>)h.Value, StringComparer.OrdinalIgnoreCase);
        SessionState.PSVariable.Set(ResponseHeadersVariable, headers);
    }

    /// <summary>Refuses an explicit empty value; from the pipeline an empty cell means not given.</summary>
    private protected void RefuseEmpty(string parameter, bool isEmpty)
    {
        if (isEmpty && MyInvocation.BoundParameters.ContainsKey(parameter))
            ThrowTerminatingError(ErrorRecords.BadInput(parameter, "the value is empty; leave the parameter out instead.", null));
    }

    /// <summary>Says something on the host and in $Error when the pipeline takes nothing any more.</summary>
    private protected void TellAfterStop(ErrorRecord record)
    {
        try
        {
            Host?.UI?.WriteErrorLine(record.Exception.Message);
        }
        catch (Exception e) when (e is HostException or NotImplementedException)
        {
            // A host without an error line still leaves $Error.
        }

        (SessionState.PSVariable.GetValue("global:Error") as ArrayList)?.Insert(0, record);
    }

    private bool IsDebugShown => MyInvocation.BoundParameters.ContainsKey("Debug")
        || (LanguagePrimitives.TryConvertTo(GetVariableValue("DebugPreference"), out ActionPreference preference)
            && preference is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore));

    private RegistryClient Borrow()
    {
        IonosCloudConnection? connection = Connection;
        try
        {
            connection ??= ConnectionStore.Find(Runspace.DefaultRunspace, WriteWarning);
        }
        catch (RegistryException e)
        {
            ThrowTerminatingError(ErrorRecords.NoConnection(e.Message));
        }

        if (connection!.FindFault() is { } fault) ThrowTerminatingError(ErrorRecords.NoConnection(fault));
        RegistryClient client = connection.Borrow();
        _borrowed = connection;
        return client;
    }
}
