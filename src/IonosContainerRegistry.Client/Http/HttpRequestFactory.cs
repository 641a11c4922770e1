using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Http.Secrets;

namespace IonosContainerRegistry.Client.Http;

/// <summary>Makes HTTP requests: address, headers, authentication and content.</summary>
internal sealed class HttpRequestFactory
{
    private readonly ClientSettings _settings;
    private readonly ApiExceptionFactory _errors;

    public HttpRequestFactory(ClientSettings settings, ApiExceptionFactory errors)
    {
        _settings = settings;
        _errors = errors;
    }

    /// <exception cref="RegistryApiException">The address or the API token can't be sent.</exception>
    public HttpRequestMessage Create(ApiRequest request)
    {
        Uri address = RequestAddress.Create(_settings.BaseUrl, request.Path)
            ?? throw _errors.CreateUnsendableAddress(request);
        HttpRequestMessage message = new(request.Method, address);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        message.Headers.TryAddWithoutValidation("User-Agent", _settings.UserAgent);
        message.Headers.Authorization = CreateAuthorization(request);
        // .NET Framework would send the headers alone and wait for a reply that gateways don't always give.
        message.Headers.ExpectContinue = false;
        if (_settings.ContractNumber is { } contract)
            message.Headers.Add("X-Contract-Number", contract.ToString(CultureInfo.InvariantCulture));
        if (request.Body is not null)
        {
            message.Content = new ByteArrayContent(request.Body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }
        else if (request.IsChange)
        {
            // Without content .NET silently sends a request again when a kept connection ends, and that attempt goes
            // uncounted.
            message.Content = new ByteArrayContent([]);
        }

        return message;
    }

    private AuthenticationHeaderValue? CreateAuthorization(ApiRequest request)
    {
        if (_settings.Token is not null)
        {
            string token = _settings.Token.Reveal();
            return token.All(c => c is > ' ' and <= '~')
                ? new AuthenticationHeaderValue("Bearer", token)
                : throw _errors.CreateUnsendableCredential(request);
        }

        if (_settings.UserName is null) return null;
        return new AuthenticationHeaderValue("Basic", BasicCredential.Encode(_settings.UserName, _settings.Password));
    }
}
