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
    private static readonly Assembly Self = typeof(ClientResolver).Assembly;
    private static readonly string Root = Path.GetDirectoryName(Self.Location)!;
    private static readonly string Desktop = Path.Combine(Root, "desktop");
    private static readonly Lazy<Func<AssemblyName, Assembly?>> Load = new(OpenLoader);
    private static readonly object Gate = new();
    private static bool Registered;

    // The handler stays when the module is removed: connections that are still held may need it.
    public static void Register()
    {
        lock (Gate)
        {
            if (Registered) return;
            AppDomain.CurrentDomain.AssemblyResolve += Resolve;
            Registered = true;
        }
    }

    private static Assembly? Resolve(object sender, ResolveEventArgs request)
        => IsOurs(request.RequestingAssembly) ? Load.Value(new AssemblyName(request.Name)) : null;

    private static bool IsOurs(Assembly? requester) => requester is not null
        && (requester == Self
            || (!requester.IsDynamic && string.Equals(Path.GetDirectoryName(requester.Location), Desktop, StringComparison.OrdinalIgnoreCase)));

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
