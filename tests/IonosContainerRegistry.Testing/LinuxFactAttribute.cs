using System;
using Xunit;

namespace IonosContainerRegistry.Testing;

/// <summary>A test of what only Linux does.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute(string reason)
    {
        if (!OperatingSystem.IsLinux()) Skip = reason;
    }
}
