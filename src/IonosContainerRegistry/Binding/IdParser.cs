using System;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Binding;

/// <summary>Parses an ID: a GUID, also without hyphens, in braces, or in parentheses.</summary>
internal static class IdParser
{
    private static readonly string[] Formats = ["D", "N", "B", "P"];

    /// <exception cref="FormatException">The text isn't a GUID, or contains only zeros.</exception>
    internal static Guid Parse(string text)
    {
        string trimmed = text.Trim();
        foreach (string format in Formats)
        {
            // .NET Framework also parses forms such as 0x before a group. Formatting the result reveals them.
            if (Guid.TryParseExact(trimmed, format, out Guid id)
                && string.Equals(id.ToString(format), trimmed, StringComparison.OrdinalIgnoreCase))
            {
                return Check(id);
            }
        }

        throw new FormatException($"{MessageText.Quote(text)} isn't a valid ID. IDs are GUIDs, such as "
            + "1c7c5d3a-4c0f-4f7e-9a43-6f0f8a0c2b11.");
    }

    /// <exception cref="FormatException">The ID contains only zeros.</exception>
    internal static Guid Check(Guid id)
        => id != Guid.Empty
            ? id
            : throw new FormatException($"'{id}' isn't a valid ID, because the GUID contains only zeros.");
}
