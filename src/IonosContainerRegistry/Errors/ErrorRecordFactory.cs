using System;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Client.Errors;

namespace IonosContainerRegistry.Errors;

/// <summary>Makes the error records that all resources share: their words, IDs, categories, and next steps.</summary>
internal static class ErrorRecordFactory
{
    /// <summary>Makes the error record of a failed request.</summary>
    /// <param name="failure">What the client knows about the failure.</param>
    /// <param name="target">What the request was about.</param>
    /// <param name="note">What the failure leaves behind, as a sentence, or null for nothing.</param>
    public static ErrorRecord Create(RegistryApiException failure, CallTarget target, string? note = null)
    {
        if (target.Name is null && failure.ResourceName is { } name) target = target.WithName(name);
        (string id, ErrorCategory category, string? nextStep) = Classify(failure, target);
        string? outcome = failure.MightHaveBeenApplied ? "The change might have been applied." : null;
        if (failure is CreationOutcomeException creation && target.DescribeCreation(creation) is { } error)
        {
            (id, outcome, nextStep) = error;
            if (creation.ResourceId is { } created) target = target.WithId(created);
        }

        if (!failure.MightHaveBeenApplied) target = target.Unapplied;
        string message = MessageText.Join(FailureText.Describe(failure), outcome, note, nextStep);
        // On a line of its own, because its long path can't be wrapped and would follow a command.
        RegistryException exception = new($"{message}\n{Request(failure, target)}")
        {
            StatusCode = failure.StatusCode,
            ErrorCodes = failure.ErrorCodes.ToArray(),
            RetryAfter = failure.RetryAfter,
            MightHaveBeenApplied = failure.MightHaveBeenApplied,
            RegistryId = target.RegistryId,
            TokenId = target.TokenId,
        };
        return Make(exception, id, category, target.Object);
    }

    /// <summary>Whether requests for the remaining input would fail too.</summary>
    public static bool IsTerminating(RegistryApiException failure) => failure.StatusCode == 401;

    /// <summary>A value or a combination of values that breaks a rule.</summary>
    public static ErrorRecord InvalidParameter(ParameterException fault, object? target, string? note = null) => Make(
        new ArgumentException(MessageText.Join(fault.Message, note), fault),
        fault.IsCombination ? ErrorId.InvalidParameterCombination : ErrorId.InvalidParameter,
        ErrorCategory.InvalidArgument, target);

    /// <summary>A name that no item of a list has.</summary>
    /// <param name="id">The ID of the error.</param>
    /// <param name="kind">What the list contains, in the singular.</param>
    /// <param name="name">The name.</param>
    /// <param name="hint">What might have been meant, as a sentence, or null for nothing.</param>
    /// <param name="acceptsPatterns">Whether the parameter accepts wildcard patterns.</param>
    public static ErrorRecord NameNotFound(
        string id, string kind, string name, string? hint, bool acceptsPatterns = true) => Make(
        new RegistryException(MessageText.Join(
            $"Cannot find a {kind} with the name {MessageText.Quote(name)}.",
            hint,
            acceptsPatterns
                ? $"To search without an error, use a wildcard pattern such as {MessageText.Quote(name + "*")}."
                : null)),
        id, ErrorCategory.ObjectNotFound, name);

    /// <summary>Items of a list that have no usable ID.</summary>
    public static ErrorRecord ItemsWithoutId(string kind, int count, CallTarget target) => Make(
        new RegistryException(count == 1
            ? $"The service returned a {kind} without an ID. It was skipped."
            : $"The service returned {count} {MessageText.Plural(kind)} without an ID. They were skipped.")
        {
            RegistryId = target.RegistryId,
        },
        ErrorId.InvalidResponse, ErrorCategory.InvalidData, target.Object);

    /// <summary>A change whose outcome isn't known, because the command was stopped.</summary>
    /// <param name="doing">What the command was doing, such as <c>removing token …</c>.</param>
    /// <param name="target">What it was about.</param>
    public static ErrorRecord OperationInterrupted(string doing, CallTarget target) => Make(
        new RegistryException(MessageText.Join(
            $"The command was stopped while it was {doing}.", "The change might have been applied.", target.CheckStep))
        {
            MightHaveBeenApplied = true,
            RegistryId = target.RegistryId,
            TokenId = target.TokenId,
        },
        ErrorId.OperationInterrupted, ErrorCategory.OperationStopped, target.Object);

