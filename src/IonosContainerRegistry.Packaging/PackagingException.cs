using System;

namespace IonosContainerRegistry.Packaging;

/// <summary>Something is not as it must be in a package; the message says what.</summary>
public sealed class PackagingException : Exception
{
    /// <summary>Makes one.</summary>
    public PackagingException(string message)
        : base(message)
    {
    }
}
