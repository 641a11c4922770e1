using System;
using System.IO;
using System.Reflection;

namespace IonosContainerRegistry.Loading;

/// <summary>
/// Resolves the client and its packages for this module only: in PowerShell 7 from a load context of their own, in
/// Windows PowerShell from the folder desktop/.
/// </summary>
internal static class ClientResolver
{
    private static readonly Assembly Self = typeof(ClientResolver).Assembly;
    private static readonly Lazy<Func<AssemblyName, Assembly?>> Loader = new(CreateLoader);
    private static bool Registered;

    /// <summary>Registers the handler, once. Connections might need it after the module was removed.</summary>
    public static void Register()
    {
        if (Registered) return;
        Registered = true;
        AppDomain.CurrentDomain.AssemblyResolve += Resolve;
    }

    private static Assembly? Resolve(object sender, ResolveEventArgs request)
        => request.RequestingAssembly is { } requester && (requester == Self || IsInDesktop(requester))
            ? Loader.Value(new AssemblyName(request.Name))
            : null;

    private static string FolderOf(string name) => Path.Combine(Path.GetDirectoryName(Self.Location)!, name);

    // Assemblies loaded from bytes have an empty location, which GetDirectoryName refuses on .NET Framework.
    private static bool IsInDesktop(Assembly requester) =>
        !requester.IsDynamic
        && requester.Location is { Length: > 0 } location
        && string.Equals(Path.GetDirectoryName(location), FolderOf("desktop"), StringComparison.OrdinalIgnoreCase);

    private static Func<AssemblyName, Assembly?> CreateLoader()
    {
        if (typeof(object).Assembly.GetName().Name == "mscorlib") return LoadFromDesktop;

        // Reflection, because this assembly serves both editions and AssemblyLoadContext exists only in .NET.
        string core = FolderOf("core");
        Assembly loader = Assembly.LoadFrom(Path.Combine(core, "IonosContainerRegistry.LoadContext.dll"));
        Type type = loader.GetType("IonosContainerRegistry.LoadContext.ClientLoadContext", throwOnError: true)!;
        return (Func<AssemblyName, Assembly?>)type.GetMethod("Open")!.Invoke(null, [core])!;
    }

    private static Assembly? LoadFromDesktop(AssemblyName name)
    {
        string path = Path.Combine(FolderOf("desktop"), name.Name + ".dll");
        return File.Exists(path) ? Assembly.LoadFrom(path) : null;
    }
}
