using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Registries;

/// <summary>Finds the registries that a command is about, by ID or by name. Names are looked up once.</summary>
internal sealed class RegistrySelector
{
    private readonly RegistryCmdlet _cmdlet;
    private List<RegistryReference>? _all;

    public RegistrySelector(RegistryCmdlet cmdlet) => _cmdlet = cmdlet;

    /// <summary>Selects by ID, otherwise by name, otherwise all registries of the account.</summary>
    /// <param name="ids">The IDs; null for none.</param>
    /// <param name="names">Names, wildcard patterns, or IDs; null for none.</param>
    /// <param name="input">The input object, which might know the registry's name; null for none.</param>
    /// <returns>The registries. An error was written for each name that no registry has.</returns>
    /// <exception cref="RegistryApiException">The registries can't be listed; thrown while enumerating.</exception>
    public IEnumerable<RegistryReference> Select(Guid[]? ids, string[]? names, PSObject? input)
    {
        if (ids is not null) return ids.Select(id => new RegistryReference(id, NameFrom(input, id)));
        if (names is not null) return names.SelectMany(Find).Distinct();
        return new RegistryReader(_cmdlet).ReadAll().Select(ToReference);
    }

    /// <summary>Refuses two ways of saying the same.</summary>
    /// <exception cref="ParameterException">Both were specified.</exception>
    public static void RefuseBoth(Guid[]? ids, string[]? names)
    {
        if (ids is not null && names is not null)
        {
            throw ParameterException.Combination(
                "The -RegistryId and -RegistryName parameters can't be used together.");
        }
    }

    private IReadOnlyList<RegistryReference> Find(string name)
    {
        // An ID that is typed in the place of the name.
        if (Guid.TryParse(name, out Guid id)) return [new RegistryReference(id, null)];
        _all ??= new RegistryReader(_cmdlet).ReadAll().Select(ToReference).ToList();
        WildcardPattern pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
        List<RegistryReference> found = _all.FindAll(registry => pattern.IsMatch(registry.Name ?? ""));
        if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
        {
            _cmdlet.WriteError(ErrorRecordFactory.RegistryNotFound(name));
        }

        return found;
    }

    private static RegistryReference ToReference(ContainerRegistry registry) => new(registry.RegistryId, registry.Name);

    private static string? NameFrom(PSObject? input, Guid id)
    {
        if (input?.BaseObject is ContainerRegistry registry) return registry.RegistryId == id ? registry.Name : null;
        return input?.Properties["RegistryName"]?.Value as string;
    }
}
