using System.Management.Automation;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Registries;

namespace IonosContainerRegistry.ContainerTools;

/// <summary>Makes the errors of passing passwords to container tools.</summary>
internal static class ContainerToolErrors
{
    /// <param name="registry">The registry, which isn't running yet.</param>
    /// <param name="note">What the failure leaves behind, as a sentence, or null for nothing.</param>
    public static ErrorRecord HostNameNotAvailable(ContainerRegistry registry, string? note) => ErrorRecordFactory.Make(
        new RegistryException(MessageText.Join(
            $"{MessageText.Capitalize(RegistryText.Name(registry.Name, registry.RegistryId))} has no host name yet.",
            $"Its state is {registry.State ?? "unknown"}. A registry gets its host name when it is Running.",
            note,
            $"To check the state, run: {RegistryText.GetCommand(registry.RegistryId)}"))
        {
            RegistryId = registry.RegistryId,
        },
        ContainerToolErrorId.HostNameNotAvailable, ErrorCategory.ResourceUnavailable, registry.RegistryId);

    /// <param name="token">The token in words.</param>
    /// <param name="target">The target object.</param>
    public static ErrorRecord PasswordNotAvailable(string token, object? target) => ErrorRecordFactory.Make(
        new RegistryException(MessageText.Join(
            $"{MessageText.Capitalize(token)} doesn't include a password.",
            "The service returns the password only when a token is created or replaced.",
            "Pipe the output of New-RegistryToken, Reset-RegistryToken, or Set-RegistryToken -Replace, "
            + "or specify -Credential.")),
        ContainerToolErrorId.PasswordNotAvailable, ErrorCategory.InvalidArgument, target);

    /// <param name="path">The file. Its content isn't shown.</param>
    /// <param name="cause">What is wrong with the file, as a sentence.</param>
    /// <param name="category">The category.</param>
    public static ErrorRecord InvalidConfigurationFile(string path, string cause, ErrorCategory category)
        => ErrorRecordFactory.Make(
            new RegistryException($"Can't use the Docker configuration file '{path}' of -Path. {cause}"),
            ContainerToolErrorId.InvalidConfigurationFile, category, path);

    public static ErrorRecord ToolNotFound(string tools) => ErrorRecordFactory.Make(
        new RegistryException(MessageText.Join(
            $"Cannot find {tools} in the PATH.",
            "Install a container tool, or create its configuration with ConvertTo-DockerConfig.")),
        ContainerToolErrorId.ToolNotFound, ErrorCategory.ObjectNotFound, tools);

    /// <param name="tool">The container tool.</param>
    /// <param name="hostName">The registry's host name.</param>
    /// <param name="cause">What the tool wrote, without secrets.</param>
    /// <param name="note">What the failure leaves behind, as a sentence, or null for nothing.</param>
    public static ErrorRecord LoginFailed(string tool, string hostName, string cause, string? note)
        => ErrorRecordFactory.Make(
            new RegistryException(MessageText.Join(
                MessageText.EndSentence($"Can't sign in to {hostName} with {tool}: {cause}"), note)),
            ContainerToolErrorId.LoginFailed, ErrorCategory.AuthenticationError, hostName);
}
