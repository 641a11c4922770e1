using System.ComponentModel;
using System.Linq;
using System.Management.Automation;
using System.Runtime.InteropServices;

namespace IonosContainerRegistry.Commands;

/// <summary>Connect-ContainerRegistry: signs the local container tool in; the password goes to its standard input.</summary>
[Cmdlet(VerbsCommunications.Connect, "ContainerRegistry", DefaultParameterSetName = RegistrySet, SupportsShouldProcess = true)]
public sealed class ConnectContainerRegistryCommand : HandoverCommand
{
    private static readonly string[] Tools = ["docker", "podman", "nerdctl"];

    private string _toolPath = "";

    /// <summary>The tool to sign in; otherwise the first that is on the PATH.</summary>
    [Parameter]
    [ValidateSet("docker", "podman", "nerdctl")]
    public string? Tool { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        string[] candidates = Tool is null ? Tools : [Tool.ToLowerInvariant()];
        foreach (string candidate in candidates)
        {
            if (FindOnPath(candidate) is not { } path) continue;
            Tool = candidate;
            _toolPath = path;
            return;
        }

        ThrowTerminatingError(ErrorRecords.NoTool(string.Join(" or ", candidates)));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ReadLogin() is not { } login) return;
        if (login.UserName.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == '"'))
        {
            WriteError(ErrorRecords.BadInput(nameof(Credential), "the user name must not hold blanks, control characters or quotes.", login.HostName));
            return;
        }

        if (!ShouldProcess(login.HostName, $"Sign {Tool} in as '{login.UserName}'")) return;
        WriteVerbose($"Running '{_toolPath}' login for {login.HostName}.");
        try
        {
            ToolResult result = Await(stop => LoginProcess.RunAsync(_toolPath, login, stop));
            foreach (string line in result.Lines) WriteVerbose(line);
            if (result.ExitCode != 0) WriteError(ErrorRecords.LoginFailed(Tool!, login.HostName, result.Complaint));
        }
        catch (Win32Exception e)
        {
            WriteError(ErrorRecords.LoginFailed(Tool!, login.HostName, e.Message));
        }
    }

    private string? FindOnPath(string name)
    {
        // A batch file would read its arguments as commands.
        string file = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? name + ".exe" : name;
        return (InvokeCommand.GetCommand(file, CommandTypes.Application) as ApplicationInfo)?.Path;
    }
}
