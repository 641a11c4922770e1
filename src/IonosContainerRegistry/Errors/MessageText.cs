using System;
using System.Globalization;
using System.Linq;

namespace IonosContainerRegistry.Errors;

/// <summary>Formats values for messages.</summary>
internal static class MessageText
{
    private const int MaximumLength = 60;

    /// <summary>Quotes input on one line, cut to a readable length.</summary>
    public static string Quote(string text)
    {
        bool cut = text.Length > MaximumLength;
        int length = cut && char.IsHighSurrogate(text[MaximumLength - 1]) ? MaximumLength - 1 : MaximumLength;
        string shown = cut ? text.Substring(0, length) : text;
        return "'" + new string(shown.Select(c => char.IsControl(c) ? ' ' : c).ToArray()) + (cut ? "…'" : "'");
    }

    /// <summary>Formats a date in UTC and the Gregorian calendar, whatever the culture.</summary>
    public static string Date(DateTimeOffset date)
        => date.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Names a token before its ID.</summary>
    public static string Token(string? name, Guid? tokenId) => (name, tokenId) switch
    {
        (null or "", { } id) => $"token {id:D}",
        (null or "", null) => "the token",
        (_, null) => $"token '{name}'",
        (_, { } id) => $"token '{name}' ({id:D})",
    };

    public static string Capitalize(string text)
        => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text.Substring(1);
}
