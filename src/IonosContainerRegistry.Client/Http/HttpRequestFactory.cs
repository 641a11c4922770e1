using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
#if NETFRAMEWORK
using System.Reflection;
#endif
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Secrets;

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
        Uri address = CreateAddress(request.Path) ?? throw _errors.CreateUnsendableAddress(request);
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

    private static string WithoutQuery(string path) => path.Split('?')[0];

#if NETFRAMEWORK
    // Hosts can run with the quirks of .NET Framework 4.0, with which Uri decodes %2F in a path. Only a configuration
    // file of the process turns that off, so mark the path of this one address as canonical.
    private static void KeepEscapes(Uri address)
    {
        const ulong PathAndQueryNotCanonical = 0x30;
        if (typeof(Uri).GetField("m_Flags", BindingFlags.NonPublic | BindingFlags.Instance) is not { } field) return;
        ulong flags = Convert.ToUInt64(field.GetValue(address)) & ~PathAndQueryNotCanonical;
        field.SetValue(address, Enum.ToObject(field.FieldType, flags));
    }
#endif

    /// <summary>
    /// The address of an escaped path, or null if <see cref="Uri"/> would send another path. It removes a segment of
    /// dots, which would lead to another resource.
    /// </summary>
    private Uri? CreateAddress(string path)
    {
        Uri address = new(_settings.BaseUrl.AbsoluteUri + path);
        string expected = _settings.BaseUrl.AbsolutePath + WithoutQuery(path);
        if (IsPath(expected)) return address;
#if NETFRAMEWORK
        KeepEscapes(address);
        if (IsPath(expected)) return address;
#endif
        return null;

        // Unlike AbsolutePath, PathAndQuery isn't cached, and it is what HttpWebRequest sends.
        bool IsPath(string text) => WithoutQuery(address.PathAndQuery) == text;
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
        return new AuthenticationHeaderValue(
            "Basic", CredentialText.EncodeBasic(_settings.UserName, _settings.Password));
    }
}
