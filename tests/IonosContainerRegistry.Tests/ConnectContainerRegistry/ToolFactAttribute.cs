using System;
using System.IO;
using System.Linq;
using Xunit;

namespace IonosContainerRegistry.Tests.ConnectContainerRegistry;

/// <summary>A test that needs a program of this machine, and is skipped if it isn't installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(string tool)
    {
        string file = OperatingSystem.IsWindows() ? tool + ".exe" : tool;
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, file)))) Skip = $"{tool} isn't installed.";
    }
}
