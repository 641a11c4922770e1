using System;
using IonosContainerRegistry.Client.Errors;

namespace IonosContainerRegistry.Errors;

/// <summary>Describes failed requests in sentences.</summary>
internal static class FailureText
{
    /// <summary>The problem and its cause, without the request.</summary>
    public static string Describe(RegistryApiException failure)
    {
        string problem = failure.Kind switch
        {
            FailureKind.Status => DescribeStatus(failure),
            FailureKind.Timeout => DescribeTimeout(failure),
            FailureKind.Connection => DescribeConnection(failure),
            _ => DescribeInvalidResponse(failure),
        };
        string excerpt = failure.Excerpt is { Length: > 0 } text ? $"The response starts with: {text}" : "";
        string retry = failure.RetryAfter is { } retryAt ? DescribeRetry(retryAt) : "";
        return MessageText.Join(problem, excerpt, retry);
    }

    /// <summary>Why the name of a resource that was to be created couldn't be looked up.</summary>
    /// <param name="failure">The failure of the creation.</param>
    /// <param name="items">What the list contains, in the plural.</param>
    public static string DescribeLookup(CreationOutcomeException failure, string items)
        => failure.LookupFailure is { } lookup
            ? "the lookup also failed: " + Describe(lookup)
            : $"the list of {items} is incomplete.";

    /// <summary>Why a resource that exists might not be the one that was to be created.</summary>
    public static string DescribeDoubt(CreationOutcomeException failure) => failure.ExistedBefore switch
    {
        true => "it's older than the command, or another command created it",
        false => "it has different properties",
        null => "its creation date isn't known",
    };

    private static string DescribeStatus(RegistryApiException failure)
    {
        string status = $"{failure.StatusCode} {failure.Response?.ReasonPhrase}".TrimEnd();
        string codes = failure.ErrorCodes.Count > 0 ? $" ({string.Join(", ", failure.ErrorCodes)})" : "";
        string messages = failure.ServiceMessages.Count > 0 ? ": " + string.Join(" ", failure.ServiceMessages) : "";
        return MessageText.EndSentence($"The service returned {status}{codes}{Attempts(failure)}{messages}");
    }

    private static string DescribeTimeout(RegistryApiException failure)
        => $"The service at {failure.Authority} didn't respond within "
            + $"{MessageText.Seconds(failure.AttemptTimeout.TotalSeconds)}{Attempts(failure)}.";

    private static string DescribeConnection(RegistryApiException failure)
    {
        if (failure.Detail == FailureDetail.UnsendableAddress)
        {
            return "A name can't be '.' or '..', because these lead to another resource in the path of a request. "
                + "No request was sent.";
        }

        string cause = failure.Detail switch
        {
            FailureDetail.UnsendableCredential => "the API token contains a character that HTTP headers can't contain",
            FailureDetail.InvalidHttp => "the response isn't valid HTTP",
            _ => failure.Reason ?? "the connection failed",
        };
        return MessageText.EndSentence($"The request to {failure.Authority} failed{Attempts(failure)}: {cause}");
    }

    private static string DescribeInvalidResponse(RegistryApiException failure)
    {
        string status = failure.StatusCode is { } code ? $" ({code})" : "";
        return failure.Detail switch
        {
            FailureDetail.ResponseTooLarge =>
                $"The response{status} exceeds the maximum size of 32 MiB and was discarded.",
            FailureDetail.EmptyResponse => $"The response{status} is empty.",
            FailureDetail.MissingItems => $"The response{status} doesn't contain the items of the list.",
            FailureDetail.UnexpectedId => $"The response{status} describes a different resource than requested.",
            FailureDetail.UnexpectedContent =>
                $"The response{status} isn't JSON, so the service might not have sent it.",
            FailureDetail.MissingPassword => $"The response{status} doesn't contain a password.",
            _ when failure.JsonPath is { } path => $"Can't parse the response{status} at {path}.",
            FailureDetail.InvalidJson => $"The response{status} isn't valid JSON.",
            _ => $"The service returned an unexpected response{status}.",
        };
    }

    private static string DescribeRetry(DateTimeOffset retryAt)
    {
        TimeSpan left = retryAt - DateTimeOffset.UtcNow;
        string seconds = left > TimeSpan.Zero
            ? $" ({MessageText.Seconds(Math.Ceiling(left.TotalSeconds))})"
            : "";
        return $"Retry after {MessageText.Date(retryAt)}{seconds}, as requested by the service.";
    }

    private static string Attempts(RegistryApiException failure)
        => failure.Attempts > 1 ? $" after {failure.Attempts} attempts" : "";
}
