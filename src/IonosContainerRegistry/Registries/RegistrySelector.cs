using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Runtime.ExceptionServices;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Registries;

/// <summary>Finds the registries that a command is about, by ID or by name. Names are looked up once.</summary>
internal sealed class RegistrySelector
{
    private const string IdParameter = "RegistryId";
    private const string NameParameter = "RegistryName";

    private readonly RegistryCmdlet _cmdlet;
    private readonly Action<ErrorRecord> _report;
    private List<RegistryReference>? _all;
    private ExceptionDispatchInfo? _failure;

    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="report">Reports a name that no registry has; null to write it as an error.</param>
    public RegistrySelector(RegistryCmdlet cmdlet, Action<ErrorRecord>? report = null)
    {
        _cmdlet = cmdlet;
        _report = report ?? cmdlet.WriteInputError;
    }

    /// <summary>Refuses two registries on the command line.</summary>
    /// <exception cref="ParameterException">Both parameters were specified.</exception>
    public static void RefuseBoth(RegistryCmdlet cmdlet)
    {
        if (cmdlet.IsBound(IdParameter) && cmdlet.IsBound(NameParameter))
        {
            throw ParameterException.Combination(
                $"The -{IdParameter} and -{NameParameter} parameters can't be used together.");
        }
    }

    /// <summary>Requires a registry on the command line, unless the input objects can have one.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="names">The names, which can't be patterns; null for none.</param>
    /// <exception cref="ParameterException">There is none, or there are two, or a name is a pattern.</exception>
    public static void Require(RegistryCmdlet cmdlet, params string[]? names)
    {
        RefuseBoth(cmdlet);
        if (!cmdlet.IsBound(IdParameter) && !cmdlet.IsBound(NameParameter) && !cmdlet.MyInvocation.ExpectingInput)
        {
            throw new ParameterException(
                NameParameter, $"Specify the registry with -{NameParameter} or -{IdParameter}.");
        }

        foreach (string name in names ?? [])
        {
            TryParseId(name);
            if (!WildcardPattern.ContainsWildcardCharacters(name)) continue;
            throw new ParameterException(
                NameParameter, "Wildcards aren't supported here. Pipe the output of Get-ContainerRegistry instead.");
        }
    }

    /// <summary>
    /// Refuses an input object that is in a registry: its RegistryId would bind, and the change would hit the whole
    /// registry.
    /// </summary>
    /// <exception cref="ParameterException">The input object isn't a registry.</exception>
    public static void RefuseContent(PSObject? input)
    {
        if (input is null) return;
        foreach (string property in new[] { "TokenId", "RepositoryName", "Digest" })
        {
            if (input.Properties[property] is null) continue;
            throw new ParameterException(
                IdParameter,
                $"The input object isn't a registry, because it has a {property} property. Pipe the output of "
                + $"Get-ContainerRegistry, or specify -{NameParameter}.");
        }
    }

    /// <summary>Refuses an input object that is in another registry than the one whose ID was specified.</summary>
    /// <exception cref="ParameterException">It is in another registry.</exception>
    public static void RefuseOther(Guid id, PSObject? input)
    {
        if (id != Guid.Empty && OwnerOf(input) is { } owner && owner != id) throw Mismatch(owner, input, IdParameter);
    }

    /// <summary>Selects the only registry of a command or an input object.</summary>
    /// <param name="id">The ID; empty for none.</param>
    /// <param name="name">The name, or an ID, from the command line; null for none.</param>
    /// <param name="input">The input object, which might know the registry's name; null for none.</param>
    /// <returns>The registry; null if no registry has the name, after an error was written.</returns>
    /// <exception cref="ParameterException">There is no ID, or it isn't that of the name.</exception>
    /// <exception cref="RegistryApiException">The registries can't be listed.</exception>
    public RegistryReference? SelectOne(Guid id, string? name, PSObject? input)
    {
        if (name is null) return id != Guid.Empty ? new RegistryReference(id, NameFrom(input, id)) : throw Missing();
        if (Find(name).FirstOrDefault() is not { } registry) return null;
        if (id != Guid.Empty && id != registry.Id) throw Mismatch(id, input);
        return registry.Name is null ? registry with { Name = NameFrom(input, registry.Id) } : registry;
    }

