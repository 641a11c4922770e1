using System.Collections.Generic;
using System.Linq;
using System.Reflection.Metadata;

namespace IonosContainerRegistry.Tests.Module;

/// <summary>
/// Follows the references of the cmdlet assembly through desktop/, as Windows PowerShell does on .NET Framework 4.7.2.
/// </summary>
internal sealed class DesktopClosure
{
    private readonly Dictionary<string, AssemblyIdentity> _framework;
    private readonly Dictionary<string, AssemblyFile> _shipped;

    /// <param name="cmdlets">The cmdlet assembly.</param>
    /// <param name="desktop">The assemblies that ship in desktop/.</param>
    /// <param name="framework">The assemblies and facades of .NET Framework 4.7.2.</param>
    internal DesktopClosure(
        AssemblyFile cmdlets, IEnumerable<AssemblyFile> desktop, IEnumerable<AssemblyIdentity> framework)
    {
        _framework = framework.ToDictionary(assembly => assembly.Name);
        _shipped = desktop.ToDictionary(assembly => assembly.Name);
        References = [.. Walk(cmdlets)];
    }

    internal IReadOnlyList<DesktopReference> References { get; }

    private IEnumerable<DesktopReference> Walk(AssemblyFile start)
    {
        HashSet<string> reached = [start.Name];
        Queue<AssemblyFile> pending = new([start]);
        while (pending.TryDequeue(out AssemblyFile? assembly))
        {
            foreach (AssemblyReferenceHandle handle in assembly.Reader.AssemblyReferences)
            {
                AssemblyIdentity wanted = AssemblyIdentity.Of(assembly.Reader.GetAssemblyReference(handle));
                DesktopReference reference = new(assembly.Name, wanted, FindRule(wanted));
                yield return reference;
                if (reference.Rule is BindingRule.SameVersion or BindingRule.Resolver && reached.Add(wanted.Name))
                    pending.Enqueue(_shipped[wanted.Name]);
            }
        }
    }

    private BindingRule FindRule(AssemblyIdentity wanted)
    {
        if (wanted.Name == "System.Management.Automation") return BindingRule.PowerShell;

        // The runtime binds a reference to one of its own assemblies, up to the version that it has, to that version.
        if (_framework.TryGetValue(wanted.Name, out AssemblyIdentity? inBox)
            && inBox.PublicKeyToken == wanted.PublicKeyToken && inBox.Version >= wanted.Version)
        {
            return BindingRule.Framework;
        }

        if (!_shipped.TryGetValue(wanted.Name, out AssemblyFile? file)) return BindingRule.None;
        AssemblyIdentity shipped = AssemblyIdentity.Of(file);
        if (shipped.PublicKeyToken != wanted.PublicKeyToken || shipped.Version < wanted.Version)
            return BindingRule.None;
        return shipped.Version == wanted.Version ? BindingRule.SameVersion : BindingRule.Resolver;
    }
}

/// <summary>A reference and how it's resolved.</summary>
internal sealed record DesktopReference(string From, AssemblyIdentity Wanted, BindingRule Rule)
{
    public override string ToString() => $"{From} -> {Wanted}: {Rule}";
}

/// <summary>How a reference is resolved.</summary>
internal enum BindingRule
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>.NET Framework 4.7.2 has the assembly, in this version or a later one.</summary>
    Framework,

    /// <summary>Windows PowerShell itself.</summary>
    PowerShell,

    /// <summary>A file in desktop/ has exactly this version.</summary>
    SameVersion,

    /// <summary>A file in desktop/ has a later version; the runtime takes it only from the module's resolver.</summary>
    Resolver,
}
