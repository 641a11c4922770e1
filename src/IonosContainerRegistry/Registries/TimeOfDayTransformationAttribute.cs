using System;
using System.Text.RegularExpressions;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Registries;

/// <summary>
/// Binds a nullable <see cref="TimeSpan"/> as time of day in UTC, also from text such as 02:30, 02:30:00, or
/// 02:30:00+00:00.
/// </summary>
internal sealed class TimeOfDayTransformationAttribute : ValueTransformationAttribute
{
    private const string Rule = "Use a time of day in UTC from 00:00 to 23:59:59, such as 02:30.";

    private static readonly Regex Text = new(
        @"\A[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <inheritdoc/>
    protected override object? Convert(object input)
    {
        TimeSpan time = InputConverter.Unwrap(input) is TimeSpan span ? span : Parse(InputConverter.ToText(input));
        return time >= TimeSpan.Zero && time < TimeSpan.FromDays(1)
            ? TimeSpan.FromSeconds(Math.Floor(time.TotalSeconds))
            : throw new FormatException($"{time} isn't a time of day. {Rule}");
    }

    // TimeSpan.Parse would read 2 as two days.
    private static TimeSpan Parse(string? text)
    {
        string trimmed = (text ?? "").Trim();
        TimeSpan? time = Text.IsMatch(trimmed)
            ? GarbageCollectionSchedule.ParseTime(trimmed.IndexOf(':') == 1 ? "0" + trimmed : trimmed)
            : null;
        return time ?? throw new FormatException($"{MessageText.Quote(trimmed)} isn't a time of day. {Rule}");
    }
}
