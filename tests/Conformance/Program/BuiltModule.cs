using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
#if !NETFRAMEWORK
using System.Runtime.Loader;
#endif

namespace IonosContainerRegistry.Conformance;

/// <summary>Loads the client of a built module the way the module itself does.</summary>
internal sealed class BuiltModule
{
    private const string ClientName = "IonosContainerRegistry.Client";
    private const int FirstTypeReference = 0x01000001;

    private BuiltModule(string folder, Assembly cmdlets, Assembly client)
    {
        Folder = folder;
        Cmdlets = cmdlets;
        Client = client;
    }

    public string Folder { get; }

    public Assembly Cmdlets { get; }

    public Assembly Client { get; }

    /// <summary>
    /// Does what an import does, then has the cmdlet assembly look for a type of the client, as the first cmdlet does.
    /// This program's own references to the client lead to what was found.
    /// </summary>
    public static BuiltModule Load(string folder)
    {
        Assembly cmdlets = Assembly.LoadFrom(Path.Combine(folder, "IonosContainerRegistry.dll"));
        Type initializer = cmdlets.GetType("IonosContainerRegistry.ModuleInitializer", throwOnError: true)!;
        initializer.GetMethod("OnImport")!.Invoke(Activator.CreateInstance(initializer), null);

        Assembly client = FindClient(cmdlets);
        Assembly self = typeof(BuiltModule).Assembly;
        AppDomain.CurrentDomain.AssemblyResolve += (_, request) =>
            request.RequestingAssembly == self && new AssemblyName(request.Name).Name == ClientName ? client : null;
        return new BuiltModule(folder, cmdlets, client);
    }

    /// <summary>All assemblies that ship for this framework, as the module loads them.</summary>
    public IEnumerable<Assembly> LoadAll()
    {
        string edition = Path.Combine(Folder, Edition);
        return Directory.GetFiles(edition, "*.dll").Select(AssemblyName.GetAssemblyName).Select(Find).Append(Cmdlets);
    }

#if NETFRAMEWORK
    private const string Edition = "desktop";

    private Assembly Find(AssemblyName name) => Assembly.LoadFrom(Path.Combine(Folder, Edition, name.Name + ".dll"));
#else
    private const string Edition = "core";

    private Assembly Find(AssemblyName name) => AssemblyLoadContext.GetLoadContext(Client)!.LoadFromAssemblyName(name);
#endif

    private static Assembly FindClient(Assembly cmdlets)
    {
        for (int token = FirstTypeReference; ; token++)
        {
            Type type = cmdlets.ManifestModule.ResolveType(token);
            if (type.Assembly.GetName().Name == ClientName) return type.Assembly;
        }
    }
}
