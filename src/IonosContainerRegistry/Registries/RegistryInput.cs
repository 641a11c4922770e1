using System;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Registries;

/// <summary>What an input object tells about its registry.</summary>
internal static class RegistryInput
{
    // What a row of a table about something in a registry can have, and one about a registry doesn't.
    private static readonly string[] ContentProperties =
    [
        "TokenId", "RepositoryName", "Digest", "VulnerabilityId", "Scope", "Scopes", "ExpiryDate", "ExpiresIn",
        "Credential", "Count",
    ];

    /// <summary>
    /// Refuses an input object that is something else than a registry: its RegistryId would bind, and the change would
    /// hit the whole registry.
    /// </summary>
    /// <exception cref="ParameterException">The input object isn't a registry.</exception>
    public static void RefuseContent(PSObject? input)
    {
        if (input is null or { BaseObject: ContainerRegistry }) return;
        string? property = ContentProperties.FirstOrDefault(name => input.Properties[name] is not null);
        string cause = property is null ? "" : $", because it has a {property} property";
        if (property is null && !IsOfModule(input)) return;
        throw new ParameterException(
            RegistrySelector.IdParameter,
            $"The input object isn't a registry{cause}. Pipe the output of Get-ContainerRegistry, or specify "
            + $"-{RegistrySelector.NameParameter}.");
    }

    /// <summary>Refuses text, which is easily thought to be the name of another registry.</summary>
    /// <param name="input">The input object.</param>
    /// <param name="note">What else might be wrong, as a sentence, or null for nothing.</param>
    /// <exception cref="ParameterException">The input object is text.</exception>
    public static void RefuseText(PSObject? input, string? note)
    {
        if (input?.BaseObject is not string text) return;
        throw new ParameterException(
            RegistrySelector.NameParameter,
            MessageText.Join(
                $"The input object {MessageText.Quote(text)} is text. Specify all names with "
                + $"-{RegistrySelector.NameParameter}.",
                note));
    }

    /// <summary>Whether the input object is a registry or a row about one, whose name isn't that of a token.</summary>
    public static bool IsRegistry(PSObject? input) => input?.BaseObject is ContainerRegistry
        || (input?.Properties[nameof(ContainerRegistry.HostName)] is not null
            && input.Properties[nameof(ContainerRegistry.Location)] is not null);

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
            $"The input object belongs to {owner}, not to the specified registry.",
            $"Omit -{parameter}.",
            note));

    /// <summary>The name of a registry, if the input object knows it, or null if it doesn't.</summary>
    public static string? FindName(PSObject? input, Guid id)
    {
        if (input?.BaseObject is ContainerRegistry registry) return registry.RegistryId == id ? registry.Name : null;
        return FindId(input) == id ? InputConverter.FindText(input, NameProperty(input)) : null;
    }

    /// <summary>The name of the registry that an input object without its ID names, such as a row of a table.</summary>
    public static string? FindNameWithoutId(PSObject? input)
        => FindId(input) is null ? InputConverter.FindText(input, RegistrySelector.NameParameter) : null;

    /// <summary>The property of the input object that has the name of its registry.</summary>
    public static string NameProperty(PSObject? input)
        => IsRegistry(input) ? nameof(ContainerRegistry.Name) : RegistrySelector.NameParameter;

    /// <summary>
    /// A name beside the ID of a registry in a row of a table or another object that isn't of this module, so that it
    /// might not be the registry's. Null for none.
    /// </summary>
    public static string? FindRowName(PSObject? input, Guid id, string property)
    {
        bool isRow = FindId(input) == id && !IsOfModule(input!);
        return isRow ? InputConverter.FindText(input, property) : null;
    }

    private static bool IsOfModule(PSObject input)
        => input.BaseObject.GetType().Assembly == typeof(RegistryInput).Assembly;

    private static Guid? FindId(PSObject? input)
        => input?.Properties[RegistrySelector.IdParameter]?.Value is { } owner
            && LanguagePrimitives.TryConvertTo(owner, out Guid id)
            ? id
            : null;
}
