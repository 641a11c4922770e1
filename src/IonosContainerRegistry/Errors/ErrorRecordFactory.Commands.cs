using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Registries;
using IonosContainerRegistry.Tokens;

namespace IonosContainerRegistry.Errors;

/// <summary>The errors that don't come from a request.</summary>
internal static partial class ErrorRecordFactory
{
    /// <summary>A value or a combination of values that breaks a rule.</summary>
    public static ErrorRecord InvalidParameter(ParameterException fault, object? target, string? note = null) => Make(
        new ArgumentException(MessageText.Join(fault.Message, note), fault),
        fault.IsCombination ? ErrorId.InvalidParameterCombination : ErrorId.InvalidParameter,
        ErrorCategory.InvalidArgument, target);

    public static ErrorRecord NotConnected(string message)
        => Make(new RegistryException(message), ErrorId.NotConnected, ErrorCategory.ConnectionError, null);

    /// <summary>A setting of a new connection that can't be used; the message names its source.</summary>
    public static ErrorRecord InvalidSetting(RegistryException fault) => Make(
        new ArgumentException(fault.Message, fault), ErrorId.InvalidParameter, ErrorCategory.InvalidArgument, null);

    public static ErrorRecord InvalidProfile(RegistryException fault, string profileName)
        => Make(fault, ErrorId.InvalidProfile, ErrorCategory.InvalidData, profileName);

    public static ErrorRecord HostNameNotAvailable(ContainerRegistry registry, string? note) => Make(
        new RegistryException(MessageText.Join(
            $"{MessageText.Capitalize(MessageText.Registry(registry.Name, registry.RegistryId))} has no host name yet.",
            $"Its state is {registry.State ?? "unknown"}. A registry gets its host name when it is Running.",
            note,
            $"To check the state, run: Get-ContainerRegistry -RegistryId {registry.RegistryId:D}"))
        {
            RegistryId = registry.RegistryId,
        },
        ErrorId.HostNameNotAvailable, ErrorCategory.ResourceUnavailable, registry.RegistryId);

    /// <param name="token">The token as in <see cref="MessageText.Token"/>.</param>
    /// <param name="target">The target object.</param>
    public static ErrorRecord PasswordNotAvailable(string token, object? target) => Make(
        new RegistryException(MessageText.Join(
            $"{MessageText.Capitalize(token)} doesn't include a password.",
            "The service returns the password only when a token is created or replaced.",
            "Pipe the output of New-RegistryToken, Reset-RegistryToken, or Set-RegistryToken -Replace, "
            + "or specify -Credential.")),
        ErrorId.PasswordNotAvailable, ErrorCategory.InvalidArgument, target);

    /// <param name="path">The file. Its content isn't shown.</param>
    /// <param name="cause">What is wrong with the file, as a sentence.</param>
    /// <param name="category">The category.</param>
    public static ErrorRecord InvalidConfigurationFile(string path, string cause, ErrorCategory category) => Make(
        new RegistryException($"Can't use the Docker configuration file '{path}' of -Path. {cause}"),
        ErrorId.InvalidConfigurationFile, category, path);

    public static ErrorRecord ToolNotFound(string tools) => Make(
        new RegistryException(MessageText.Join(
            $"Cannot find {tools} in the PATH.",
            "Install a container tool, or create its configuration with ConvertTo-DockerConfig.")),
        ErrorId.ToolNotFound, ErrorCategory.ObjectNotFound, tools);

    /// <param name="tool">The container tool.</param>
    /// <param name="hostName">The registry's host name.</param>
    /// <param name="cause">What the tool wrote, without secrets.</param>
    /// <param name="note">What the failure leaves behind, as a sentence; null for nothing.</param>
    public static ErrorRecord LoginFailed(string tool, string hostName, string cause, string? note) => Make(
        new RegistryException(MessageText.Join(
            MessageText.EndSentence($"Can't sign in to {hostName} with {tool}: {cause}"), note)),
        ErrorId.LoginFailed, ErrorCategory.AuthenticationError, hostName);

    /// <summary>What to do with a token whose password couldn't be passed on.</summary>
    public static string PasswordLostNote(RegistryToken token) => MessageText.Join(
        $"If you didn't store {MessageText.Token(token.Name, token.TokenId)} of {RegistryReference.Of(token)} in a "
        + "variable, its password can't be recovered.",
        $"To remove the token, run: {RemoveTokenCommand(token.RegistryId, token.TokenId)}");

