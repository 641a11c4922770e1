using System;
using System.Reflection;
using System.Reflection.Metadata;

namespace IonosContainerRegistry.Tests.Module;

/// <summary>What an assembly, or a reference to one, is bound by.</summary>
internal sealed record AssemblyIdentity(string Name, Version Version, string PublicKeyToken)
{
    public override string ToString() => $"{Name} {Version}";

    internal static AssemblyIdentity Of(AssemblyFile file) =>
        From(file.Reader.GetAssemblyDefinition().GetAssemblyName());

    internal static AssemblyIdentity Of(AssemblyReference reference) => From(reference.GetAssemblyName());

    private static AssemblyIdentity From(AssemblyName name) =>
        new(name.Name!, name.Version!, Convert.ToHexStringLower(name.GetPublicKeyToken() ?? []));
}
