using System;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Client.Errors;

namespace IonosContainerRegistry;

/// <summary>The one place where failures become error records, with stable ids, categories and a next step.</summary>
internal static class ErrorRecords
{
    public static ErrorRecord From(RegistryApiException failure, CallTarget target, string? aftermath = null)
    {
        TokenOutcomeException? outcome = failure as TokenOutcomeException;
        ErrorId id = outcome is null ? IdOf(failure) : IdOf(outcome.Outcome);
        string advice = outcome is null ? AdviceFor(failure, target) : AdviceFor(outcome, target);
        RegistryException exception = new(Join(Join(failure.Message, aftermath ?? ""), advice))
        {
            StatusCode = failure.Answer?.StatusCode,
            ErrorCodes = failure.ErrorCodes.ToArray(),
            RetryAfter = failure.RetryAfter,
            RegistryId = target.RegistryId,
            TokenId = outcome?.TokenId ?? target.TokenId,
        };
        return Make(exception, id, CategoryOf(failure), outcome?.TokenId ?? target.Object);
    }

    /// <summary>Bad input: names the parameter and the rule.</summary>
    public static ErrorRecord BadInput(string parameter, string rule, object? target)
        => Make(new ArgumentException($"-{parameter}: {rule}"), ErrorId.InvalidParameter, ErrorCategory.InvalidArgument, target);

    /// <summary>Bad input whose message names parameter and rule already.</summary>
    public static ErrorRecord BadInput(FormatException fault, object? target)
        => Make(new ArgumentException(fault.Message, fault), ErrorId.InvalidParameter, ErrorCategory.InvalidArgument, target);

    /// <summary>Parameters that can't work together.</summary>
    public static ErrorRecord BadCombination(string message)
        => Make(new ArgumentException(message), ErrorId.InvalidParameterCombination, ErrorCategory.InvalidArgument, null);

    /// <summary>No connection that could be used.</summary>
    public static ErrorRecord NoConnection(string message)
        => Make(new RegistryException(message), ErrorId.NoConnection, ErrorCategory.ConnectionError, null);

    /// <summary>A profile of the configuration file that can't be used; the message names file, profile and field.</summary>
    public static ErrorRecord BadProfile(RegistryException fault, string profileName)
        => Make(fault, ErrorId.ProfileUnusable, ErrorCategory.InvalidData, profileName);

    /// <summary>A registry that runs but isn't reachable yet.</summary>
    public static ErrorRecord NoHostName(ContainerRegistry registry) => Make(
        new RegistryException($"The registry {registry.RegistryId:D} has no host name yet (state {registry.State ?? "unknown"}). It gets one once it is Running: Get-ContainerRegistry -RegistryId {registry.RegistryId:D}.")
        {
            RegistryId = registry.RegistryId,
        },
        ErrorId.NoHostName, ErrorCategory.ResourceUnavailable, registry.RegistryId);

    /// <summary>A token without the password, which the service shows only once.</summary>
    public static ErrorRecord NoPassword(object? target) => Make(
        new RegistryException("The token comes without its password: the service shows it only when the token is created or replaced. Pipe what New-RegistryToken or Set-RegistryToken -Replace returned, or give -Credential."),
        ErrorId.NoPassword, ErrorCategory.InvalidArgument, target);

    /// <summary>A file of the user's that can't be worked with; nothing of it is shown.</summary>
    public static ErrorRecord BadFile(string path, string fault, ErrorCategory category)
        => Make(new RegistryException($"-Path '{path}': {fault}"), ErrorId.FileUnusable, category, path);

    /// <summary>A container tool that isn't on the PATH.</summary>
    public static ErrorRecord NoTool(string tools) => Make(
        new RegistryException($"There is no {tools} on the PATH. Install one, or write its configuration with ConvertTo-DockerConfig."),
        ErrorId.ToolNotFound, ErrorCategory.ObjectNotFound, tools);

    /// <summary>A container tool that didn't start or didn't sign in.</summary>
    public static ErrorRecord LoginFailed(string tool, string hostName, string said) => Make(
        new RegistryException($"{tool} could not sign in to {hostName}: {said}"),
        ErrorId.LoginFailed, ErrorCategory.AuthenticationError, hostName);

    /// <summary>A literal name that matches nothing.</summary>
    public static ErrorRecord NameNotFound(string what, string name) => Make(
        new RegistryException($"There is no {what} named {Excerpt.Of(name)}. A pattern such as '{name.TrimEnd('*')}*' that matches nothing is no error."),
        ErrorId.NameNotFound, ErrorCategory.ObjectNotFound, name);

    /// <summary>Items of a list that came without an id.</summary>
    public static ErrorRecord Unidentified(string what, int count, CallTarget target) => Make(
        new RegistryException($"{count} {what}(s) came without an id and can't be shown or changed."),
        ErrorId.UnreadableAnswer, ErrorCategory.InvalidData, target.Object);

    /// <summary>A change that was under way when the command was stopped.</summary>
    public static ErrorRecord Interrupted(string what, CallTarget target) => Make(
        new RegistryException($"{what} was under way when the command was stopped; whether it was made is unknown. Look before you repeat it: Get-RegistryToken -RegistryId {target.RegistryId:D}.")
        {
            RegistryId = target.RegistryId,
            TokenId = target.TokenId,
        },
        ErrorId.Interrupted, ErrorCategory.OperationStopped, target.Object);

