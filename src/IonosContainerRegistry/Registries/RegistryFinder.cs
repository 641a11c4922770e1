using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Paging;
using IonosContainerRegistry.Pipeline;

namespace IonosContainerRegistry.Registries;

/// <summary>Finds registries by name, wildcard pattern, or an ID in the place of a name, for a cmdlet.</summary>
internal sealed class RegistryFinder
{
    private readonly RegistryCmdlet _cmdlet;
    private readonly Action<ErrorRecord> _report;
    private readonly bool _acceptsPatterns;
    private RegistryLookup? _lookup;

    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="report">Reports a name that no registry has.</param>
    /// <param name="acceptsPatterns">Whether names can be wildcard patterns.</param>
    public RegistryFinder(RegistryCmdlet cmdlet, Action<ErrorRecord> report, bool acceptsPatterns)
    {
        _cmdlet = cmdlet;
        _report = report;
        _acceptsPatterns = acceptsPatterns;
    }

    /// <summary>Refuses what can't be the name or the ID of a single registry, before anything is sent.</summary>
    /// <exception cref="ParameterException">It is a pattern, or another kind of ID.</exception>
    public static void CheckLiteral(string name)
    {
        ParseId(name);
        NamePattern.Refuse(RegistrySelector.NameParameter, name, "Get-ContainerRegistry");
    }

    /// <summary>Finds the registries. An error was written if it is a name that no registry has.</summary>
    /// <param name="name">The name, pattern, or ID.</param>
    /// <param name="note">What might be wrong if no registry has the name, or null for nothing.</param>
    /// <exception cref="ParameterException">It is an invalid pattern, or patterns aren't accepted.</exception>
    /// <exception cref="RegistryApiException">The registries can't be listed.</exception>
    public IReadOnlyList<RegistryReference> Find(string name, string? note)
    {
        if (ParseId(name) is { } id) return [new RegistryReference(id, null)];
        if (!_acceptsPatterns) CheckLiteral(name);
        List<RegistryReference> found =
            LookUp(name, NamePattern.Parse(RegistrySelector.NameParameter, name).IsMatch);
        if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
        {
            List<string?> names = _lookup!.Registries.Select(registry => registry.Properties?.Name).ToList();
            _report(RegistryErrors.NotFound(name, names, _acceptsPatterns, note));
        }

        return found;
    }

    /// <summary>Whether the registry with the ID has the name.</summary>
    /// <exception cref="RegistryApiException">The registries can't be listed.</exception>
    public bool Exists(Guid id, string name)
        => LookUp(name, other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase)).Exists(
            registry => registry.Id == id);

    private List<RegistryReference> LookUp(string name, Func<string, bool> isMatch)
    {
        bool isFirst = _lookup is null;
        RegistryLookup lookup = _lookup ??= _cmdlet.Client.Registries.CreateLookup(_cmdlet.CreateObserver());
        IReadOnlyList<RegistryResource> found =
            _cmdlet.Await(stop => lookup.FindAsync(name, isMatch, stop));
        if (isFirst) new PageReporter(_cmdlet, "registry", new RegistryTarget()).Report(lookup.Pages);
        return found
            .Select(registry => new RegistryReference(registry.Id ?? default, registry.Properties?.Name)
            {
                Listed = registry,
            })
            .ToList();
    }

    /// <summary>An ID that is typed in the place of the name, or null for a name.</summary>
    /// <exception cref="ParameterException">It is an ID that no registry can have.</exception>
    private static Guid? ParseId(string name)
    {
        try
        {
            return Guid.TryParse(name, out _) ? IdParser.Parse(name) : null;
        }
        catch (FormatException fault)
        {
            throw new ParameterException(RegistrySelector.NameParameter, fault.Message);
        }
    }
}
