using IonosContainerRegistry.Client.Paging;

namespace IonosContainerRegistry.Errors;

/// <summary>Describes what is wrong with a list that was read.</summary>
internal static class ListWarningText
{
    /// <param name="warning">What the client knows.</param>
    /// <param name="kind">What the list contains, in the singular.</param>
    /// <param name="target">What the list is about.</param>
    public static string Describe(ListWarning warning, string kind, CallTarget target)
    {
        string items = MessageText.Plural(kind);
        string list = target.ListPlace is { } place ? $"{items} in {place}" : items;
        return warning.Kind switch
        {
            ListWarningKind.Changed => MessageText.Join(
                $"The {list} changed while they were being listed, so the output might be incomplete.",
                "Run the command again."),
            ListWarningKind.RepeatedPages => MessageText.Join(
                $"The service returned the same page of {list} more than once.", "The list might be incomplete."),
            ListWarningKind.OutOfOrder => MessageText.Join(
                $"The service returned the {list} in a different order than requested.",
                "To sort them, use Sort-Object."),
            _ => $"The list of {list} might be incomplete: "
                + (warning.ReportedTotal is { } total ? $"the service reports {total} {items}, but " : "the service ")
                + (warning.Passes > 1
                    ? $"returned {warning.ReturnedCount} in the last of {warning.Passes} attempts."
                    : $"returned {warning.ReturnedCount}, and it can't be determined whether there are more."),
        };
    }
}
