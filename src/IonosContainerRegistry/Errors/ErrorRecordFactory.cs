using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Client.Errors;

namespace IonosContainerRegistry.Errors;

/// <summary>Makes the error records of requests that failed: their words, ids, categories, and next steps.</summary>
internal static partial class ErrorRecordFactory
{
    /// <summary>Makes the error record of a failed request.</summary>
    /// <param name="failure">What the client knows about the failure.</param>
    /// <param name="target">What the request was about.</param>
    /// <param name="note">What the failure leaves behind, as a sentence; null for nothing.</param>
    public static ErrorRecord Create(RegistryApiException failure, CallTarget target, string? note = null)
    {
        CreationOutcomeException? creation = failure as CreationOutcomeException;
        (ErrorId id, ErrorCategory category, string nextStep) = Classify(failure, target);
        if (creation is not null) (id, nextStep) = Classify(creation, target);
        string outcome = creation is not null
            ? FailureText.DescribeOutcome(creation, target)
            : failure.MightHaveBeenApplied ? "The change might have been applied." : "";
        string message = MessageText.Join(FailureText.Describe(failure), outcome, note, nextStep);
        // On a line of its own, because its long path can't be wrapped and would follow a command.
        RegistryException exception = new($"{message}\n{Request(failure, target)}")
        {
            StatusCode = failure.StatusCode,
            ErrorCodes = failure.ErrorCodes.ToArray(),
            RetryAfter = failure.RetryAfter,
            MightHaveBeenApplied = failure.MightHaveBeenApplied,
            RegistryId = target.IsRegistry ? creation?.ResourceId ?? target.RegistryId : target.RegistryId,
            TokenId = target.IsRegistry ? null : creation?.ResourceId ?? target.TokenId,
        };
        return Make(exception, id, category, creation?.ResourceId ?? target.Object);
    }

    /// <summary>Whether requests for the remaining input would fail too.</summary>
    public static bool IsTerminating(RegistryApiException failure) => failure.StatusCode == 401;

    private static string Request(RegistryApiException failure, CallTarget target)
        => $"Request: {failure.Method} {failure.Path}" + (target.Place is null ? "" : $" for {target.Place}");

    private static (ErrorId Id, ErrorCategory Category, string NextStep) Classify(
        RegistryApiException failure, CallTarget target) => failure.Kind switch
        {
            FailureKind.Timeout => (ErrorId.Timeout, ErrorCategory.OperationTimeout,
                "To increase the timeout, use Connect-IonosCloud -TimeoutSec."),
            FailureKind.Connection when failure.Detail == FailureDetail.UnsendableAddress =>
                (ErrorId.InvalidParameter, ErrorCategory.InvalidArgument, target.NextStep ?? ""),
            FailureKind.Connection when failure.Detail == FailureDetail.UnsendableCredential =>
                (ErrorId.ConnectionFailed, ErrorCategory.ConnectionError,
                    "Check the API token. To sign in again, run Connect-IonosCloud."),
            FailureKind.Connection => (ErrorId.ConnectionFailed, ErrorCategory.ConnectionError,
                "Check the address, the proxy, and the network. To view the settings, run: Get-IonosCloudConnection"),
            FailureKind.Status when failure.Detail == FailureDetail.BearerTokenRequired =>
                (ErrorId.Unauthorized, ErrorCategory.AuthenticationError,
                    "This request requires an API token. The service accepts user name and password only for "
                    + "registries and tokens. To sign in with an API token, run: Connect-IonosCloud -Token"),
            FailureKind.InvalidResponse => (ErrorId.InvalidResponse, ErrorCategory.InvalidData, ""),
            _ => Classify(failure.StatusCode, target),
        };

    private static (ErrorId Id, ErrorCategory Category, string NextStep) Classify(
        int? status, CallTarget target) => status switch
        {
            400 or 422 => (ErrorId.InvalidRequest, ErrorCategory.InvalidArgument, ""),
            401 => (ErrorId.Unauthorized, ErrorCategory.AuthenticationError,
                "The credentials might be wrong or expired. To sign in again, run Connect-IonosCloud."),
            403 => (ErrorId.Forbidden, ErrorCategory.PermissionDenied,
                "The account might lack the permission to manage container registries. If the user has several "
                + "contracts, specify one with Connect-IonosCloud -ContractNumber."),
            409 when target.IsRegistry => (ErrorId.Conflict, ErrorCategory.ResourceExists,
                $"Registry names must be unique. To test a name, run: Test-ContainerRegistryName '{target.Name}'"),
            404 => (ErrorId.NotFound, ErrorCategory.ObjectNotFound, target.NextStep ?? (target.TokenId is null
                ? "To list the registries, run: Get-ContainerRegistry"
                : $"To list the tokens, run: {GetTokenCommand(target.RegistryId)}")),
            408 => (ErrorId.UnexpectedStatus, ErrorCategory.OperationTimeout, ""),
            409 => (ErrorId.Conflict, ErrorCategory.ResourceExists,
                $"Names must be unique in a registry. To list the tokens, run: {GetTokenCommand(target.RegistryId)}"),
            429 => (ErrorId.TooManyRequests, ErrorCategory.LimitsExceeded,
                "Try again later, or use a lower -ThrottleLimit."),
            >= 500 => (ErrorId.ServiceUnavailable, ErrorCategory.ResourceUnavailable, "Try again later."),
            _ => (ErrorId.UnexpectedStatus, ErrorCategory.InvalidResult, ""),
        };

    private static (ErrorId Id, string NextStep) Classify(
        CreationOutcomeException failure, CallTarget target) => failure.Outcome switch
        {
            CreationOutcome.Created when target.IsRegistry => (ErrorId.RegistryCreatedResponseLost,
                "To wait for it, run: Wait-ContainerRegistry -RegistryId " + $"{failure.ResourceId:D}"),
            CreationOutcome.OwnershipUnknown when target.IsRegistry => (ErrorId.RegistryOwnershipUnknown,
                "Before you change it, check it: " + GetRegistryCommand(failure.ResourceId, target.Name)),
            CreationOutcome.Unconfirmed when target.IsRegistry =>
                (ErrorId.RegistryCreationUnconfirmed, CheckAgain(target)),
            _ when target.IsRegistry => (ErrorId.RegistryCreationUnknown, CheckAgain(target)),
            // A name can't tell the token from one that another command created at the same moment. An ID can.
            CreationOutcome.Created => (ErrorId.TokenCreatedPasswordLost,
                (failure.Method == "POST" ? "Unless another command created it at the same time, remove the token: "
                    : "To remove the token, run: ") + RemoveTokenCommand(target.RegistryId, failure.ResourceId)),
            CreationOutcome.OwnershipUnknown => (ErrorId.TokenOwnershipUnknown,
                "Before you change it, check it: " + GetTokenCommand(target.RegistryId, failure.ResourceId)),
            CreationOutcome.Unconfirmed => (ErrorId.TokenCreationUnconfirmed, CheckAgain(target)),
            _ => (ErrorId.TokenCreationUnknown, CheckAgain(target)),
        };

    private static string CheckAgain(CallTarget target) => target.IsRegistry
        ? "Before you run the command again, check the registry: " + GetRegistryCommand(null, target.Name)
        : "Before you run the command again, check the token: " + GetTokenCommand(target.RegistryId)
            + (target.Name is null ? "" : $" -Name '{target.Name}'");
}
