using System;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace IonosContainerRegistry.ScriptHost;

/// <summary>Runs a script in a bare engine: output on one stream line by line, errors on the other.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (arguments is not [string path])
        {
            Console.Error.WriteLine("The path of one script is expected.");
            return 2;
        }

        var state = InitialSessionState.CreateDefault2();
        state.Variables.Add(
            new SessionStateVariableEntry("PSModuleAutoLoadingPreference", PSModuleAutoLoadingPreference.None, ""));
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;

        using Runspace runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        shell.AddScript(File.ReadAllText(path));
        int code = 0;
        try
        {
            foreach (PSObject? line in shell.Invoke())
                Console.Out.WriteLine(line);
        }
        catch (RuntimeException e)
        {
            Write(e.ErrorRecord);
            code = 1;
        }

        foreach (ErrorRecord error in shell.Streams.Error)
        {
            Write(error);
            code = 1;
        }

        return code;
    }

    private static void Write(ErrorRecord error) =>
        Console.Error.WriteLine($"{error.FullyQualifiedErrorId}: {error.Exception.Message} {error.ScriptStackTrace}");
}
