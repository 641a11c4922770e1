using System;
using System.IO;
using System.Linq;
using Xunit;

namespace IonosContainerRegistry.Sandbox.Tests.Support;

/// <summary>A theory that needs a program of this machine, and is skipped without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolTheoryAttribute : TheoryAttribute
{
    public ToolTheoryAttribute(string tool)
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, tool)))) Skip = $"{tool} is not installed.";
    }
}
