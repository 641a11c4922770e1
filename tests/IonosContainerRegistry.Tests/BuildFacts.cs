using System.Linq;
using System.Reflection;

namespace IonosContainerRegistry.Tests;

/// <summary>What the build tells its tests: paths and the version.</summary>
internal static class BuildFacts
{
    internal static string CoreFramework => Get(nameof(CoreFramework));

    internal static string NuGetPackages => Get(nameof(NuGetPackages));

    internal static string OlderAbstractions => Get(nameof(OlderAbstractions));

    internal static string ModuleVersion => Get(nameof(ModuleVersion));

    private static string Get(string name) => typeof(BuildFacts).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == name).Value!;
}
