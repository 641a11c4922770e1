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
        string id = outcome is null ? IdOf(failure) : IdOf(outcome.Outcome);
        string advice = outcome is null ? AdviceFor(failure, target) : AdviceFor(outcome, target);
        RegistryException exception = new(Join(Join(failure.Message, aftermath ?? ""), advice))
        {
            StatusCode = failure.Answer?.StatusCode,
            ErrorCodes = failure.ErrorCodes.ToArray(),
            RetryAfter = failure.RetryAfter,
            RegistryId = target.RegistryId,
            TokenId = outcome?.TokenId ?? target.TokenId,
        };
        return new ErrorRecord(exception, id, CategoryOf(failure), outcome?.TokenId ?? target.Object);
    }

    /// <summary>Bad input: names the parameter and the rule.</summary>
    public static ErrorRecord BadInput(string parameter, string rule, object? target)
        => new(new ArgumentException($"-{parameter}: {rule}"), nameof(ErrorId.InvalidParameter), ErrorCategory.InvalidArgument, target);

    /// <summary>Bad input whose message names parameter and rule already.</summary>
    public static ErrorRecord BadInput(FormatException fault, object? target)
        => new(new ArgumentException(fault.Message, fault), nameof(ErrorId.InvalidParameter), ErrorCategory.InvalidArgument, target);

    /// <summary>Parameters that can't work together.</summary>
    public static ErrorRecord BadCombination(string message)
        => new(new ArgumentException(message), nameof(ErrorId.InvalidParameterCombination), ErrorCategory.InvalidArgument, null);

    /// <summary>No connection that could be used.</summary>
    public static ErrorRecord NoConnection(string message)
        => new(new RegistryException(message), nameof(ErrorId.NoConnection), ErrorCategory.ConnectionError, null);

    /// <summary>A profile of the configuration file that can't be used; the message names file, profile and field.</summary>
    public static ErrorRecord BadProfile(RegistryException fault, string profileName)
        => new(fault, "ProfileUnusable", ErrorCategory.InvalidData, profileName);

    /// <summary>A registry that runs but isn't reachable yet.</summary>
    public static ErrorRecord NoHostName(ContainerRegistry registry) => new(
        new RegistryException($"The registry {registry.RegistryId:D} has no host name yet (state {registry.State ?? "unknown"}). It gets one once it is Running: Get-ContainerRegistry -RegistryId {registry.RegistryId:D}.")
        {
            RegistryId = registry.RegistryId,
        },
        "NoHostName", ErrorCategory.ResourceUnavailable, registry.RegistryId);

    /// <summary>A token without the password, which the service shows only once.</summary>
    public static ErrorRecord NoPassword(object? target) => new(
        new RegistryException("The token comes without its password: the service shows it only when the token is created or replaced. Pipe what New-RegistryToken or Set-RegistryToken -Replace returned, or give -Credential."),
        "NoPassword", ErrorCategory.InvalidArgument, target);

    /// <summary>A file of the user's that can't be worked with; nothing of it is shown.</summary>
    public static ErrorRecord BadFile(string path, string fault, ErrorCategory category)
        => new(new RegistryException($"-Path '{path}': {fault}"), "FileUnusable", category, path);

    /// <summary>A container tool that isn't on the PATH.</summary>
    public static ErrorRecord NoTool(string tools) => new(
        new RegistryException($"There is no {tools} on the PATH. Install one, or write its configuration with ConvertTo-DockerConfig."),
        "ToolNotFound", ErrorCategory.ObjectNotFound, tools);

    /// <summary>A container tool that didn't start or didn't sign in.</summary>
    public static ErrorRecord LoginFailed(string tool, string hostName, string said) => new(
        new RegistryException($"{tool} could not sign in to {hostName}: {said}"),
        "LoginFailed", ErrorCategory.AuthenticationError, hostName);

    /// <summary>A literal name that matches nothing.</summary>
    public static ErrorRecord NameNotFound(string what, string name) => new(
        new RegistryException($"There is no {what} named {Excerpt.Of(name)}. A pattern such as '{name.TrimEnd('*')}*' that matches nothing is no error."),
        nameof(ErrorId.NameNotFound), ErrorCategory.ObjectNotFound, name);

    /// <summary>Items of a list that came without an id.</summary>
    public static ErrorRecord Unidentified(string what, int count, CallTarget target) => new(
        new RegistryException($"{count} {what}(s) came without an id and can't be shown or changed."),
        nameof(ErrorId.UnreadableAnswer), ErrorCategory.InvalidData, target.Object);

    /// <summary>A change that was under way when the command was stopped.</summary>
    public static ErrorRecord Interrupted(string what, CallTarget target) => new(
        new RegistryException($"{what} was under way when the command was stopped; whether it was made is unknown. Look before you repeat it: Get-RegistryToken -RegistryId {target.RegistryId:D}.")
        {
            RegistryId = target.RegistryId,
            TokenId = target.TokenId,
        },
        nameof(ErrorId.Interrupted), ErrorCategory.OperationStopped, target.Object);

    /// <summary>A change that was made, with nobody left to hand its result to.</summary>
    public static ErrorRecord ResultLost(string what, CallTarget target, RegistryToken? token)
    {
        string message = $"{what} was made when the command was stopped, and its result was not handed on.";
        if (token?.Credential is not null)
            message += $" The token '{token.Name}' has the id {token.TokenId:D}, and its password is lost. Remove it: {RemoveCommand(target.RegistryId, token.TokenId)}";
        Guid? tokenId = token?.TokenId ?? target.TokenId;
        return new ErrorRecord(
            new RegistryException(message) { RegistryId = target.RegistryId, TokenId = tokenId },
            nameof(ErrorId.Interrupted), ErrorCategory.OperationStopped, tokenId ?? target.Object);
    }

    /// <summary>Whether no further record can succeed either.</summary>
    public static bool IsFatal(RegistryApiException failure) => failure.Answer?.StatusCode == 401;

    private static string IdOf(RegistryApiException failure) => failure.Kind switch
    {
        FailureKind.Timeout => nameof(ErrorId.Timeout),
        FailureKind.Connection => nameof(ErrorId.ConnectionFailed),
        FailureKind.UnreadableAnswer => nameof(ErrorId.UnreadableAnswer),
        _ => failure.Answer?.StatusCode switch
        {
            400 or 422 => nameof(ErrorId.InvalidRequest),
            401 => nameof(ErrorId.Unauthorized),
            403 => nameof(ErrorId.Forbidden),
            404 => nameof(ErrorId.NotFound),
            409 => nameof(ErrorId.Conflict),
            429 => nameof(ErrorId.TooManyRequests),
            >= 500 => nameof(ErrorId.ServiceUnavailable),
            _ => nameof(ErrorId.UnexpectedStatus),
        },
    };

    private static string IdOf(TokenOutcome outcome) => outcome switch
    {
        TokenOutcome.Created => nameof(ErrorId.TokenCreatedPasswordLost),
        TokenOutcome.PossiblyAnother => nameof(ErrorId.TokenMayBeAnothers),
        TokenOutcome.NotSeen => nameof(ErrorId.TokenNotSeen),
        _ => nameof(ErrorId.TokenOutcomeUnknown),
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
        TokenOutcome.Created => "Remove it: " + RemoveCommand(target.RegistryId, failure.TokenId),
        TokenOutcome.PossiblyAnother => $"Look at it before you do anything: Get-RegistryToken -RegistryId {target.RegistryId:D} -TokenId {failure.TokenId:D}",
        _ => $"Look again before you repeat the command: Get-RegistryToken -RegistryId {target.RegistryId:D}"
            + (target.Name is null ? "" : $" -Name '{target.Name}'"),
    };

    private static string RemoveCommand(Guid? registryId, Guid? tokenId)
        => $"Remove-RegistryToken -RegistryId {registryId:D} -TokenId {tokenId:D}";

    private static string Join(string message, string advice) => advice.Length == 0 ? message : message + " " + advice;
}
