using System;

namespace IonosContainerRegistry.Sandbox.Service.Http;

/// <summary>A sort key that doesn't depend on the culture, as a string by itself does.</summary>
internal readonly record struct OrdinalText(string Value) : IComparable
{
    public int CompareTo(object? obj) => string.CompareOrdinal(Value, ((OrdinalText)obj!).Value);
}
