using System;
using System.IO;
using System.Linq;
using Xunit;

namespace IonosContainerRegistry.Testing;

/// <summary>A test that needs a program of this machine, and is skipped if it isn't installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(string tool)
    {
        string file = OperatingSystem.IsWindows() ? tool + ".exe" : tool;
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, file)))) Skip = $"{tool} isn't installed.";
    }
}
