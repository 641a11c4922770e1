using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Http.Retry;
using IonosContainerRegistry.Client.Json;
using IonosContainerRegistry.Client.Secrets;

namespace IonosContainerRegistry.Client.Http;

/// <summary>
/// Makes the exception of a failed request. The message of a library isn't passed on, because it might quote a secret.
/// </summary>
internal sealed class ApiExceptionFactory
{
    private readonly string _authority;
    private readonly RequestPolicy _policy;
    private readonly SecretRedactor _redactor;

    public ApiExceptionFactory(Uri baseUrl, RequestPolicy policy, SecretRedactor redactor)
    {
        _authority = baseUrl.Authority;
        _policy = policy;
        _redactor = redactor;
    }

    public RegistryApiException CreateUnsendableCredential(ApiRequest request) => Complete(
        new RegistryApiException(
            FailureKind.Connection,
            $"{request} wasn't sent: the API token contains a character that can't be sent in a header.")
        {
            Detail = FailureDetail.UnsendableCredential,
        },
        request);

    public RegistryApiException CreateUnsendableAddress(ApiRequest request) => Complete(
        new RegistryApiException(
            FailureKind.Connection, $"{request} wasn't sent: its path can't be sent unchanged.")
        {
            Detail = FailureDetail.UnsendableAddress,
        },
        request);

    public RegistryApiException CreateStatusFailure(ApiRequest request, HttpResponseMessage response, byte[] body)
    {
        bool outcomeUnknown = RetryClassifier.IsOutcomeUnknown(response);
        // The token might have been created, and its password could be anywhere in the response.
        bool withheld = request.MayIssuePassword && outcomeUnknown;
        ErrorBody error = withheld ? ErrorBody.Empty : ErrorBody.Read(body, _redactor);
        int status = (int)response.StatusCode;
        DateTimeOffset? retryAfter = RetryClassifier.RequestedWait(response, _policy.Clock) is { } wait
            ? _policy.Clock.GetUtcNow().AddWithinRange(wait)
            : null;
        return Complete(
            new RegistryApiException(FailureKind.Status, $"{request} returned status {status}.")
            {
                Detail = NeedsBearerToken(request, response) ? FailureDetail.BearerTokenRequired : FailureDetail.None,
                Response = _redactor.Describe(response, withheld),
                ErrorCodes = error.Codes,
                ServiceMessages = error.Messages,
                Excerpt = error.IsUnderstood || request.MayIssuePassword ? null : Excerpt(body),
                RetryAfter = retryAfter,
            },
            request);
    }

    public RegistryApiException CreateTransportFailure(ApiRequest request, Exception failure)
    {
        if (failure is TimeoutException)
        {
            return Complete(
                new RegistryApiException(FailureKind.Timeout, string.Format(
                    CultureInfo.InvariantCulture, "{0} got no response within {1:0.###} s.",
                    request, _policy.AttemptTimeout.TotalSeconds)),
                request);
        }

        if (failure is ResponseTooLargeException)
        {
            return Complete(
                new RegistryApiException(
                    FailureKind.InvalidResponse, $"The response to {request} exceeds the maximum size.")
                {
                    Detail = FailureDetail.ResponseTooLarge,
                },
                request);
        }

        string reason = TransportFailure.Describe(failure);
        return Complete(
            new RegistryApiException(FailureKind.Connection, $"{request} failed: {reason}.")
            {
                Detail = TransportFailure.IsCertificateFailure(failure) ? FailureDetail.CertificateRejected
                    : TransportFailure.IsInvalidHttp(failure) ? FailureDetail.InvalidHttp : FailureDetail.None,
                Reason = reason,
            },
            request);
    }

    /// <param name="request">The request.</param>
    /// <param name="response">A response with a status of success.</param>
    /// <param name="body">Its body.</param>
    /// <param name="jsonPath">Where the value is that can't be read, or null if the body isn't valid JSON.</param>
    public RegistryApiException CreateUnreadable(
        ApiRequest request, HttpResponseMessage response, byte[] body, string? jsonPath)
    {
        FailureDetail detail = body.Length == 0 ? FailureDetail.EmptyResponse
            : jsonPath is null ? FailureDetail.InvalidJson : FailureDetail.UnexpectedValue;
        RegistryApiException failure = CreateInvalidResponse(
            request, _redactor.Describe(response, request.MayIssuePassword), detail, jsonPath);
        failure.Excerpt = request.MayIssuePassword ? null : Excerpt(body);
        return failure;
    }

    public RegistryApiException CreateInvalidResponse(
        ApiRequest request, ResponseMetadata response, FailureDetail detail, string? jsonPath)
    {
        request.MarkOutcomeUnknown();
        return Complete(
            new RegistryApiException(FailureKind.InvalidResponse, $"The response to {request} isn't valid ({detail}).")
            {
                Detail = detail,
                Response = response,
                JsonPath = jsonPath is null ? null : _redactor.Message(jsonPath),
            },
            request);
    }

    private static bool NeedsBearerToken(ApiRequest request, HttpResponseMessage response)
        => request.RequiresBearer && response.StatusCode == HttpStatusCode.Unauthorized
            && response.RequestMessage?.Headers.Authorization?.Scheme == "Basic";

    private RegistryApiException Complete(RegistryApiException failure, ApiRequest request)
    {
        failure.Method = request.Method.Method;
        failure.Path = request.Path;
        failure.Authority = _authority;
        failure.Attempts = request.Attempts;
        failure.AttemptTimeout = _policy.AttemptTimeout;
        failure.MightHaveBeenApplied = request.OutcomeUnknown;
        return failure;
    }

    private string Excerpt(byte[] body) => _redactor.Excerpt(Encoding.UTF8.GetString(body));
}

/// <summary>Codes and messages in the body of a failure, in any of the service's forms.</summary>
internal sealed class ErrorBody
{
    private const int MaximumMessages = 5;

    private ErrorBody(IReadOnlyList<string> codes, IReadOnlyList<string> messages)
    {
        Codes = codes;
        Messages = messages;
    }

    public static ErrorBody Empty { get; } = new([], []);

    public IReadOnlyList<string> Codes { get; }

    public IReadOnlyList<string> Messages { get; }

    public bool IsUnderstood => Codes.Count > 0 || Messages.Count > 0;

    public static ErrorBody Read(byte[] body, SecretRedactor redactor)
    {
        if (Parse(body) is not { } error) return Empty;
        var messages = (error.Messages ?? []).OfType<ErrorMessageResource>().Take(MaximumMessages).ToList();
        return new ErrorBody(
            Clean(messages.Select(message => message.ErrorCode)),
            Clean(messages.Select(message => message.Message).Append(error.Msg)));

        List<string> Clean(IEnumerable<string?> texts)
            => texts.OfType<string>().Select(redactor.Message).Where(text => text.Length > 0).ToList();
    }

    private static ErrorResource? Parse(byte[] body)
    {
        if (body.Length == 0) return null;
        try
        {
            return JsonSerializer.Deserialize(body, ApiJsonContext.Default.ErrorResource);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The body of a failure, in both forms that are in use.</summary>
internal sealed class ErrorResource
{
    public IList<ErrorMessageResource?>? Messages { get; set; }

    public string? Msg { get; set; }
}

/// <summary>One message of a failure.</summary>
internal sealed class ErrorMessageResource
{
    public string? ErrorCode { get; set; }

    public string? Message { get; set; }
}
