using System;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Http.Retry;
using IonosContainerRegistry.Client.Secrets;
using IonosContainerRegistry.Client.Http.Transport;
using IonosContainerRegistry.Client.Json;

namespace IonosContainerRegistry.Client.Http;

/// <summary>Sends a request of the API and reads the response.</summary>
internal sealed class RegistryHttpClient : IDisposable
{
    private readonly SecretRedactor _redactor;
    private readonly ApiExceptionFactory _errors;
    private readonly HttpRequestFactory _requests;
    private readonly HandlerPool _handlers;

    public RegistryHttpClient(ClientSettings settings, TimeProvider clock)
    {
        Policy = new RequestPolicy(settings, clock);
        _redactor = new SecretRedactor(settings);
        _errors = new ApiExceptionFactory(settings.BaseUrl, Policy, _redactor);
        _requests = new HttpRequestFactory(settings, _errors);
        _handlers = HandlerPool.Acquire(TransportSettings.From(settings));
    }

    private RegistryHttpClient(RegistryHttpClient other)
    {
        Policy = other.Policy;
        _redactor = other._redactor;
        _errors = other._errors;
        _requests = other._requests;
        _handlers = other._handlers.Share();
    }

    public RequestPolicy Policy { get; }

    /// <summary>Another user of the same connections and limits, with its own lifetime.</summary>
    public RegistryHttpClient Share() => new(this);

    /// <summary>Sends a request and reads the value from the response.</summary>
    /// <exception cref="RegistryApiException">The request failed.</exception>
    public async Task<ApiResponse<T>> SendAsync<T>(
        ApiRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : ApiResource
    {
        using HttpResponseMessage response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        ReadOnlyMemory<byte> body = LenientReader.TrimByteOrderMark(
            await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false));
        T value;
        try
        {
            value = LenientReader.Read(body.Span, type);
        }
        catch (JsonException e)
        {
            throw _errors.CreateUnreadable(request, response, body.ToArray(), e.Path);
        }

        bool mayHoldUnknownPassword = request.MayIssuePassword && value.Secret is null;
        return new ApiResponse<T>(value, _redactor.Describe(response, mayHoldUnknownPassword, value.Secret))
        {
            Body = request.KeepsResponseBody ? body : default,
        };
    }

    /// <summary>
    /// Sends a request about one resource. An ID that the response lacks is that of the request. A response about
    /// another resource is a failure.
    /// </summary>
    /// <exception cref="RegistryApiException">The request failed.</exception>
    public async Task<ApiResponse<T>> SendAsync<T>(
        ApiRequest request, JsonTypeInfo<T> type, Guid id, CancellationToken cancellationToken)
        where T : ApiResource<Guid?>
    {
        ApiResponse<T> response = await SendAsync(request, type, cancellationToken).ConfigureAwait(false);
        response.Value.Id ??= id;
        return response.Value.Id == id
            ? response
            : throw CreateInvalidResponse(request, response.Response, FailureDetail.UnexpectedId);
    }

    /// <summary>
    /// Sends a request about one resource whose ID is text. An ID that the response lacks is that of the request.
    /// Another isn't refused, because it isn't documented that the service spells a name, a digest or the ID of an
    /// advisory as the request does.
    /// </summary>
    /// <exception cref="RegistryApiException">The request failed.</exception>
    public async Task<ApiResponse<T>> SendAsync<T>(
        ApiRequest request, JsonTypeInfo<T> type, string id, CancellationToken cancellationToken)
        where T : ApiResource<string>
    {
        ApiResponse<T> response = await SendAsync(request, type, cancellationToken).ConfigureAwait(false);
        response.Value.Id ??= id;
        return response;
    }

    /// <summary>Sends a request whose response has no body that matters.</summary>
    /// <exception cref="RegistryApiException">The request failed.</exception>
    public async Task<ResponseMetadata> SendWithoutResultAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        return _redactor.Describe(response, request.MayIssuePassword);
    }

    /// <summary>
    /// Deletes a resource. A 404 is a success if it follows an attempt that might have deleted it.
    /// </summary>
    /// <exception cref="RegistryApiException">The request failed.</exception>
    public async Task<ResponseMetadata> DeleteAsync(
        string path, RequestObserver? observer, CancellationToken cancellationToken)
    {
        ApiRequest request = new(HttpMethod.Delete, path, observer);
        try
        {
            using HttpResponseMessage response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
            ResponseMetadata metadata = _redactor.Describe(response, request.MayIssuePassword);
            return await IsEmptyOrJsonAsync(response).ConfigureAwait(false)
                ? metadata
                : throw CreateInvalidResponse(request, metadata, FailureDetail.UnexpectedContent);
        }
        catch (RegistryApiException e) when (e.StatusCode == 404 && request.OutcomeUnknown)
        {
            return e.Response!;
        }
    }

    /// <summary>The failure of a response that was read but lacks something.</summary>
    public RegistryApiException CreateInvalidResponse(
        ApiRequest request, ResponseMetadata response, FailureDetail detail, string? jsonPath = null)
        => _errors.CreateInvalidResponse(request, response, detail, jsonPath);

    public void Dispose() => _handlers.Dispose();

    // The sign-in page of a network comes with a status of success, too.
    private static async Task<bool> IsEmptyOrJsonAsync(HttpResponseMessage response)
    {
        if (response.Content.Headers.ContentType?.MediaType is null or "application/json") return true;
        return (await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false)).Length == 0;
    }

    private async Task<HttpResponseMessage> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using HttpRequestMessage message = _requests.Create(request);
        request.AttachTo(message, Policy);
        HttpResponseMessage response;
        try
        {
            using HttpClient client = _handlers.CreateClient();
            response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception e) when (RetryClassifier.IsFailedAttempt(e))
        {
            throw _errors.CreateTransportFailure(request, e);
        }

        if (response.IsSuccessStatusCode) return response;
        using (response)
        {
            byte[] body = await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
            throw _errors.CreateStatusFailure(request, response, body);
        }
    }
}
