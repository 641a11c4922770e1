using System;
using System.Collections.Generic;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;

namespace IonosContainerRegistry.Client.Http;

/// <summary>Takes secrets out of what the service said before a person sees it.</summary>
internal sealed class Redaction
{
    public const string Mask = "***";
    private const int MaximumRead = 64 * 1024;
    private const int MaximumExcerpt = 200;
    private const int MaximumMessage = 500;

    private readonly ClientSettings _settings;

    public Redaction(ClientSettings settings) => _settings = settings;

    /// <summary>Masks the connection's own secrets in all their encodings, and <paramref name="issued"/> where there is one.</summary>
    public string Clean(string text, SecureString? issued = null)
    {
        foreach (string secret in KnownSecrets(issued)) text = EncodedSecret.Replace(text, secret, Mask);
        return text;
    }

    /// <summary>A message of the service, bounded.</summary>
    public string Message(string text) => Shorten(Clean(text), MaximumMessage);

    /// <summary>The beginning of a body that was not understood.</summary>
    public string Excerpt(string body)
    {
        // Cut only when it is clean: half a secret would not be recognized.
        string text = TitleOf(Clean(body));
        text = Regex.Replace(
            text, """("(?:password|token|secret)"\s*:\s*")(?:\\.|[^"\\])*""", "$1" + Mask,
            RegexOptions.IgnoreCase | RegexOptions.Singleline);
        return Shorten(text, MaximumExcerpt);
    }

    /// <summary>What a page calls itself, or else the beginning of the text.</summary>
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
        if (issued is not null) yield return Secrets.Reveal(issued);
        if (_settings.ProxyCredential is { } proxy)
        {
            yield return Secrets.Basic(proxy.UserName, proxy.Password);
            yield return proxy.Password;
        }

        if (_settings.Token is not null) yield return Secrets.Reveal(_settings.Token);
        if (_settings.Password is null) yield break;
        string password = Secrets.Reveal(_settings.Password);
        yield return Secrets.Basic(_settings.UserName, password);
        yield return password;
    }
}
