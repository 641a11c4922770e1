using System;
using System.Globalization;
using System.Text.RegularExpressions;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Tokens;

/// <summary>Parses a date in ISO 8601, in every culture.</summary>
/// <remarks>
/// <c>2026-12-01</c> is the beginning of that day. <c>2026-12-01T10:00</c> can be followed by seconds, a fraction
/// (truncated to 100 ns), and an offset. A space can replace the T. Without an offset it is local time. A time that
/// occurs twice is standard time. The text that Export-Csv writes for a DateTimeOffset in the current culture is parsed
/// too, if it includes the offset.
/// </remarks>
internal static class ExpiryDateParser
{
    private static readonly Regex Iso = new(
        @"\A(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})"
        + @"([T ](?<time>[0-9]{2}:[0-9]{2})(:(?<second>[0-9]{2})([.,](?<fraction>[0-9]{1,9}))?)?"
        + @"\ ?(?<zone>Z|[+-][0-9]{2}(:?[0-9]{2})?)?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <exception cref="FormatException">The text isn't a date.</exception>
    internal static DateTimeOffset Parse(string text)
    {
        string trimmed = text.Trim();
        if (Iso.Match(trimmed) is { Success: true } iso) return ParseIso(iso, text);
        return ParsePrinted(trimmed, CultureInfo.CurrentCulture)
            ?? throw Refuse(
                text, "Use ISO 8601, such as 2026-12-01, 2026-12-01T10:00 (local time), or 2026-12-01T10:00:00Z.");
    }

    /// <summary>Parses the copy of a date that PowerShell made of it in another process.</summary>
    /// <exception cref="FormatException">It isn't a copy of a date.</exception>
    internal static DateTimeOffset ParseCopy(string text)
        => TryParsePrinted(text, CultureInfo.InvariantCulture) ?? throw Refuse(text, "It isn't a date.");

    /// <summary>Interprets a date without an offset as local time.</summary>
    /// <exception cref="FormatException">The time doesn't exist, because clocks go forward.</exception>
    internal static DateTimeOffset AsLocal(DateTime time, string text)
    {
        if (TimeZoneInfo.Local.IsInvalidTime(time))
            throw Refuse(text, "The local time doesn't exist, because clocks go forward. Add an offset, such as Z.");

        return WithOffset(time, TimeZoneInfo.Local.GetUtcOffset(time), text);
    }

    private static DateTimeOffset ParseIso(Match iso, string text)
    {
        string time = iso.Groups["time"].Success ? iso.Groups["time"].Value : "00:00";
        string second = iso.Groups["second"].Success ? iso.Groups["second"].Value : "00";
        string whole = $"{iso.Groups["date"].Value} {time}:{second}";
        if (!DateTime.TryParseExact(
            whole, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime moment))
        {
            throw Refuse(text, "The day or time doesn't exist.");
        }

        moment = moment.AddTicks(ParseFraction(iso.Groups["fraction"].Value));
        return iso.Groups["zone"].Success
            ? WithOffset(moment, ParseZone(iso.Groups["zone"].Value, text), text)
            : AsLocal(moment, text);
    }

    private static long ParseFraction(string digits) =>
        long.Parse(digits.PadRight(7, '0').Substring(0, 7), NumberStyles.None, CultureInfo.InvariantCulture);

    private static TimeSpan ParseZone(string zone, string text)
    {
        if (zone.Length == 1) return TimeSpan.Zero;

        string digits = zone.Substring(1).Replace(":", "").PadRight(4, '0');
        int hours = int.Parse(digits.Substring(0, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        int minutes = int.Parse(digits.Substring(2), NumberStyles.None, CultureInfo.InvariantCulture);
        TimeSpan offset = new(hours, minutes, 0);
        if (minutes > 59 || offset > TimeSpan.FromHours(14)) throw Refuse(text, "The offset isn't valid.");
        return zone[0] == '-' ? -offset : offset;
    }

    private static DateTimeOffset WithOffset(DateTime time, TimeSpan offset, string text)
    {
        try
        {
            return new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Unspecified), offset);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw Refuse(text, "The date is out of range.");
        }
    }

    /// <summary>
    /// Parses what was printed in a culture, or in the invariant one, which jobs and shells without a locale use. The
    /// same text can mean two dates.
    /// </summary>
    private static DateTimeOffset? ParsePrinted(string text, CultureInfo culture)
    {
        DateTimeOffset? own = TryParsePrinted(text, culture);
        DateTimeOffset? invariant = TryParsePrinted(text, CultureInfo.InvariantCulture);
        // It might come from a culture in which the day is first.
        if (own is null) return IsMonthFirst(culture) && invariant?.Day > 12 ? invariant : null;
        if (invariant is null || invariant == own) return own;
        throw Refuse(text, FormattableString.Invariant(
            $"It can mean {own:yyyy-MM-dd} or {invariant:yyyy-MM-dd}. Use ISO 8601, such as {own:yyyy-MM-dd}."));
    }

    private static bool IsMonthFirst(CultureInfo culture)
        => culture.DateTimeFormat.ShortDatePattern.StartsWith("M", StringComparison.Ordinal);

    private static DateTimeOffset? TryParsePrinted(string text, CultureInfo culture) =>
        DateTimeOffset.TryParse(text, culture, DateTimeStyles.None, out DateTimeOffset moment)
        && string.Equals(moment.ToString(culture), text, StringComparison.Ordinal)
            ? moment
            : null;

    private static FormatException Refuse(string text, string cause)
        => new($"{MessageText.Quote(text)} isn't a valid expiry date. {cause}");
}
