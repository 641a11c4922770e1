using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace IonosContainerRegistry.Pipeline;

/// <summary>
/// Reports errors on the host and in $Error, and warnings on the host, after the pipeline has stopped and accepts
/// nothing.
/// </summary>
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

    /// <summary>Reports a password that might not have been passed on, once for all commands of the pipeline.</summary>
    public void ReportPassword(IPasswordOutput output)
    {
        if (output.IsLossReported) return;
        output.IsLossReported = true;
        Report(PasswordErrors.MightBeLost(output));
    }

    /// <summary>Reports passwords that were returned before the pipeline ended. None is reported twice.</summary>
    public void ReportPasswords(IEnumerable<IPasswordOutput> outputs)
    {
        List<IPasswordOutput> unreported = outputs.Where(output => !output.IsLossReported).ToList();
        if (unreported.Count == 0) return;
        foreach (IPasswordOutput output in unreported) output.IsLossReported = true;
        Report(PasswordErrors.MightBeLost(unreported));
    }

    public void Warn(IEnumerable<string> warnings)
    {
        try
        {
            foreach (string warning in warnings) _host?.UI?.WriteWarningLine(warning);
        }
        catch (Exception)
        {
            // Whatever a host throws, the pipeline must end as it would without the warning.
        }
    }
}
