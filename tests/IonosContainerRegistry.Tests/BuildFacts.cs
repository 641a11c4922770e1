using System.Linq;
using System.Reflection;

namespace IonosContainerRegistry.Tests;

/// <summary>Values of the build for its tests: paths and the version.</summary>
internal static class BuildFacts
{
    internal static string CoreFramework => Get(nameof(CoreFramework));

    /// <summary>The reference assemblies of .NET Framework 4.7.2.</summary>
    internal static string DesktopFramework => Get(nameof(DesktopFramework));

    /// <summary>The folder of the PowerShell assembly that the module is compiled against.</summary>
    internal static string PowerShellStandard => Get(nameof(PowerShellStandard));

    internal static string OlderAbstractions => Get(nameof(OlderAbstractions));

    internal static string ModuleVersion => Get(nameof(ModuleVersion));

    private static string Get(string name) => typeof(BuildFacts).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == name).Value!;
}
