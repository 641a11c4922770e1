using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Conformance;

/// <summary>Whether the runtime has everything that the shipped assemblies use.</summary>
internal static class CompilationChecks
{
    public static IEnumerable<Check> For(BuiltModule module)
        => module.LoadAll().Select(assembly =>
            new Check($"every method of {assembly.GetName().Name} compiles", _ => CompileAsync(assembly)));

    private static Task CompileAsync(Assembly assembly)
    {
        Compilation compilation = new(assembly);
        Expect.True(compilation.Compiled > 0, "no method was compiled");
        Expect.True(compilation.Failures.Count == 0, string.Join(Environment.NewLine, compilation.Failures));
        return Task.CompletedTask;
    }
}
