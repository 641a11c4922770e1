using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Runtime.ExceptionServices;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Paging;

namespace IonosContainerRegistry.Registries;

/// <summary>Finds the registries that a command is about, by ID or by name. Names are looked up once.</summary>
internal sealed class RegistrySelector
{
    public const string IdParameter = "RegistryId";
    public const string NameParameter = "RegistryName";

    // An ID or a name of something else is easily taken for it.
    public const string PositionNote = $"The first value without a parameter name is that of -{NameParameter}.";

    private readonly RegistryCmdlet _cmdlet;
    private readonly Action<ErrorRecord> _report;
    private readonly bool _acceptsPatterns;
    private List<RegistryReference>? _all;
    private ExceptionDispatchInfo? _failure;

    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="report">Reports a name that no registry has, or null to write it as an error.</param>
    /// <param name="acceptsPatterns">Whether names can be wildcard patterns.</param>
    public RegistrySelector(
        RegistryCmdlet cmdlet, Action<ErrorRecord>? report = null, bool acceptsPatterns = false)
    {
        _cmdlet = cmdlet;
        _acceptsPatterns = acceptsPatterns;
        _report = report ?? cmdlet.WriteInputError;
    }

    /// <summary>Refuses two registries on the command line.</summary>
    /// <exception cref="ParameterException">Both parameters were specified.</exception>
    public static void RefuseBoth(RegistryCmdlet cmdlet)
    {
        if (cmdlet.IsBound(IdParameter) && cmdlet.IsBound(NameParameter))
        {
            throw ParameterException.Combination(
                $"The -{IdParameter} and -{NameParameter} parameters can't be used together. {PositionNote}");
        }
    }

    /// <summary>Requires a registry on the command line, unless the input objects can have one.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="names">The names, which can't be patterns, or null for none.</param>
    /// <exception cref="ParameterException">There is none, or there are two, or a name is a pattern.</exception>
    public static void Require(RegistryCmdlet cmdlet, params string[]? names)
    {
        RefuseBoth(cmdlet);
        if (!cmdlet.IsBound(IdParameter) && !cmdlet.IsBound(NameParameter) && !cmdlet.MyInvocation.ExpectingInput)
            throw Unspecified();

        foreach (string name in names ?? [])
        {
            TryParseId(name);
            RefusePattern(name);
        }
    }

    /// <summary>
    /// Selects the only registry of a command or an input object, which can also be one that is in it and has only the
    /// name of the registry, such as a row of a table.
    /// </summary>
    /// <param name="id">The ID, or empty for none.</param>
    /// <param name="name">The name, or an ID, from the command line, or null for none.</param>
    /// <param name="input">The input object, which might know the registry's name, or null for none.</param>
    /// <returns>The registry, or null if no registry has the name, after an error was written.</returns>
    /// <exception cref="ParameterException">There is no ID, or it isn't that of the name.</exception>
    /// <exception cref="RegistryApiException">The registries can't be listed.</exception>
    public RegistryReference? SelectOne(Guid id, string? name, PSObject? input)
    {
        bool isTyped = name is not null;
        if (id == Guid.Empty) name ??= RegistryInput.FindName(input) ?? throw Missing();
        if (name is null) return new RegistryReference(id, FindName(input, id));
        if (Find(name, isTyped).FirstOrDefault() is not { } registry) return null;
        if (id != Guid.Empty && id != registry.Id) throw RegistryInput.Mismatch(id, input, NameParameter);
        return registry.Name is null ? registry with { Name = FindName(input, registry.Id) } : registry;
    }

    /// <summary>Selects the registries that a command or an input object specifies.</summary>
    /// <param name="ids">The IDs, or null for none.</param>
    /// <param name="names">Names, wildcard patterns, or IDs from the command line, or null for none.</param>
    /// <param name="input">The input object, which might know the registry's name, or null for none.</param>
    /// <returns>The registries. An error was written for each name that no registry has.</returns>
    /// <exception cref="ParameterException">There is none, or its ID isn't among those of the names.</exception>
    /// <exception cref="RegistryApiException">The registries can't be listed.</exception>
    public IReadOnlyList<RegistryReference> Select(Guid[]? ids, string[]? names, PSObject? input)
    {
        if (names is null)
        {
            return ids?.Select(id => new RegistryReference(id, FindName(input, id))).ToList() ?? throw Missing();
        }

        List<RegistryReference> named = names.SelectMany(name => Find(name, isTyped: true)).Distinct().ToList();
        if (ids is null) return named;
        // A literal name without a registry was reported.
        if (named.Count == 0 && !names.All(WildcardPattern.ContainsWildcardCharacters)) return named;
        return ids.Select(id => named.Find(registry => registry.Id == id) ?? throw Mismatch(id)).ToList();

        ParameterException Mismatch(Guid id) => RegistryInput.Mismatch(id, input, NameParameter);
    }