    /// <summary>A completed change whose result couldn't be written to the pipeline.</summary>
    /// <param name="doing">What the command was doing, such as <c>removing token …</c>.</param>
    /// <param name="target">What it was about.</param>
    public static ErrorRecord ResultLost(string doing, CallTarget target) => Make(
        new RegistryException(MessageText.Join(
            $"The pipeline stopped after {doing}, so the result wasn't returned.", target.CheckStep))
        {
            RegistryId = target.RegistryId,
            TokenId = target.TokenId,
        },
        ErrorId.OperationInterrupted, ErrorCategory.OperationStopped, target.Object);

    public static ErrorRecord Make(Exception exception, string id, ErrorCategory category, object? target)
        => new(exception, id, category, target);

    private static string Request(RegistryApiException failure, CallTarget target)
        => $"Request: {failure.Method} {failure.Path}" + (target.Place is null ? "" : $" for {target.Place}");

    private static (string Id, ErrorCategory Category, string? NextStep) Classify(
        RegistryApiException failure, CallTarget target) => failure.Kind switch
        {
            FailureKind.Timeout => (ErrorId.Timeout, ErrorCategory.OperationTimeout,
                "To increase the timeout, use Connect-IonosCloud -TimeoutSec."),
            FailureKind.Connection when failure.Detail == FailureDetail.UnsendableAddress =>
                (ErrorId.InvalidParameter, ErrorCategory.InvalidArgument, target.NextStep),
            FailureKind.Connection when failure.Detail == FailureDetail.UnsendableCredential =>
                (ErrorId.ConnectionFailed, ErrorCategory.ConnectionError,
                    "Check the API token. To sign in again, run Connect-IonosCloud."),
            FailureKind.Connection => (ErrorId.ConnectionFailed, ErrorCategory.ConnectionError,
                target.AddressStep ?? "Check the address, the proxy, and the network. To view the settings, run: "
                    + "Get-IonosCloudConnection"),
            FailureKind.Status when failure.Detail == FailureDetail.BearerTokenRequired =>
                (ErrorId.Unauthorized, ErrorCategory.AuthenticationError,
                    "This request requires an API token. The service accepts user name and password only for "
                    + "registries and tokens. To sign in with an API token, run: Connect-IonosCloud -Token"),
            FailureKind.InvalidResponse => (ErrorId.InvalidResponse, ErrorCategory.InvalidData, target.AddressStep),
            _ => ClassifyStatus(failure, target),
        };

    private static (string Id, ErrorCategory Category, string? NextStep) ClassifyStatus(
        RegistryApiException failure, CallTarget target) => failure.StatusCode switch
        {
            400 or 422 => (ErrorId.InvalidRequest, ErrorCategory.InvalidArgument, null),
            401 => (ErrorId.Unauthorized, ErrorCategory.AuthenticationError,
                "The credentials might be wrong or expired. To sign in again, run Connect-IonosCloud."),
            403 => (ErrorId.Forbidden, ErrorCategory.PermissionDenied,
                "The account might lack the permission to manage container registries. If the user has several "
                + "contracts, specify one with Connect-IonosCloud -ContractNumber."),
            404 => (ErrorId.NotFound, ErrorCategory.ObjectNotFound, target.NextStep),
            408 => (ErrorId.UnexpectedStatus, ErrorCategory.OperationTimeout, null),
            409 => (ErrorId.Conflict, ErrorCategory.ResourceExists,
                failure.Method is "POST" or "PUT" ? target.ConflictStep : target.CheckStep),
            429 => (ErrorId.TooManyRequests, ErrorCategory.LimitsExceeded,
                "Try again later, or use a lower -ThrottleLimit."),
            >= 500 => (ErrorId.ServiceUnavailable, ErrorCategory.ResourceUnavailable, "Try again later."),
            _ => (ErrorId.UnexpectedStatus, ErrorCategory.InvalidResult, null),
        };
}
