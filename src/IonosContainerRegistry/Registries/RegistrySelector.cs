using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Registries;

/// <summary>Selects the registries that a command is about, from its parameters and its input objects.</summary>
internal sealed class RegistrySelector
{
    public const string IdParameter = "RegistryId";
    public const string NameParameter = "RegistryName";

    // An ID or a name of something else is easily taken for it.
    private const string PositionNote = $"A value without a parameter name was taken for -{NameParameter}.";

    private readonly RegistryCmdlet _cmdlet;
    private readonly RegistryFinder _finder;

    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="report">Reports a name that no registry has, or null to write it as an error.</param>
    /// <param name="acceptsPatterns">Whether names can be wildcard patterns.</param>
    public RegistrySelector(
        RegistryCmdlet cmdlet, Action<ErrorRecord>? report = null, bool acceptsPatterns = false)
    {
        _cmdlet = cmdlet;
        _finder = new RegistryFinder(cmdlet, report ?? cmdlet.WriteError, acceptsPatterns);
    }

    /// <summary>Refuses two registries on the command line.</summary>
    /// <exception cref="ParameterException">Both parameters were specified.</exception>
    public static void RefuseBoth(RegistryCmdlet cmdlet)
    {
        if (!cmdlet.IsBound(IdParameter) || !cmdlet.IsBound(NameParameter)) return;
        throw ParameterException.Combination(MessageText.Join(
            $"The -{IdParameter} and -{NameParameter} parameters can't be used together.", NoteFor(cmdlet)));
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
        foreach (string name in names ?? []) RegistryFinder.CheckLiteral(name);
    }

    /// <summary>
    /// What the name of the registry might be instead, as a sentence, or null if it was specified with its parameter.
    /// </summary>
    public static string? NoteFor(RegistryCmdlet cmdlet)
        => cmdlet.IsBoundByPosition(NameParameter) ? PositionNote : null;

    /// <summary>
    /// Selects the only registry of a command or an input object, which can also be one that is in it and has only the
    /// name of the registry, such as a row of a table.
    /// </summary>
    /// <param name="id">The ID, or empty for none.</param>
    /// <param name="name">The name, or an ID, from the command line, or null for none.</param>
    /// <param name="input">The input object, which might have the registry's name, or null for none.</param>
    /// <returns>The registry, or null if no registry has the name, after an error was written.</returns>
    /// <exception cref="ParameterException">
    /// No registry is specified, or the input object is in another registry.
    /// </exception>
    /// <exception cref="RegistryApiException">The registries can't be listed.</exception>
    public RegistryReference? SelectOne(Guid id, string? name, PSObject? input)
        => Select(id == Guid.Empty ? null : [id], name is null ? null : [name], input).FirstOrDefault();

    /// <summary>
    /// Selects the registry in which a command creates what an input object describes. The registry of the input object
    /// doesn't matter if the command line has another.
    /// </summary>
    /// <inheritdoc cref="SelectOne"/>
    public RegistryReference? SelectForCreation(Guid id, string? name, PSObject? input)
    {
        if (name is not null) return FindTyped(name).Select(registry => AddName(registry, input)).FirstOrDefault();
        return id == Guid.Empty ? SelectOne(id, null, input) : new RegistryReference(id, FindName(input, id));
    }

