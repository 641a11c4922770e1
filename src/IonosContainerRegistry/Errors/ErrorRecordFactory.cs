using System;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Client.Errors;

namespace IonosContainerRegistry.Errors;

/// <summary>Makes the error records of requests that failed: their words, ids, categories and next steps.</summary>
internal static partial class ErrorRecordFactory
{
    /// <summary>Makes the error record of a failed request.</summary>
    /// <param name="failure">What the client knows about the failure.</param>
    /// <param name="target">What the request was about.</param>
    /// <param name="note">What the failure leaves behind, as a sentence; null for nothing.</param>
    public static ErrorRecord Create(RegistryApiException failure, CallTarget target, string? note = null)
    {
        TokenOutcomeException? outcome = failure as TokenOutcomeException;
        (ErrorId id, ErrorCategory category, string nextStep) = Classify(failure, target);
        if (outcome is not null) (id, nextStep) = Classify(outcome, target);
        Guid? tokenId = outcome?.TokenId ?? target.TokenId;
        RegistryException exception = new(Join(failure.Message, note, nextStep))
        {
            StatusCode = failure.Answer?.StatusCode,
            ErrorCodes = failure.ErrorCodes.ToArray(),
            RetryAfter = failure.RetryAfter,
            RegistryId = target.RegistryId,
            TokenId = tokenId,
        };
        return Make(exception, id, category, outcome?.TokenId ?? target.Object);
    }

    /// <summary>Whether requests for the remaining input would fail too.</summary>
    public static bool IsTerminating(RegistryApiException failure) => failure.Answer?.StatusCode == 401;

    private static (ErrorId Id, ErrorCategory Category, string NextStep) Classify(
        RegistryApiException failure, CallTarget target) => failure.Kind switch
        {
            FailureKind.Timeout => (ErrorId.Timeout, ErrorCategory.OperationTimeout,
                "To increase the timeout, use Connect-IonosCloud -TimeoutSec."),
            FailureKind.Connection => (ErrorId.ConnectionFailed, ErrorCategory.ConnectionError,
                "Check the address, the proxy, and the network. To view the settings, run: Get-IonosCloudConnection"),
            FailureKind.UnreadableAnswer => (ErrorId.InvalidResponse, ErrorCategory.InvalidData, ""),
            _ => Classify(failure.Answer?.StatusCode, target),
        };

    private static (ErrorId Id, ErrorCategory Category, string NextStep) Classify(
        int? status, CallTarget target) => status switch
        {
            400 or 422 => (ErrorId.InvalidRequest, ErrorCategory.InvalidArgument, ""),
            401 => (ErrorId.Unauthorized, ErrorCategory.AuthenticationError,
                "The API token might have expired. To sign in again, run Connect-IonosCloud."),
            403 => (ErrorId.Forbidden, ErrorCategory.PermissionDenied,
                "The account might lack the permission to manage container registries. If the user has several "
                + "contracts, specify one with Connect-IonosCloud -ContractNumber."),
            404 => (ErrorId.NotFound, ErrorCategory.ObjectNotFound, target.TokenId is null
                ? "To list the registries, run: Get-ContainerRegistry"
                : $"To list the tokens, run: {GetTokenCommand(target.RegistryId)}"),
            408 => (ErrorId.UnexpectedStatus, ErrorCategory.OperationTimeout, ""),
            409 => (ErrorId.Conflict, ErrorCategory.ResourceExists,
                $"Names must be unique in a registry. To list the tokens, run: {GetTokenCommand(target.RegistryId)}"),
            429 => (ErrorId.TooManyRequests, ErrorCategory.LimitsExceeded, "Reduce -ThrottleLimit or try again later."),
            >= 500 => (ErrorId.ServiceUnavailable, ErrorCategory.ResourceUnavailable, "Try again later."),
            _ => (ErrorId.UnexpectedStatus, ErrorCategory.InvalidResult, ""),
        };

    private static (ErrorId Id, string NextStep) Classify(
        TokenOutcomeException failure, CallTarget target) => failure.Outcome switch
        {
            TokenOutcome.Created => (ErrorId.TokenCreatedPasswordLost,
                "To remove the token, run: " + RemoveTokenCommand(target.RegistryId, failure.TokenId)),
            TokenOutcome.PossiblyAnother => (ErrorId.TokenOwnershipUnknown,
                "Before you change it, check it: " + GetTokenCommand(target.RegistryId, failure.TokenId)),
            TokenOutcome.NotSeen => (ErrorId.TokenCreationUnconfirmed, CheckAgain(target)),
            _ => (ErrorId.TokenCreationUnknown, CheckAgain(target)),
        };

    private static string CheckAgain(CallTarget target)
        => "Before you run the command again, check the token: " + GetTokenCommand(target.RegistryId)
            + (target.Name is null ? "" : $" -Name '{target.Name}'");
}
