using System;
using System.Globalization;

namespace IonosContainerRegistry;

/// <summary>The cells that the views of several resources have in common, for the format file.</summary>
public static class CellFormat
{
    /// <summary>Formats a local date.</summary>
    /// <param name="date">The date, or its copy from another process, or null for none.</param>
    /// <returns>Such as <c>2026-12-02</c>. Never null.</returns>
    public static string Date(object? date)
        => ToDate(date)?.LocalDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Reads a date. PowerShell serializes one as text, or as an object with this text.</summary>
    internal static DateTimeOffset? ToDate(object? date)
    {
        if (date is DateTimeOffset original) return original;
        return DateTimeOffset.TryParse(
            date?.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset parsed)
            ? parsed
            : null;
    }
}