    /// <summary>Selects the registries that a command or an input object specifies.</summary>
    /// <param name="ids">The IDs, or null for none.</param>
    /// <param name="names">Names, wildcard patterns, or IDs from the command line, or null for none.</param>
    /// <param name="input">The input object, which might have the registry's name, or null for none.</param>
    /// <returns>The registries. An error was written for each name that no registry has.</returns>
    /// <exception cref="ParameterException">
    /// No registry is specified, or the input object is in another registry.
    /// </exception>
    /// <exception cref="RegistryApiException">The registries can't be listed.</exception>
    public IReadOnlyList<RegistryReference> Select(Guid[]? ids, string[]? names, PSObject? input)
    {
        string? rowName = RegistryInput.FindNameWithoutId(input);
        if (names is null)
        {
            if (ids is null) return rowName is null ? throw Missing() : _finder.Find(rowName, null);
            if (rowName is not null) RefuseOtherRow(ids, rowName);
            return ids.Select(id => new RegistryReference(id, FindName(input, id))).ToList();
        }

        // A registry can be given by name and by ID.
        List<RegistryReference> named = names.SelectMany(FindTyped).GroupBy(registry => registry.Id)
            .Select(same => same.FirstOrDefault(registry => registry.Name is not null) ?? same.First())
            .ToList();
        if (ids is null && rowName is null) return named.ConvertAll(registry => AddName(registry, input));
        // A literal name without a registry was reported.
        if (named.Count == 0 && !names.All(WildcardPattern.ContainsWildcardCharacters)) return named;
        IEnumerable<RegistryReference> owners = ids is null
            ? _finder.Find(rowName!, null)
            : ids.Select(id => new RegistryReference(id, FindName(input, id)));
        return owners.Select(Find).ToList();

        RegistryReference Find(RegistryReference owner)
        {
            RegistryReference? found = named.Find(registry => registry.Id == owner.Id);
            if (found is null) throw RegistryInput.Mismatch(owner, NameParameter, NoteFor(_cmdlet));
            return found.Name is null ? owner : found;
        }
    }

    /// <summary>Selects all registries of the account unless the command or an input object specifies some.</summary>
    /// <returns>The registries. A collection if their number is known.</returns>
    /// <exception cref="RegistryApiException">The registries can't be listed. Maybe thrown later.</exception>
    /// <inheritdoc cref="Select"/>
    public IEnumerable<RegistryReference> SelectOrAll(Guid[]? ids, string[]? names, PSObject? input)
        => ids is not null || names is not null || _cmdlet.MyInvocation.ExpectingInput
            ? Select(ids, names, input)
            : new RegistryReader(_cmdlet).ReadAll().Select(RegistryReference.Of);

    /// <summary>
    /// Selects registries. If a row of a table has an ID and a name, both must belong to the same registry.
    /// </summary>
    /// <inheritdoc cref="Select"/>
    public IReadOnlyList<RegistryReference> SelectForChange(Guid[]? ids, string[]? names, PSObject? input)
    {
        if (ids is null && names is null) throw Missing();
        foreach (Guid id in ids ?? []) Verify(id, RegistryInput.FindRowName(input, id, "Name"));
        return Select(ids, names, input);
    }

    private IReadOnlyList<RegistryReference> FindTyped(string name)
        => _finder.Find(name, _cmdlet.IsBoundByPosition(NameParameter) ? PositionNote : null);

    private RegistryReference AddName(RegistryReference registry, PSObject? input)
        => registry.Name is null ? registry with { Name = FindName(input, registry.Id) } : registry;

    /// <summary>The name that the input object gives to a registry, or null for none.</summary>
    /// <exception cref="ParameterException">A row of a table gives it the name of another registry.</exception>
    private string? FindName(PSObject? input, Guid id)
    {
        if (RegistryInput.FindName(input, id) is not { } name) return null;
        Verify(id, RegistryInput.FindRowName(input, id, RegistryInput.NameProperty(input)));
        return name;
    }

    private void Verify(Guid id, string? name)
    {
        if (name is null || _finder.Exists(id, name)) return;
        throw new ParameterException(
            IdParameter,
            $"The input object has the ID {id:D}, but no registry has this ID and the name {MessageText.Quote(name)}.");
    }

    private void RefuseOtherRow(Guid[] ids, string rowName)
    {
        if (ids.Any(id => _finder.Exists(id, rowName))) return;
        throw new ParameterException(
            IdParameter,
            $"The input object belongs to registry {MessageText.Quote(rowName)}, which has another ID. Omit "
            + $"-{IdParameter}.");
    }

    private ParameterException Missing() => _cmdlet.MyInvocation.ExpectingInput
        ? new ParameterException(
            IdParameter, $"The input object has no value for {IdParameter}. Specify -{NameParameter}.")
        : Unspecified();

    private static ParameterException Unspecified()
        => new(NameParameter, $"Specify the registry with -{NameParameter} or -{IdParameter}.");
}
