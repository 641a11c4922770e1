using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace IonosContainerRegistry.Client.Secrets;

/// <summary>
/// Finds a secret in a text in any of its forms: as it is, or as in an address, a form, JSON, HTML or Base64.
/// </summary>
internal static class SecretEncodings
{
    // A shorter secret can occur within words, so it is only masked when it stands by itself.
    private const int MinimumLengthWithinWords = 8;

    public static string Replace(string text, string secret, string mask)
    {
        if (secret.Length == 0 || text.Length < secret.Length) return text;
        string base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(secret));
        return ReplaceOne(ReplaceOne(text, secret, mask), base64, mask);
    }

    private static string ReplaceOne(string text, string secret, string mask)
    {
        // Encoders leave letters and digits as they are, so few texts need the search.
        if (text.IndexOf(LongestWord(secret), StringComparison.Ordinal) < 0) return text;
        StringBuilder pattern = new();
        for (int i = 0; i < secret.Length; i++)
        {
            int length = char.IsSurrogatePair(secret, i) ? 2 : 1;
            pattern.Append(FormsOf(secret.Substring(i, length)));
            i += length - 1;
        }

        if (secret.Length < MinimumLengthWithinWords)
            pattern.Insert(0, @"(?<![\p{L}\p{N}])").Append(@"(?![\p{L}\p{N}])");
        // Not the static method, whose cache would keep the secret.
        return new Regex(pattern.ToString(), RegexOptions.CultureInvariant).Replace(text, _ => mask);
    }

    private static string LongestWord(string secret)
        => Regex.Split(secret, "[^A-Za-z0-9]+").OrderByDescending(word => word.Length).First();

    /// <summary>A pattern for all the ways to write one character.</summary>
    private static string FormsOf(string character)
    {
        int code = character.Length == 2 ? char.ConvertToUtf32(character[0], character[1]) : character[0];
        string percent = string.Concat(Encoding.UTF8.GetBytes(character).Select(b => "%" + Hexadecimal(b, 2)));
        string json = string.Concat(character.Select(c => @"\\u" + Hexadecimal(c, 4)));
        string number = code.ToString(CultureInfo.InvariantCulture);
        string html = $"&#(?:0*{number}|[xX]0*{Hexadecimal(code, 1)});";
        string special = character switch
        {
            " " => @"\+|",
            "\"" => "\\\\\"|&quot;|",
            "\\" => @"\\\\|",
            "/" => @"\\/|",
            "&" => "&amp;|",
            "<" => "&lt;|",
            ">" => "&gt;|",
            "'" => "&apos;|",
            "\t" => @"\\t|",
            _ => "",
        };
        // Longer forms first, because some begin with the character itself.
        return $"(?:{special}{percent}|{json}|{html}|{Regex.Escape(character)})";
    }

    private static string Hexadecimal(int value, int digits)
        => $"(?i:{value.ToString("x" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)})";
}
