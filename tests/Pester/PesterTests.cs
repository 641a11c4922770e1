using IonosContainerRegistry.Testing.Pester;

namespace IonosContainerRegistry.Pester.Tests;

/// <summary>The Pester tests of the module and of the examples.</summary>
public sealed class PesterTests
{
    [PesterFiles("tests/Pester", "examples/tests")]
    public static void Run()
    {
    }
}
