using System;
using System.Collections.Generic;
using System.Globalization;

namespace IonosContainerRegistry.Client.Registries;

/// <summary>When garbage collection runs. The service requires both members.</summary>
public sealed class GarbageCollectionSchedule
{
    private const string SentFormat = @"hh\:mm\:ss\Z";

    /// <summary>The days of the week, by their English names.</summary>
    public IList<string?>? Days { get; set; }

    /// <summary>The time of day with a time zone, as the service returns it.</summary>
    public string? Time { get; set; }

    /// <summary>Formats a time of day in UTC for <see cref="Time"/>, to the second.</summary>
    /// <param name="time">From midnight to before the next.</param>
    public static string FormatTime(TimeSpan time) => time.ToString(SentFormat, CultureInfo.InvariantCulture);

    /// <summary>The time of day in UTC that a <see cref="Time"/> stands for, or null if it isn't one.</summary>
    /// <param name="time">A time of day with or without a time zone, such as <c>01:23:00+00:00</c>.</param>
    public static TimeSpan? ParseTime(string? time)
        => DateTimeOffset.TryParse(
            "2000-01-01T" + time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date)
            ? date.UtcDateTime.TimeOfDay
            : null;
}
