using System;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Registries;

/// <summary>What an input object tells about its registry.</summary>
internal static class RegistryInput
{
    // What tokens, statistics of tokens, repositories, and artifacts have, and registries don't.
    private static readonly string[] ContentProperties =
    [
        "TokenId", "RepositoryName", "Digest", "Scope", "Scopes", "ExpiryDate", "ExpiresIn", "Credential", "Count",
    ];

    /// <summary>
    /// Refuses an input object that is in a registry: its RegistryId would bind, and the change would hit the whole
    /// registry.
    /// </summary>
    /// <exception cref="ParameterException">The input object isn't a registry.</exception>
    public static void RefuseContent(PSObject? input)
    {
        if (input is null) return;
        string? property = ContentProperties.FirstOrDefault(name => input.Properties[name] is not null);
        if (property is null) return;
        throw new ParameterException(
            RegistrySelector.IdParameter,
            $"The input object isn't a registry, because it has a {property} property. Pipe the output of "
            + $"Get-ContainerRegistry, or specify -{RegistrySelector.NameParameter}.");
    }

    /// <summary>Refuses an input object that is in another registry than the one whose ID was specified.</summary>
    /// <exception cref="ParameterException">It is in another registry.</exception>
    public static void RefuseOther(Guid id, PSObject? input)
    {
        if (id != Guid.Empty && FindId(input) is { } owner && owner != id)
            throw Mismatch(new RegistryReference(owner, FindName(input, owner)), RegistrySelector.IdParameter, null);
    }

    /// <summary>The error of an input object that is in another registry than a parameter names.</summary>
    /// <param name="owner">The registry of the input object.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="note">What else might be wrong, as a sentence, or null for nothing.</param>
    public static ParameterException Mismatch(RegistryReference owner, string parameter, string? note) => new(
        parameter,
        MessageText.Join(
            $"The input object belongs to another registry: {owner}.",
            $"Omit -{parameter}.",
            note));

    /// <summary>The name of a registry, if the input object knows it, or null if it doesn't.</summary>
    public static string? FindName(PSObject? input, Guid id)
    {
        if (input?.BaseObject is ContainerRegistry registry) return registry.RegistryId == id ? registry.Name : null;
        return FindId(input) == id ? InputConverter.FindText(input, RegistrySelector.NameParameter) : null;
    }

    /// <summary>The name of the registry that an input object without its ID names, such as a row of a table.</summary>
    public static string? FindNameWithoutId(PSObject? input)
        => FindId(input) is null ? InputConverter.FindText(input, RegistrySelector.NameParameter) : null;

    /// <summary>
    /// A name beside the ID of a registry in a row of a table or another object that isn't of this module, so that it
    /// might not be the registry's. Null for none.
    /// </summary>
    public static string? FindRowName(PSObject? input, Guid id, string property)
    {
        bool isRow = FindId(input) == id && input!.BaseObject.GetType().Assembly != typeof(RegistryInput).Assembly;
        return isRow ? InputConverter.FindText(input, property) : null;
    }

    private static Guid? FindId(PSObject? input)
        => input?.Properties[RegistrySelector.IdParameter]?.Value is { } owner
            && LanguagePrimitives.TryConvertTo(owner, out Guid id)
            ? id
            : null;
}
