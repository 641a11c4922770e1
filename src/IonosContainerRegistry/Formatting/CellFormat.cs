using System;
using System.Globalization;

namespace IonosContainerRegistry;

/// <summary>The cells that the views of several resources have in common, for the format file.</summary>
public static class CellFormat
{
    /// <summary>Formats a local date.</summary>
    /// <param name="date">The date, or null for none.</param>
    /// <returns>Such as <c>2026-12-02</c>. Never null.</returns>
    public static string Date(DateTimeOffset? date)
        => date?.LocalDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
