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
        (_session.PSVariable.GetValue("global:Error") as ArrayList)?.Insert(0, record);
        try
        {
            _host?.UI?.WriteErrorLine(record.Exception.Message);
        }
        catch (Exception)
        {
            // Whatever a host throws, the remaining errors must be reported, and $Error has this one.
        }
    }
}