    /// <summary>Selects by ID, otherwise by name, otherwise all registries of the account.</summary>
    /// <param name="ids">The IDs; null for none.</param>
    /// <param name="names">Names, wildcard patterns, or IDs from the command line; null for none.</param>
    /// <param name="input">The input object, which might know the registry's name; null for none.</param>
    /// <returns>
    /// The registries; a collection if their number is known. An error was written for each name that no registry has.
    /// </returns>
    /// <exception cref="ParameterException">The ID of the input object isn't among those of the names.</exception>
    /// <exception cref="RegistryApiException">The registries can't be listed; maybe thrown later.</exception>
    public IEnumerable<RegistryReference> Select(Guid[]? ids, string[]? names, PSObject? input)
    {
        if (names is null)
        {
            return ids?.Select(id => new RegistryReference(id, NameFrom(input, id))).ToList()
                ?? new RegistryReader(_cmdlet).ReadAll().Select(ToReference);
        }

        List<RegistryReference> named = names.SelectMany(Find).Distinct().ToList();
        if (ids is null || named.Count == 0) return named;
        return ids.Select(id => named.Find(registry => registry.Id == id) ?? throw Mismatch(id, input)).ToList();
    }

    /// <summary>Selects the registries that a command or an input object specifies.</summary>
    /// <returns>The registries; empty after an error was written.</returns>
    /// <exception cref="ParameterException">There is no ID, or it isn't among those of the names.</exception>
    /// <inheritdoc cref="Select"/>
    public IEnumerable<RegistryReference> SelectSpecified(Guid[]? ids, string[]? names, PSObject? input)
    {
        if (ids is null && names is null) throw Missing();
        return Select(ids, names, input);
    }

    private static ParameterException Missing() => new(
        IdParameter, $"The input object has no value for {IdParameter}. Specify -{NameParameter}.");

    private static ParameterException Mismatch(Guid id, PSObject? input, string parameter = NameParameter) => new(
        parameter,
        $"The input object belongs to another registry: {new RegistryReference(id, NameFrom(input, id))}. "
        + $"Omit -{parameter}.");

    /// <summary>An ID that is typed in the place of the name; null for a name.</summary>
    private static Guid? TryParseId(string name)
    {
        try
        {
            return Guid.TryParse(name, out _) ? IdParser.Parse(name, IdParser.RegistryAdvice) : null;
        }
        catch (FormatException fault)
        {
            throw new ParameterException(NameParameter, fault.Message);
        }
    }

    private IReadOnlyList<RegistryReference> Find(string name)
    {
        if (TryParseId(name) is { } id) return [new RegistryReference(id, null)];
        List<RegistryReference> all = ReadAll();
        WildcardPattern pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
        List<RegistryReference> found = all.FindAll(registry => pattern.IsMatch(registry.Name ?? ""));
        if (!WildcardPattern.ContainsWildcardCharacters(name))
        {
            // A name that is written exactly so wins.
            RegistryReference? exact = found.Find(registry => registry.Name == name);
            if (exact is not null) return [exact];
        }

        if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
        {
            _report(RegistryErrors.NotFound(name, all.Select(registry => registry.Name)));
        }

        return found;
    }

    private List<RegistryReference> ReadAll()
    {
        _failure?.Throw();
        try
        {
            return _all ??= new RegistryReader(_cmdlet).ReadAll().Select(ToReference).ToList();
        }
        catch (RegistryApiException failure)
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
            throw;
        }
    }

    private static RegistryReference ToReference(ContainerRegistry registry) => new(registry.RegistryId, registry.Name);

    private static string? NameFrom(PSObject? input, Guid id)
    {
        if (input?.BaseObject is ContainerRegistry registry) return registry.RegistryId == id ? registry.Name : null;
        return OwnerOf(input) == id ? input!.Properties["RegistryName"]?.Value as string : null;
    }

    /// <summary>The registry that the input object names by its ID; null for none.</summary>
    private static Guid? OwnerOf(PSObject? input)
        => input?.Properties[IdParameter]?.Value is { } owner && LanguagePrimitives.TryConvertTo(owner, out Guid id)
            ? id
            : null;
}