    /// <summary>A password that might not have been passed on, because the pipeline stopped.</summary>
    public static ErrorRecord PasswordMightBeLost(RegistryToken token) => Make(
        new RegistryException(MessageText.Join(
            "The pipeline stopped, so the password of a token might not have been passed on.", PasswordLostNote(token)))
        {
            RegistryId = token.RegistryId,
            TokenId = token.TokenId,
        },
        ErrorId.OperationInterrupted, ErrorCategory.OperationStopped, token.TokenId);

    /// <summary>Passwords that were returned by a command that ended early.</summary>
    public static ErrorRecord ReturnedPasswordsMightBeLost(IReadOnlyList<RegistryToken> tokens) => Make(
        new RegistryException(MessageText.Join(
            "The pipeline ended before the command was complete.",
            "If its output was assigned to a variable, the variable was not set, and the passwords of these tokens "
            + $"can't be recovered: {string.Join(", ", tokens.Select(TokenTarget.Describe))}.",
            "To keep the output of a pipeline that might end early, specify -OutVariable."))
        {
            RegistryId = tokens[0].RegistryId,
            TokenId = tokens.Count == 1 ? tokens[0].TokenId : null,
        },
        ErrorId.OperationInterrupted, ErrorCategory.OperationStopped,
        tokens.Count == 1 ? tokens[0].TokenId : tokens.Select(token => token.TokenId).ToArray());

    /// <param name="name">The name that no registry has.</param>
    /// <param name="names">The names of all registries.</param>
    public static ErrorRecord RegistryNotFound(string name, IEnumerable<string?> names)
    {
        IReadOnlyList<string> similar = SimilarNames.Find(name, names);
        return NameNotFound(
            ErrorId.RegistryNotFound, "registry", name,
            Guid.TryParse(name, out _) ? "To specify an ID, use -RegistryId."
                : similar.Count == 0 ? "The account has no registries."
                : $"The closest names are: {string.Join(", ", similar)}.");
    }

    public static ErrorRecord RepositoryNotFound(string name)
        => NameNotFound(ErrorId.RepositoryNotFound, "repository", name);

    public static ErrorRecord TokenNotFound(string name) => NameNotFound(ErrorId.TokenNotFound, "token", name);

    /// <summary>Items of a list that have no usable ID.</summary>
    public static ErrorRecord ItemsWithoutId(string kind, int count, CallTarget target) => Make(
        new RegistryException(count == 1
            ? $"The service returned a {kind} without an ID. It was skipped."
            : $"The service returned {count} {kind} items without an ID. They were skipped.")
        {
            RegistryId = target.RegistryId,
        },
        ErrorId.InvalidResponse, ErrorCategory.InvalidData, target.Object);

    /// <param name="doing">What the command was doing, such as <c>removing token …</c>.</param>
    /// <param name="target">What it was about.</param>
    public static ErrorRecord OperationInterrupted(string doing, CallTarget target) => Make(
        new RegistryException(MessageText.Join(
            $"The command was stopped while it was {doing}.",
            "The change might have been applied.",
            target.NextStep ?? "To check, run: " + (target.IsRegistry
                ? GetRegistryCommand(target.RegistryId, target.Name)
                : GetTokenCommand(target.RegistryId))))
        {
            MightHaveBeenApplied = true,
            RegistryId = target.RegistryId,
            TokenId = target.TokenId,
        },
        ErrorId.OperationInterrupted, ErrorCategory.OperationStopped, target.Object);

    /// <summary>A completed change whose result couldn't be written to the pipeline.</summary>
    /// <param name="doing">What the command was doing, such as <c>removing token …</c>.</param>
    /// <param name="target">What it was about.</param>
    /// <param name="token">The result; null for none.</param>
    public static ErrorRecord ResultLost(string doing, CallTarget target, RegistryToken? token)
    {
        Guid? tokenId = token?.TokenId ?? target.TokenId;
        string message = MessageText.Join(
            $"The pipeline stopped after {doing}, so the result wasn't returned.",
            target.IsRegistry ? $"To check, run: {GetRegistryCommand(target.RegistryId, target.Name)}" : null);
        if (token?.Credential is not null)
        {
            message = MessageText.Join(
                $"The pipeline stopped after {MessageText.Token(token.Name, token.TokenId)} was created in "
                + $"{target.DescribeRegistry()}, so its password wasn't returned and can't be recovered.",
                $"To remove the token, run: {RemoveTokenCommand(target.RegistryId, token.TokenId)}");
        }

        return Make(
            new RegistryException(message) { RegistryId = target.RegistryId, TokenId = tokenId },
            ErrorId.OperationInterrupted, ErrorCategory.OperationStopped, tokenId ?? target.Object);
    }

