using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

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

    /// <summary>Such as <c>1 second</c> or <c>2.5 seconds</c>.</summary>
    public static string Seconds(double seconds)
        => seconds.ToString("0.###", CultureInfo.InvariantCulture) + (seconds == 1 ? " second" : " seconds");

    /// <summary>Names a resource before its ID, such as <c>token 'ci' (…)</c>.</summary>
    public static string Name(string kind, string? name, Guid? id) => (name, id) switch
    {
        (null or "", null) => "the " + kind,
        (null or "", { } known) => $"{kind} {known:D}",
        (_, null) => $"{kind} '{name}'",
        (_, { } known) => $"{kind} '{name}' ({known:D})",
    };

    /// <summary>
    /// Joins sentences. Null and empty ones are left out. A command at the end of a sentence has no period and ends its
    /// line, so that it can be copied.
    /// </summary>
    public static string Join(params string?[] sentences)
    {
        StringBuilder text = new();
        foreach (string sentence in sentences.OfType<string>().Where(sentence => sentence.Length > 0))
        {
            if (text.Length > 0) text.Append(IsSentence(text[text.Length - 1]) ? ' ' : '\n');
            text.Append(sentence);
        }

        return text.ToString();
    }

    /// <summary>Proposes the names that might have been meant, or null if there are none.</summary>
    public static string? ClosestNames(IReadOnlyList<string> names) => names.Count switch
    {
        0 => null,
        1 => $"The closest name is: {names[0]}.",
        _ => $"The closest names are: {string.Join(", ", names)}.",
    };

    public static string Plural(string noun)
        => noun.EndsWith("y", StringComparison.Ordinal) ? noun.Substring(0, noun.Length - 1) + "ies" : noun + "s";

    /// <summary>Names the fields of a resource that the service returned in an unknown form.</summary>
    public static string Unreadable(string name, IEnumerable<string> fields)
        => $"Can't read some fields of {name}, so their properties are empty: {string.Join(", ", fields)}.";

    /// <summary>Adds a period to text from other sources.</summary>
    public static string EndSentence(string text)
        => text.Length > 0 && IsSentence(text[text.Length - 1]) ? text : text + ".";

    public static string Capitalize(string text)
        => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text.Substring(1);

    private static bool IsSentence(char end) => end is '.' or '!' or '?' or '…';
}