    /// <summary>A change that was made, with nobody left to hand its result to.</summary>
    public static ErrorRecord ResultLost(string what, CallTarget target, RegistryToken? token)
    {
        string message = $"{what} was made when the command was stopped, and its result was not handed on.";
        if (token?.Credential is not null)
            message += $" The token '{token.Name}' has the id {token.TokenId:D}, and its password is lost. Remove it: {RemoveCommand(target.RegistryId, token.TokenId)}";
        Guid? tokenId = token?.TokenId ?? target.TokenId;
        return Make(
            new RegistryException(message) { RegistryId = target.RegistryId, TokenId = tokenId },
            ErrorId.Interrupted, ErrorCategory.OperationStopped, tokenId ?? target.Object);
    }

    /// <summary>A rotation that the pipeline's end cut short: the successor was made, the old token not dealt with.</summary>
    public static ErrorRecord OldTokenLeft(RegistryToken old, RegistryToken successor, string whatIsLeft) => Make(
        new RegistryException($"The old token '{old.Name}' ({old.TokenId:D}) in registry {old.RegistryId:D} was left as it is, for the pipeline ended with its successor '{successor.Name}' ({successor.TokenId:D}). Once the successor is in use: {whatIsLeft}")
        {
            RegistryId = old.RegistryId,
            TokenId = old.TokenId,
        },
        ErrorId.Interrupted, ErrorCategory.OperationStopped, old.TokenId);

    /// <summary>Whether no further record can succeed either.</summary>
    public static bool IsFatal(RegistryApiException failure) => failure.Answer?.StatusCode == 401;

    /// <summary>The command that removes a token.</summary>
    public static string RemoveCommand(Guid? registryId, Guid? tokenId)
        => $"Remove-RegistryToken -RegistryId {registryId:D} -TokenId {tokenId:D}";

    private static ErrorRecord Make(Exception exception, ErrorId id, ErrorCategory category, object? target)
        => new(exception, id.ToString(), category, target);

    private static ErrorId IdOf(RegistryApiException failure) => failure.Kind switch
    {
        FailureKind.Timeout => ErrorId.Timeout,
        FailureKind.Connection => ErrorId.ConnectionFailed,
        FailureKind.UnreadableAnswer => ErrorId.UnreadableAnswer,
        _ => failure.Answer?.StatusCode switch
        {
            400 or 422 => ErrorId.InvalidRequest,
            401 => ErrorId.Unauthorized,
            403 => ErrorId.Forbidden,
            404 => ErrorId.NotFound,
            409 => ErrorId.Conflict,
            429 => ErrorId.TooManyRequests,
            >= 500 => ErrorId.ServiceUnavailable,
            _ => ErrorId.UnexpectedStatus,
        },
    };

    private static ErrorId IdOf(TokenOutcome outcome) => outcome switch
    {
        TokenOutcome.Created => ErrorId.TokenCreatedPasswordLost,
        TokenOutcome.PossiblyAnother => ErrorId.TokenMayBeAnothers,
        TokenOutcome.NotSeen => ErrorId.TokenNotSeen,
        _ => ErrorId.TokenOutcomeUnknown,
    };

    private static ErrorCategory CategoryOf(RegistryApiException failure) => failure.Kind switch
    {
        FailureKind.Timeout => ErrorCategory.OperationTimeout,
        FailureKind.Connection => ErrorCategory.ConnectionError,
        FailureKind.UnreadableAnswer => ErrorCategory.InvalidData,
        _ => failure.Answer?.StatusCode switch
        {
            400 or 422 => ErrorCategory.InvalidArgument,
            401 => ErrorCategory.AuthenticationError,
            403 => ErrorCategory.PermissionDenied,
            404 => ErrorCategory.ObjectNotFound,
            409 => ErrorCategory.ResourceExists,
            408 => ErrorCategory.OperationTimeout,
            429 => ErrorCategory.LimitsExceeded,
            >= 500 => ErrorCategory.ResourceUnavailable,
            _ => ErrorCategory.InvalidResult,
        },
    };

    private static string AdviceFor(RegistryApiException failure, CallTarget target) => failure.Answer?.StatusCode switch
    {
        401 => "Sign in again with Connect-IonosCloud; a token may have expired.",
        403 => "The account may lack the right to manage container registries, or it has several contracts: see Connect-IonosCloud -ContractNumber.",
        404 when target.TokenId is not null => $"See which tokens there are: Get-RegistryToken -RegistryId {target.RegistryId:D}.",
        404 => "See which registries there are: Get-ContainerRegistry.",
        409 => $"Names are unique in a registry; see which are taken: Get-RegistryToken -RegistryId {target.RegistryId:D}.",
        429 => "Lower -ThrottleLimit, or come back later.",
        >= 500 => "Try again later.",
        _ => failure.Kind switch
        {
            FailureKind.Timeout => "Connect-IonosCloud -TimeoutSec allows an attempt more time.",
            FailureKind.Connection => "Check the address, the proxy and the network: Get-IonosCloudConnection.",
            _ => "",
        },
    };

    private static string AdviceFor(TokenOutcomeException failure, CallTarget target) => failure.Outcome switch
    {
        TokenOutcome.Created => $"Remove '{target.Name}': " + RemoveCommand(target.RegistryId, failure.TokenId),
        TokenOutcome.PossiblyAnother => $"Look at it before you do anything: Get-RegistryToken -RegistryId {target.RegistryId:D} -TokenId {failure.TokenId:D}",
        _ => $"Look again before you repeat the command: Get-RegistryToken -RegistryId {target.RegistryId:D}"
            + (target.Name is null ? "" : $" -Name '{target.Name}'"),
    };

    private static string Join(string message, string advice) => advice.Length == 0 ? message : message + " " + advice;
}
