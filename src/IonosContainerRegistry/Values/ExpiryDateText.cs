using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace IonosContainerRegistry;

/// <summary>Reads a moment from ISO 8601 text, the same in every culture.</summary>
/// <remarks>
/// The extended form: <c>2026-12-01</c> is that day's beginning, <c>2026-12-01T10:00</c> may go on with seconds, a
/// fraction (cut to 100 ns) and a zone; a blank may stand for the T. Without a zone it is local time, and where clocks go
/// back the second, standard-time hour is meant. One more form is read, because Export-Csv writes it: a DateTimeOffset
/// as the current culture prints it, with its offset and nothing left out.
/// </remarks>
internal static class ExpiryDateText
{
    private static readonly Regex Iso = new(
        @"\A(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})"
        + @"([T ](?<time>[0-9]{2}:[0-9]{2})(:(?<second>[0-9]{2})([.,](?<fraction>[0-9]{1,9}))?)?"
        + @"\ ?(?<zone>Z|[+-][0-9]{2}(:?[0-9]{2})?)?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The moment for people, by the calendar that the service keeps and not the culture's.</summary>
    internal static string InUtc(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">The text is no such moment.</exception>
    internal static DateTimeOffset Read(string text)
    {
        string trimmed = text.Trim();
        if (Iso.Match(trimmed) is { Success: true } iso)
            return ReadIso(iso, text);
        return TryReadPrinted(trimmed, CultureInfo.CurrentCulture)
            ?? throw Refuse(text, "write ISO 8601, such as 2026-12-01, 2026-12-01T10:00 (local time) or 2026-12-01T10:00:00Z");
    }

    /// <summary>Reads a date without a zone as local time.</summary>
    /// <exception cref="FormatException">Local clocks skip this time.</exception>
    internal static DateTimeOffset AsLocal(DateTime time, string text)
    {
        if (TimeZoneInfo.Local.IsInvalidTime(time))
            throw Refuse(text, "clocks go forward then, so that local time doesn't exist; write it with a zone, such as Z");
        return WithOffset(time, TimeZoneInfo.Local.GetUtcOffset(time), text);
    }

    private static DateTimeOffset ReadIso(Match iso, string text)
    {
        string time = iso.Groups["time"].Success ? iso.Groups["time"].Value : "00:00";
        string second = iso.Groups["second"].Success ? iso.Groups["second"].Value : "00";
        string whole = $"{iso.Groups["date"].Value} {time}:{second}";
        if (!DateTime.TryParseExact(
            whole, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime moment))
        {
            throw Refuse(text, "there is no such day or time");
        }
        moment = moment.AddTicks(ReadFraction(iso.Groups["fraction"].Value));
        return iso.Groups["zone"].Success
            ? WithOffset(moment, ReadZone(iso.Groups["zone"].Value, text), text)
            : AsLocal(moment, text);
    }

    private static long ReadFraction(string digits) =>
        long.Parse(digits.PadRight(7, '0').Substring(0, 7), NumberStyles.None, CultureInfo.InvariantCulture);

    private static TimeSpan ReadZone(string zone, string text)
    {
        if (zone.Length == 1)
            return TimeSpan.Zero;

        string digits = zone.Substring(1).Replace(":", "").PadRight(4, '0');
        int hours = int.Parse(digits.Substring(0, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        int minutes = int.Parse(digits.Substring(2), NumberStyles.None, CultureInfo.InvariantCulture);
        var offset = new TimeSpan(hours, minutes, 0);
        if (minutes > 59 || offset > TimeSpan.FromHours(14))
            throw Refuse(text, "there is no such zone");
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
            throw Refuse(text, "it is out of the range of dates");
        }
    }

    private static DateTimeOffset? TryReadPrinted(string text, CultureInfo culture) =>
        DateTimeOffset.TryParse(text, culture, DateTimeStyles.None, out DateTimeOffset moment)
        && string.Equals(moment.ToString(culture), text, StringComparison.Ordinal)
            ? moment
            : null;

    private static FormatException Refuse(string text, string fault) =>
        new($"{Excerpt.Of(text)} is not an expiry date: {fault}.");
}
