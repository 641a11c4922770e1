using System;
using System.Globalization;

namespace IonosContainerRegistry;

/// <summary>Binds a <see cref="DateTimeOffset"/>; an empty cell is its default, the first moment there is.</summary>
internal sealed class ExpiryDateTransformationAttribute : ValueTransformationAttribute
{
    /// <inheritdoc/>
    protected override object? NotGiven => default(DateTimeOffset);

    /// <inheritdoc/>
    protected override object? Convert(object input)
    {
        DateTimeOffset date = InputText.Unwrap(input) switch
        {
            DateTimeOffset exact => exact,
            DateTime { Kind: not DateTimeKind.Unspecified } known => new DateTimeOffset(known),
            DateTime local => ExpiryDateText.AsLocal(local, local.ToString("s", CultureInfo.InvariantCulture)),
            _ => ExpiryDateText.Read(InputText.Of(input) ?? throw new FormatException("One date is expected.")),
        };
        return date != default ? date : throw new FormatException("The year 1 is not an expiry date.");
    }
}
