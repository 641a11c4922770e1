using System.Collections;
using System.Management.Automation;

namespace IonosContainerRegistry.Completion;

/// <summary>Reads values that are already on the command line.</summary>
internal static class BoundText
{
    /// <summary>The value of a parameter, or null if it has none or several.</summary>
    public static string? Single(IDictionary bound, string parameter)
    {
        object? value = bound[parameter] is PSObject wrapped ? wrapped.BaseObject : bound[parameter];
        if (value is object[] list) value = list.Length == 1 ? list[0] : null;
        return value?.ToString();
    }
}
