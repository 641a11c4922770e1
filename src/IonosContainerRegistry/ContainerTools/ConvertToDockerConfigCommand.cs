using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Client.ContainerTools;
using IonosContainerRegistry.ContainerTools;

namespace IonosContainerRegistry;

/// <summary>ConvertTo-DockerConfig: creates a Docker configuration. The text contains the passwords.</summary>
[Cmdlet(VerbsData.ConvertTo, "DockerConfig", DefaultParameterSetName = RegistrySet)]
[OutputType(typeof(string))]
public sealed class ConvertToDockerConfigCommand : DockerConfigCmdlet
{
    private string? _existing;

    /// <summary>An existing config.json to start from. The file isn't changed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    private protected override void BeginInput()
    {
        base.BeginInput();
        if (Path is null) return;
        string path = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path);
        try
        {
            _existing = File.ReadAllText(path);
            // Parsed before the input, so that an invalid file doesn't cost a password.
            DockerConfig.Merge(_existing, []);
        }
        catch (FormatException fault)
        {
            Refuse(path, fault.Message, ErrorCategory.InvalidData);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            Refuse(path, "The file doesn't exist. To create a new configuration, omit -Path.",
                ErrorCategory.ObjectNotFound);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Refuse(path, fault.Message, ErrorCategory.ReadError);
        }
    }

    private protected override string CreateText(IReadOnlyList<RegistryLogin> logins)
    {
        foreach (string hostName in DockerConfig.FindHelped(_existing, logins.Select(login => login.HostName)))
        {
            WriteWarning($"The file configures a credential helper for {hostName} (credsStore or credHelpers), so "
                + "Docker ignores this credential. To store it in the helper, use Connect-ContainerRegistry.");
        }

        return DockerConfig.Merge(_existing, logins);
    }

    private void Refuse(string path, string cause, ErrorCategory category)
        => ThrowTerminatingError(ContainerToolErrors.InvalidConfigurationFile(path, cause, category));
}
