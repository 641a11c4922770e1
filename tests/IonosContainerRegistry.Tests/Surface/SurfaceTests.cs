using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace IonosContainerRegistry.Tests.Surface;

/// <summary>The public surface is a contract: a change of it must be seen, and meant.</summary>
public sealed class SurfaceTests
{
    /// <summary>Set to 1, the snapshot is written instead of compared.</summary>
    private const string UpdateVariable = "UPDATE_SURFACE";

    private static string SnapshotPath => Path.GetFullPath(Path.Combine(
        BuiltModuleLoader.Folder, "..", "..", "tests", "IonosContainerRegistry.Tests", "Surface", "Surface.txt"));

    [Fact]
    public void The_public_surface_matches_the_committed_one()
    {
        using ShellSession session = new();
        session.ImportModule();
        CmdletInfo[] cmdlets = session.Run("Get-Command -Module IonosContainerRegistry").Output
            .Select(output => (CmdletInfo)output.BaseObject)
            .ToArray();
        Assert.NotEmpty(cmdlets);
        string actual = SurfaceText.Write(cmdlets, typeof(RegistryToken).Assembly);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1") File.WriteAllText(SnapshotPath, actual);

        string[] expected = File.ReadAllText(SnapshotPath).ReplaceLineEndings("\n").Split('\n');
        string[] lines = actual.Split('\n');
        if (lines.SequenceEqual(expected)) return;

        int first = lines.Zip(expected).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.Fail(
            $"The public surface differs from {SnapshotPath}, first in line {first + 1}:\n"
            + $"  committed: {expected.ElementAtOrDefault(first)}\n  now:       {lines.ElementAtOrDefault(first)}\n"
            + $"If that is meant, run this test with {UpdateVariable}=1 in the environment and commit the file.");
    }
}
