using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using IonosContainerRegistry.Sandbox;
using IonosContainerRegistry.Sandbox.CommandLine;
using Microsoft.PowerShell;

namespace IonosContainerRegistry.Testing.Shell;

/// <summary>
/// A PowerShell session in this process, on a host that keeps what is shown. The engine comes without the Utility and
/// Management modules; Select-Object is borrowed from the PowerShell that the build restores.
/// </summary>
public sealed class ShellSession : IDisposable
{
    private static readonly Lazy<Type> SelectObject = new(() =>
        Assembly.LoadFrom(Path.Combine(PowerShellTool.Folder, "Microsoft.PowerShell.Commands.Utility.dll"))
            .GetType("Microsoft.PowerShell.Commands.SelectObjectCommand", throwOnError: true)!);

    /// <summary>Opens a session.</summary>
    /// <param name="options">Null for the defaults.</param>
    public ShellSession(ShellOptions? options = null)
    {
        Host = new ShellHost(options ?? new ShellOptions());
        var state = InitialSessionState.CreateDefault2();
        state.Commands.Add(new SessionStateCmdletEntry("Select-Object", SelectObject.Value, null));

        // What a session finds must not depend on the modules of the machine.
        state.Variables.Add(
            new SessionStateVariableEntry("PSModuleAutoLoadingPreference", PSModuleAutoLoadingPreference.None, ""));
        if (OperatingSystem.IsWindows()) state.ExecutionPolicy = ExecutionPolicy.Bypass;
        Runspace = RunspaceFactory.CreateRunspace(Host, state);
        Runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        Runspace.Open();
    }

    /// <summary>The host, which records what is written and responds to prompts.</summary>
    public ShellHost Host { get; }

    /// <summary>The runspace.</summary>
    public Runspace Runspace { get; }

    /// <summary>Imports the module.</summary>
    /// <param name="path">The module's manifest; null for the one that <c>dotnet build</c> makes.</param>
    /// <exception cref="ModuleNotBuiltException">There is no built module.</exception>
    /// <exception cref="RuntimeException">The import failed.</exception>
    public void ImportModule(string? path = null)
    {
        using PowerShell shell = NewShell();
        shell.AddCommand("Import-Module")
            .AddParameter("Name", path ?? BuiltModule.Manifest)
            .Invoke();
        if (shell.Streams.Error is [var error, ..])
            throw new RuntimeException(error.ToString(), error.Exception, error);
    }

    /// <summary>Runs a script to its end.</summary>
    /// <param name="script">The script; its variables stay in the session, as at a prompt.</param>
    /// <param name="variables">Variables set before.</param>
    /// <param name="input">Objects for the pipeline, <c>$input</c> to the script.</param>
    public ShellResult Run(
        string script, IReadOnlyDictionary<string, object?>? variables = null, IEnumerable<object?>? input = null) =>
        Start(script, variables, input).Completion.GetAwaiter().GetResult();

    /// <summary>Starts a script, so that it can be watched and stopped.</summary>
    /// <param name="script">The script; its variables stay in the session, as at a prompt.</param>
    /// <param name="variables">Variables set before.</param>
    /// <param name="input">Objects for the pipeline, <c>$input</c> to the script.</param>
    public ShellRun Start(
        string script, IReadOnlyDictionary<string, object?>? variables = null, IEnumerable<object?>? input = null)
    {
        foreach ((string name, object? value) in variables ?? new Dictionary<string, object?>())
            SetVariable(name, value);

        return new ShellRun(NewShell().AddScript(script), input ?? []);
    }

    /// <summary>Runs a script as a prompt would and returns what the console shows, errors included.</summary>
    public string Render(string script)
    {
        string before = Host.Screen.Text;
        Show(script);
        return Host.Screen.Text[before.Length..];
    }

    /// <summary>Runs a script as a prompt would; returns what ended it early, already shown, or null.</summary>
    public RuntimeException? Show(string script)
    {
        using PowerShell shell = NewShell();
        shell.AddScript(script);
        shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        shell.AddCommand("Out-Default");
        try
        {
            shell.Invoke();
            return null;
        }
        catch (RuntimeException exception)
        {
            ShowError(exception.ErrorRecord);
            return exception;
        }
    }

    /// <summary>The value of a variable of the session, or null.</summary>
    public object? GetVariable(string name) => Runspace.SessionStateProxy.GetVariable(name);

    /// <summary>Sets a variable of the session.</summary>
    public void SetVariable(string name, object? value) => Runspace.SessionStateProxy.SetVariable(name, value);

    /// <summary>Closes the session.</summary>
    public void Dispose() => Runspace.Dispose();

    private PowerShell NewShell()
    {
        var shell = PowerShell.Create();
        shell.Runspace = Runspace;
        return shell;
    }

    /// <summary>Shows a terminating error in the engine's own view.</summary>
    private void ShowError(ErrorRecord error)
    {
        var shown = PSObject.AsPSObject(error);
        shown.Properties.Add(new PSNoteProperty("writeErrorStream", true));
        using PowerShell shell = NewShell();
        shell.AddCommand("Out-Default").Invoke(new[] { shown });
    }
}
