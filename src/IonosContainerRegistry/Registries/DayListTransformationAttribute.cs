using System;
using System.Linq;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Registries;

/// <summary>Binds a <see cref="DayOfWeek"/> array by English names. An empty value or list becomes null.</summary>
internal sealed class DayListTransformationAttribute : ValueTransformationAttribute
{
    /// <inheritdoc/>
    protected override object? Convert(object input)
    {
        DayOfWeek[] days = TextListTransformationAttribute.ConvertAll(input).Select(ConvertOne).Distinct().ToArray();
        return days.Length > 0 ? days : null;
    }

    // Enum.Parse also accepts numbers.
    private static DayOfWeek ConvertOne(string text)
    {
        string? name = Enum.GetNames(typeof(DayOfWeek))
            .FirstOrDefault(day => day.Equals(text, StringComparison.OrdinalIgnoreCase));
        return name is not null
            ? (DayOfWeek)Enum.Parse(typeof(DayOfWeek), name)
            : throw new FormatException(
                $"{MessageText.Quote(text)} isn't a day of the week. Use English names, such as Monday.");
    }
}
