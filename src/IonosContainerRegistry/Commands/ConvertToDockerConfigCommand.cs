using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Client.Handover;

namespace IonosContainerRegistry.Commands;

/// <summary>
/// ConvertTo-DockerConfig: makes the text of docker's config.json from tokens. The text holds the passwords, and nothing
/// is written to a file: pipe it to Set-Content.
/// </summary>
[Cmdlet(VerbsData.ConvertTo, "DockerConfig", DefaultParameterSetName = RegistrySet)]
[OutputType(typeof(string))]
public sealed class ConvertToDockerConfigCommand : DockerConfigCommand
{
    private string? _existing;

    /// <summary>An existing config.json to start from; the file itself is left alone.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (Path is null) return;
        string path = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path);
        try
        {
            _existing = File.ReadAllText(path);
            // Said before anything is asked of the service.
            DockerConfig.Merge(_existing, []);
        }
        catch (FormatException e)
        {
            ThrowTerminatingError(ErrorRecords.BadFile(path, e.Message, ErrorCategory.InvalidData));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            ThrowTerminatingError(ErrorRecords.BadFile(path, "there is no such file. Leave -Path out to start a new one.", ErrorCategory.ObjectNotFound));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(ErrorRecords.BadFile(path, e.Message, ErrorCategory.ReadError));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Logins.Count == 0) return;
        foreach (string hostName in DockerConfig.FindHelped(_existing, Logins.Select(login => login.HostName)))
            WriteWarning($"The file names a credential helper for {hostName} (credsStore or credHelpers); docker asks it and passes over this login. Connect-ContainerRegistry signs in through the helper.");
        WriteObject(DockerConfig.Merge(_existing, Logins));
    }
}
