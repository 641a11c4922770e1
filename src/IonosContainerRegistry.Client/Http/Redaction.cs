using System;
using System.Collections.Generic;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;

namespace IonosContainerRegistry.Client.Http;

/// <summary>Takes secrets out of what the service said before a person sees it.</summary>
internal sealed class Redaction
{
    private const string Mask = "***";
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

    /// <summary>A message of the service, bounded; one that speaks of a secret after a creation is withheld.</summary>
    public string Message(string text, bool mayHoldIssuedPassword)
    {
        if (mayHoldIssuedPassword && Regex.IsMatch(text, "passw|secret|credential", RegexOptions.IgnoreCase))
            return "(message withheld: it may hold a password)";
        return Shorten(Clean(text), MaximumMessage);
    }

    /// <summary>The beginning of a body that was not understood.</summary>
    public string Excerpt(string body)
    {
        string start = body.Length > MaximumRead ? body.Substring(0, MaximumRead) : body;
        Match title = Regex.Match(start, "<title>(.*?)</title>", RegexOptions.IgnoreCase | RegexOptions.Singleline);
        string text = title.Success ? title.Groups[1].Value : start;
        text = Regex.Replace(text, "(\"(?:password|token|secret)\"\\s*:\\s*\")[^\"]*", "$1" + Mask, RegexOptions.IgnoreCase);
        return Shorten(Clean(text), MaximumExcerpt);
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
        if (_settings.Token is not null) yield return Secrets.Reveal(_settings.Token);
        if (_settings.Password is null) yield break;
        string password = Secrets.Reveal(_settings.Password);
        yield return Convert.ToBase64String(Encoding.UTF8.GetBytes(_settings.UserName + ":" + password));
        yield return password;
    }
}
