using System.ComponentModel;
using System.Linq;
using System.Management.Automation;
using System.Runtime.InteropServices;
using IonosContainerRegistry.Client.ContainerTools;
using IonosContainerRegistry.ContainerTools;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry;

/// <summary>Connect-ContainerRegistry: signs a container tool in, with the password on its standard input.</summary>
[Cmdlet(VerbsCommunications.Connect, "ContainerRegistry",
    DefaultParameterSetName = RegistrySet, SupportsShouldProcess = true)]
public sealed class ConnectContainerRegistryCommand : DockerCredentialCmdlet
{
    private static readonly string[] Tools = ["docker", "podman", "nerdctl"];

    private string _toolPath = "";

    /// <summary>The tool to sign in. By default the first that is installed.</summary>
    [Parameter]
    [ValidateSet("docker", "podman", "nerdctl")]
    public string? Tool { get; set; }

    private protected override void BeginInput()
    {
        base.BeginInput();
        string[] candidates = Tool is null ? Tools : [Tool.ToLowerInvariant()];
        foreach (string candidate in candidates)
        {
            if (FindInPath(candidate) is not { } path) continue;
            Tool = candidate;
            _toolPath = path;
            return;
        }

        ThrowTerminatingError(ContainerToolErrors.ToolNotFound(string.Join(" or ", candidates)));
    }

    private protected override void ProcessCredential(RegistryToken? token)
    {
        if (ReadLogin() is not { } login) return;
        if (login.UserName.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == '"'))
        {
            throw new ParameterException(
                nameof(Credential), "The user name can't contain spaces, control characters, or quotation marks.");
        }

        if (ShouldProcess(login.HostName, $"Sign {Tool} in as '{login.UserName}'")) SignIn(login);
        else OnInputFailed();
    }

    private void SignIn(RegistryLogin login)
    {
        WriteVerbose($"Running '{_toolPath}' login for {login.HostName}.");
        try
        {
            LoginResult result = Await(stop => LoginProcess.RunAsync(_toolPath, login, stop));
            foreach (string line in result.Lines) WriteVerbose(line);
            if (result.ExitCode != 0) WriteLoginFailed(login, result.Error);
        }
        catch (Win32Exception fault)
        {
            WriteLoginFailed(login, fault.Message);
        }
    }

    private void WriteLoginFailed(RegistryLogin login, string cause)
        => WriteInputError(ContainerToolErrors.LoginFailed(Tool!, login.HostName, cause, FailureNote));

    private string? FindInPath(string name)
    {
        // A batch file would interpret its arguments as commands.
        string file = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? name + ".exe" : name;
        return (InvokeCommand.GetCommand(file, CommandTypes.Application) as ApplicationInfo)?.Path;
    }
}
