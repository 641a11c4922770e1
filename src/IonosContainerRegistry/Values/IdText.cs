using System;

namespace IonosContainerRegistry;

/// <summary>Reads the id of a registry or a token: a UUID, with or without hyphens, in braces or parentheses.</summary>
internal static class IdText
{
    private static readonly string[] Forms = ["D", "N", "B", "P"];

    /// <exception cref="FormatException">The text is not a UUID, or the one of zeros only.</exception>
    internal static Guid Read(string text)
    {
        string trimmed = text.Trim();
        foreach (string form in Forms)
        {
            // Writing it back catches what the parser of .NET Framework lets pass, such as 0x before a group.
            if (Guid.TryParseExact(trimmed, form, out Guid id)
                && string.Equals(id.ToString(form), trimmed, StringComparison.OrdinalIgnoreCase))
            {
                return Check(id);
            }
        }
        throw Refuse(text);
    }

    /// <exception cref="FormatException">The id is zeros only.</exception>
    internal static Guid Check(Guid id) => id != Guid.Empty ? id : throw Refuse(id.ToString());

    private static FormatException Refuse(string text) =>
        new($"{Excerpt.Of(text)} is not an id; an id is a UUID such as 1c7c5d3a-4c0f-4f7e-9a43-6f0f8a0c2b11.");
}