    /// <summary>A rotation that left the old token unchanged, because the pipeline stopped.</summary>
    public static ErrorRecord OldTokenUnchanged(TokenRotation rotation, RegistryToken newToken, string nextCommand)
        => OldTokenUnchanged(
            rotation, ErrorId.OperationInterrupted, ErrorCategory.OperationStopped,
            $"The pipeline stopped after {MessageText.Token(newToken.Name, newToken.TokenId)} was created in "
            + $"{RegistryReference.Of(newToken)}, so the old {NameOld(rotation)} was not changed.",
            $"After you deploy the new token, run: {nextCommand}");

    /// <summary>A rotation that left the old token unchanged, because the new one couldn't be passed on.</summary>
    public static ErrorRecord OldTokenUnchangedAfterFailedHandover(
        TokenRotation rotation, RegistryToken newToken, string nextCommand)
        => OldTokenUnchanged(
            rotation, ErrorId.OldTokenUnchanged, ErrorCategory.OperationStopped,
            $"The old {NameOld(rotation)} in {RegistryReference.Of(newToken)} was not changed, because the password of "
            + $"{MessageText.Token(newToken.Name, newToken.TokenId)} couldn't be passed to the container tool.",
            $"After you deploy the new token, run: {nextCommand}");

    /// <summary>The token can't be rotated; nothing was changed.</summary>
    public static ErrorRecord CannotRotate(TokenRotationException problem, RegistryReference registry)
    {
        string old = MessageText.Token(problem.OldToken.Properties?.Name, problem.OldToken.Id);
        ParameterException? fault = problem.Problem switch
        {
            RotationProblem.NameMissing => new ParameterException(
                nameof(ResetRegistryTokenCommand.NewName),
                $"The old {old} has no name. Specify the name of the new token."),
            RotationProblem.LifetimeUnknown => new ParameterException(
                nameof(ResetRegistryTokenCommand.ExpiresIn),
                $"The lifetime of the old {old} isn't known. Specify -ExpiresIn or -ExpiryDate."),
            _ => null,
        };
        if (fault is not null) return InvalidParameter(fault, problem.OldToken.Id);
        IReadOnlyList<string> fields = problem.OldToken.UnreadableFields;
        string cause = fields.Count > 0
            ? $"some fields can't be read: {string.Join(", ", fields)}."
            : "its properties can't be read.";
        return Make(
            new RegistryException(MessageText.Join(
                $"Can't rotate {old} in {registry}, because {cause}",
                "No token was changed. Create the new token with New-RegistryToken."))
            {
                RegistryId = problem.RegistryId,
                TokenId = problem.OldToken.Id,
            },
            ErrorId.InvalidResponse, ErrorCategory.InvalidData, problem.OldToken.Id);
    }

    public static string GetTokenCommand(Guid? registryId, Guid? tokenId = null)
        => $"Get-RegistryToken -RegistryId {registryId:D}" + (tokenId is null ? "" : $" -TokenId {tokenId:D}");

    public static string RemoveTokenCommand(Guid? registryId, Guid? tokenId)
        => $"Remove-RegistryToken -RegistryId {registryId:D} -TokenId {tokenId:D}";

    private static ErrorRecord NameNotFound(ErrorId id, string kind, string name, string? hint = null) => Make(
        new RegistryException(MessageText.Join(
            $"Cannot find a {kind} with the name {MessageText.Quote(name)}.", hint,
            $"To search without an error, use a wildcard pattern such as {MessageText.Quote(name + "*")}.")),
        id, ErrorCategory.ObjectNotFound, name);

    private static ErrorRecord OldTokenUnchanged(
        TokenRotation rotation, ErrorId id, ErrorCategory category, params string[] sentences) => Make(
        new RegistryException(MessageText.Join(sentences))
        {
            RegistryId = rotation.RegistryId,
            TokenId = rotation.OldToken.Id,
        },
        id, category, rotation.OldToken.Id);

    private static string NameOld(TokenRotation rotation)
        => MessageText.Token(rotation.OldToken.Properties?.Name, rotation.OldToken.Id);

    private static ErrorRecord Make(Exception exception, ErrorId id, ErrorCategory category, object? target)
        => new(exception, id.ToString(), category, target);
}