    /// <summary>Selects all registries of the account unless the command or an input object specifies some.</summary>
    /// <returns>The registries. A collection if their number is known.</returns>
    /// <exception cref="RegistryApiException">The registries can't be listed. Maybe thrown later.</exception>
    /// <inheritdoc cref="Select"/>
    public IEnumerable<RegistryReference> SelectOrAll(Guid[]? ids, string[]? names, PSObject? input)
    {
        if (ids is not null || names is not null) return Select(ids, names, input);
        if (RegistryInput.FindName(input) is { } name) return Find(name, isTyped: false);
        return _cmdlet.MyInvocation.ExpectingInput
            ? throw Missing()
            : new RegistryReader(_cmdlet).ReadAll().Select(ToReference);
    }

    /// <summary>
    /// Selects registries that a command changes or removes itself. A row that names something else is refused, because
    /// its RegistryId would bind, and the change would hit the whole registry.
    /// </summary>
    /// <inheritdoc cref="Select"/>
    public IReadOnlyList<RegistryReference> SelectWhole(Guid[]? ids, string[]? names, PSObject? input)
    {
        RegistryInput.RefuseContent(input);
        foreach (Guid id in ids ?? []) Verify(id, RegistryInput.FindRowName(input, id, "Name"));
        return Select(ids, names, input);
    }

    /// <summary>The name that the input object gives to a registry, or null for none.</summary>
    /// <exception cref="ParameterException">A row of a table gives it the name of another registry.</exception>
    private string? FindName(PSObject? input, Guid id)
    {
        if (RegistryInput.FindName(input, id) is not { } name) return null;
        Verify(id, RegistryInput.FindRowName(input, id, NameParameter));
        return name;
    }

    private void Verify(Guid id, string? name)
    {
        if (name is null || ReadAll().Exists(registry => registry.Id == id && IsSameName(registry.Name, name))) return;
        throw new ParameterException(
            IdParameter,
            $"The input object has the ID {id:D}, but no registry has this ID and the name {MessageText.Quote(name)}.");
    }

    private static bool IsSameName(string? one, string other)
        => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private ParameterException Missing() => _cmdlet.MyInvocation.ExpectingInput
        ? new ParameterException(
            IdParameter, $"The input object has no value for {IdParameter}. Specify -{NameParameter}.")
        : Unspecified();

    private static ParameterException Unspecified()
        => new(NameParameter, $"Specify the registry with -{NameParameter} or -{IdParameter}.");

    /// <summary>An ID that is typed in the place of the name, or null for a name.</summary>
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

    private static void RefusePattern(string name)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(name)) return;
        throw new ParameterException(
            NameParameter, "Wildcards aren't supported here. Pipe the output of Get-ContainerRegistry instead.");
    }

    private IReadOnlyList<RegistryReference> Find(string name, bool isTyped)
    {
        if (TryParseId(name) is { } id) return [new RegistryReference(id, null)];
        if (!_acceptsPatterns) RefusePattern(name);
        List<RegistryReference> all = ReadAll();
        WildcardPattern pattern = NamePattern.Parse(NameParameter, name);
        List<RegistryReference> found = all.FindAll(registry => pattern.IsMatch(registry.Name ?? ""));
        if (!WildcardPattern.ContainsWildcardCharacters(name))
        {
            // A name that is written exactly so wins.
            RegistryReference? exact = found.Find(registry => registry.Name == name);
            if (exact is not null) return [exact];
        }

        if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
        {
            _report(RegistryErrors.NotFound(
                name, all.ConvertAll(registry => registry.Name), _acceptsPatterns,
                isTyped && _cmdlet.MyInvocation.ExpectingInput ? PositionNote : null));
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
