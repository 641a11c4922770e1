using System;
using System.Globalization;
using System.Management.Automation;
using IonosContainerRegistry.Binding;

namespace IonosContainerRegistry.Tokens;

/// <summary>Binds a <see cref="DateTimeOffset"/>. An empty value becomes its default.</summary>
internal sealed class ExpiryDateTransformationAttribute : ValueTransformationAttribute
{
    private const string CopyType = "Deserialized.System.DateTimeOffset";

    /// <inheritdoc/>
    protected override object? NotSpecified => default(DateTimeOffset);

    /// <inheritdoc/>
    protected override object? Convert(object input)
    {
        DateTimeOffset date = InputConverter.Unwrap(input) switch
        {
            DateTimeOffset exact => exact,
            DateTime { Kind: not DateTimeKind.Unspecified } known => new DateTimeOffset(known),
            DateTime local => ExpiryDateParser.AsLocal(local, local.ToString("s", CultureInfo.InvariantCulture)),
            PSObject copy when copy.TypeNames[0] == CopyType => ExpiryDateParser.ParseCopy(copy.ToString()),
            _ => ExpiryDateParser.Parse(
                InputConverter.ToText(input) ?? throw new FormatException("A single date is expected.")),
        };
        return date != default ? date : throw new FormatException("An expiry date can't be in the year 1.");
    }
}
