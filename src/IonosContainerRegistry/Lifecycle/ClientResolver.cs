using System;
using System.IO;
using System.Reflection;

namespace IonosContainerRegistry;

/// <summary>
/// Answers the runtime when this assembly asks for the client: in PowerShell 7 from a context of its own, in Windows
/// PowerShell from the folder desktop/. Nobody else's requests are answered.
/// </summary>
internal static class ClientResolver
{
    private static bool Registered;

    // The handler stays when the module is removed: connections that are still held may need it.
    // Runs at every import, so whatever can wait is in ClientFolder.
    public static void Register()
    {
        if (Registered) return;
        Registered = true;
        AppDomain.CurrentDomain.AssemblyResolve += Resolve;
    }

    private static Assembly? Resolve(object sender, ResolveEventArgs request)
        => request.RequestingAssembly is { } requester && ClientFolder.IsOurs(requester)
            ? ClientFolder.Load(new AssemblyName(request.Name))
            : null;

    private static class ClientFolder
    {
        private static readonly Assembly Self = typeof(ClientResolver).Assembly;
        private static readonly string Root = Path.GetDirectoryName(Self.Location)!;
        private static readonly string Desktop = Path.Combine(Root, "desktop");

        public static readonly Func<AssemblyName, Assembly?> Load = OpenLoader();

        public static bool IsOurs(Assembly requester) => requester == Self
            || (!requester.IsDynamic && string.Equals(Path.GetDirectoryName(requester.Location), Desktop, StringComparison.OrdinalIgnoreCase));

        private static Func<AssemblyName, Assembly?> OpenLoader()
        {
            if (typeof(object).Assembly.GetName().Name == "mscorlib") return LoadFromDesktop;

            // This assembly serves both editions and so can't name AssemblyLoadContext, which only .NET has.
            string core = Path.Combine(Root, "core");
            Assembly loader = Assembly.LoadFrom(Path.Combine(core, "IonosContainerRegistry.LoadContext.dll"));
            MethodInfo open = loader.GetType("IonosContainerRegistry.LoadContext.ClientLoadContext", throwOnError: true)!.GetMethod("Open")!;
            return (Func<AssemblyName, Assembly?>)open.Invoke(null, [core])!;
        }

        private static Assembly? LoadFromDesktop(AssemblyName name)
        {
            string path = Path.Combine(Desktop, name.Name + ".dll");
            return File.Exists(path) ? Assembly.LoadFrom(path) : null;
        }
    }
}
