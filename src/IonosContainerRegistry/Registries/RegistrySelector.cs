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
    public const string IdParameter = "RegistryId";
    public const string NameParameter = "RegistryName";

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
            throw Unspecified();

        foreach (string name in names ?? [])
        {
            TryParseId(name);
            if (!WildcardPattern.ContainsWildcardCharacters(name)) continue;
            throw new ParameterException(
                NameParameter, "Wildcards aren't supported here. Pipe the output of Get-ContainerRegistry instead.");
        }
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
        if (name is null && id == Guid.Empty) throw Missing();
        if (name is null) return new RegistryReference(id, RegistryInput.FindName(input, id));
        if (Find(name).FirstOrDefault() is not { } registry) return null;
        if (id != Guid.Empty && id != registry.Id) throw RegistryInput.Mismatch(id, input, NameParameter);
        return registry.Name is null ? registry with { Name = RegistryInput.FindName(input, registry.Id) } : registry;
    }

    /// <summary>Selects the registries that a command or an input object specifies.</summary>
    /// <param name="ids">The IDs; null for none.</param>
    /// <param name="names">Names, wildcard patterns, or IDs from the command line; null for none.</param>
    /// <param name="input">The input object, which might know the registry's name; null for none.</param>
    /// <returns>The registries. An error was written for each name that no registry has.</returns>
    /// <exception cref="ParameterException">There is none, or its ID isn't among those of the names.</exception>
    /// <exception cref="RegistryApiException">The registries can't be listed.</exception>
    public IReadOnlyList<RegistryReference> Select(Guid[]? ids, string[]? names, PSObject? input)
    {
        if (names is null)
        {
            return ids?.Select(id => new RegistryReference(id, RegistryInput.FindName(input, id))).ToList()
                ?? throw Missing();
        }

        List<RegistryReference> named = names.SelectMany(Find).Distinct().ToList();
        if (ids is null || named.Count == 0) return named;
        return ids.Select(id => named.Find(registry => registry.Id == id) ?? throw Mismatch(id)).ToList();

        ParameterException Mismatch(Guid id) => RegistryInput.Mismatch(id, input, NameParameter);
    }

    /// <summary>Selects all registries of the account unless the command or an input object specifies some.</summary>
    /// <returns>The registries; a collection if their number is known.</returns>
    /// <exception cref="RegistryApiException">The registries can't be listed; maybe thrown later.</exception>
    /// <inheritdoc cref="Select"/>
    public IEnumerable<RegistryReference> SelectOrAll(Guid[]? ids, string[]? names, PSObject? input)
        => ids is null && names is null && !_cmdlet.MyInvocation.ExpectingInput
            ? new RegistryReader(_cmdlet).ReadAll().Select(ToReference)
            : Select(ids, names, input);

    private ParameterException Missing() => _cmdlet.MyInvocation.ExpectingInput
        ? new ParameterException(
            IdParameter, $"The input object has no value for {IdParameter}. Specify -{NameParameter}.")
        : Unspecified();

    private static ParameterException Unspecified()
        => new(NameParameter, $"Specify the registry with -{NameParameter} or -{IdParameter}.");

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
}
