using System;

namespace IonosContainerRegistry.Binding;

/// <summary>The values that parameters have when they aren't specified.</summary>
internal static class EmptyValue
{
    public static bool Is(object? value)
        => value is null or "" || Guid.Empty.Equals(value) || default(DateTimeOffset).Equals(value);
}
