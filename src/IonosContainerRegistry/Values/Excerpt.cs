using System.Linq;

namespace IonosContainerRegistry;

/// <summary>Shows input in a message: in quotes, on one line, and never much of it.</summary>
internal static class Excerpt
{
    private const int MaximumLength = 60;

    internal static string Of(string text)
    {
        bool cut = text.Length > MaximumLength;
        int length = cut && char.IsHighSurrogate(text[MaximumLength - 1]) ? MaximumLength - 1 : MaximumLength;
        string shown = cut ? text.Substring(0, length) : text;
        return "'" + new string(shown.Select(c => char.IsControl(c) ? ' ' : c).ToArray()) + (cut ? "…'" : "'");
    }
}
