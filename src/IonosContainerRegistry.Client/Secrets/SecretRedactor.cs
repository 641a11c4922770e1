using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;

namespace IonosContainerRegistry.Client.Secrets;

/// <summary>Masks secrets in what the service sent before a person sees it.</summary>
internal sealed class SecretRedactor
{
    public const string Mask = "***";

    private const int MaximumRead = 64 * 1024;
    private const int MaximumExcerpt = 200;
    private const int MaximumMessage = 500;

    // Headers that a gateway or the service sends with any response. Others might repeat a password.
    private static readonly HashSet<string> HarmlessHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Age", "Allow", "Cache-Control", "CF-Ray", "Connection", "Content-Encoding", "Content-Length", "Content-Type",
        "Date", "Keep-Alive", "Request-Id", "Retry-After", "Server", "Strict-Transport-Security", "Transfer-Encoding",
        "Vary", "Via", "X-Correlation-Id", "X-Request-Id",
    };

    private readonly ClientSettings _settings;
    private readonly IReadOnlyList<string> _proxySecrets;

    public SecretRedactor(ClientSettings settings)
    {
        _settings = settings;
        _proxySecrets = ProxySecrets.Find(settings);
    }

    /// <summary>Status and headers without secrets.</summary>
    /// <param name="response">The response.</param>
    /// <param name="mayHoldUnknownPassword">
    /// Whether it might contain a password that isn't known, so that little may be shown.
    /// </param>
    /// <param name="issued">A password that the response contains, or null for none.</param>
    public ResponseMetadata Describe(
        HttpResponseMessage response, bool mayHoldUnknownPassword, SecureString? issued = null)
    {
        Dictionary<string, string[]> headers = new(StringComparer.OrdinalIgnoreCase);
        string? reason = mayHoldUnknownPassword ? null : response.ReasonPhrase;
        Copy(response.Headers);
        Copy(response.Content.Headers);
        return new ResponseMetadata((int)response.StatusCode, headers)
        {
            ReasonPhrase = string.IsNullOrEmpty(reason) ? null : Message(reason!),
            ServerTime = response.Headers.Date,
        };

        void Copy(HttpHeaders source)
        {
            foreach (var header in source)
            {
                bool withheld = mayHoldUnknownPassword && !HarmlessHeaders.Contains(header.Key);
                headers[header.Key] = header.Value.Select(value => withheld ? Mask : Redact(value, issued)).ToArray();
            }
        }
    }

    /// <summary>
    /// Masks the client's own secrets in all their encodings, and <paramref name="issued"/> if there is one.
    /// </summary>
    public string Redact(string text, SecureString? issued = null)
    {
        foreach (string secret in KnownSecrets(issued)) text = SecretEncodings.Replace(text, secret, Mask);
        return MaskUserInfo(text);
    }

    /// <summary>A message of the service, bounded.</summary>
    public string Message(string text) => Shorten(MaskNamedSecrets(Redact(text)), MaximumMessage);

    /// <summary>The beginning of a body that wasn't understood.</summary>
    public string Excerpt(string body)
    {
        // Redact before cutting, because half a secret wouldn't be recognized.
        return Shorten(MaskNamedSecrets(TitleOf(Redact(body))), MaximumExcerpt);
    }

    /// <summary>Masks what is called a password, in JSON, in a form, or in quotation marks.</summary>
    private static string MaskNamedSecrets(string text) => Regex.Replace(
        text, """(\b(?:password|token|secret)\b"?\s*(?:[:=]\s*"?|"))(?:\\.|[^"\\\s&<,;])+""", "$1" + Mask,
        RegexOptions.IgnoreCase | RegexOptions.Singleline);

    private static string MaskUserInfo(string text)
        => text.IndexOf('@') < 0
            ? text
            : Regex.Replace(text, @"(?<=[A-Za-z][A-Za-z0-9+.-]*://)[^\s/?#""'<>]*@", Mask + "@");

    /// <summary>The title of an HTML page, or the text.</summary>
    private static string TitleOf(string text)
    {
        string start = text.Length > MaximumRead ? text.Substring(0, MaximumRead) : text;
        int open = start.IndexOf("<title>", StringComparison.OrdinalIgnoreCase);
        int close = open < 0 ? -1 : start.IndexOf("</title>", open, StringComparison.OrdinalIgnoreCase);
        return close < 0 ? start : start.Substring(open + "<title>".Length, close - open - "<title>".Length);
    }

    private static string Shorten(string text, int maximum)
    {
        StringBuilder line = new();
        foreach (char c in text)
        {
            if (line.Length >= maximum)
            {
                line.Append('…');
                break;
            }

            if (!char.IsControl(c) && !char.IsWhiteSpace(c)) line.Append(c);
            else if (line.Length > 0 && line[line.Length - 1] != ' ') line.Append(' ');
        }

        return line.ToString().Trim();
    }

    private IEnumerable<string> KnownSecrets(SecureString? issued)
    {
        if (issued is not null) yield return issued.Reveal();
        foreach (string secret in _proxySecrets) yield return secret;
        if (_settings.Token is not null) yield return _settings.Token.Reveal();
        if (_settings.Password is null) yield break;
        yield return CredentialText.EncodeBasic(_settings.UserName, _settings.Password);
        yield return _settings.Password.Reveal();
    }
}

/// <summary>
/// Finds the passwords of proxies: those of the settings and those in the addresses of the environment.
/// </summary>
internal static class ProxySecrets
{
    private static readonly string[] Variables =
        ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];

    public static IReadOnlyList<string> Find(ClientSettings settings)
    {
        List<string> secrets = [];
        if (settings.ProxyCredential is { } credential)
        {
            secrets.Add(CredentialText.EncodeBasic(credential.UserName, credential.Password));
            secrets.Add(credential.Password);
        }

        IEnumerable<string?> addresses =
            Variables.Select(Environment.GetEnvironmentVariable).Append(settings.Proxy?.OriginalString);
        foreach (string address in addresses.OfType<string>().Distinct()) AddUserInfo(address, secrets);
        return secrets;
    }

    private static void AddUserInfo(string address, List<string> secrets)
    {
        int at = address.LastIndexOf('@');
        if (at < 0) return;
        int scheme = address.IndexOf("://", StringComparison.Ordinal);
        int start = scheme < 0 || scheme > at ? 0 : scheme + "://".Length;
        string userInfo = address.Substring(start, at - start);
        int colon = userInfo.IndexOf(':');
        if (colon < 0) return;
        string user = Uri.UnescapeDataString(userInfo.Substring(0, colon));
        string password = Uri.UnescapeDataString(userInfo.Substring(colon + 1));
        secrets.Add(CredentialText.EncodeBasic(user, password));
        secrets.Add(password);
    }
}
