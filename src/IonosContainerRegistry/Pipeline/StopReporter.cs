using System;
using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace IonosContainerRegistry.Pipeline;

/// <summary>Reports errors on the host and in $Error after the pipeline has stopped and accepts nothing.</summary>
internal sealed class StopReporter
{
    private readonly PSHost? _host;
    private readonly SessionState _session;

    public StopReporter(PSHost? host, SessionState session)
    {
        _host = host;
        _session = session;
    }

    public void Report(ErrorRecord record)
    {
        try
        {
            _host?.UI?.WriteErrorLine(record.Exception.Message);
        }
        catch (Exception e) when (e is HostException or NotImplementedException)
        {
            // A host without an error line still has $Error.
        }

        (_session.PSVariable.GetValue("global:Error") as ArrayList)?.Insert(0, record);
    }
}
