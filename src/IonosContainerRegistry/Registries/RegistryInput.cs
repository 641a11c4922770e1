using System;
using System.Management.Automation;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Registries;

/// <summary>What an input object tells about its registry.</summary>
internal static class RegistryInput
{
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
                RegistrySelector.IdParameter,
                $"The input object isn't a registry, because it has a {property} property. Pipe the output of "
                + $"Get-ContainerRegistry, or specify -{RegistrySelector.NameParameter}.");
        }
    }

    /// <summary>Refuses an input object that is in another registry than the one whose ID was specified.</summary>
    /// <exception cref="ParameterException">It is in another registry.</exception>
    public static void RefuseOther(Guid id, PSObject? input)
    {
        if (id != Guid.Empty && FindId(input) is { } owner && owner != id)
            throw Mismatch(owner, input, RegistrySelector.IdParameter);
    }

    /// <summary>The error of an input object that is in another registry than a parameter names.</summary>
    public static ParameterException Mismatch(Guid id, PSObject? input, string parameter) => new(
        parameter,
        MessageText.Join(
            $"The input object belongs to another registry: {new RegistryReference(id, FindName(input, id))}.",
            $"Omit -{parameter}.",
            parameter == RegistrySelector.NameParameter ? RegistrySelector.PositionNote : null));

    /// <summary>The name of a registry, if the input object knows it, or null if it doesn't.</summary>
    public static string? FindName(PSObject? input, Guid id)
    {
        if (input?.BaseObject is ContainerRegistry registry) return registry.RegistryId == id ? registry.Name : null;
        return FindId(input) == id ? FindName(input) : null;
    }

    /// <summary>The name of the registry that an input object without its ID names, such as a row of a table.</summary>
    public static string? FindName(PSObject? input) => FindText(input, RegistrySelector.NameParameter);

    /// <summary>
    /// A name beside the ID of a registry in a row of a table or another object that isn't of this module, so that it
    /// might not be the registry's. Null for none.
    /// </summary>
    public static string? FindRowName(PSObject? input, Guid id, string property)
    {
        bool isRow = FindId(input) == id && input!.BaseObject.GetType().Assembly != typeof(RegistryInput).Assembly;
        return isRow ? FindText(input, property) : null;
    }

    private static string? FindText(PSObject? input, string property)
        => input?.Properties[property]?.Value is string { Length: > 0 } text ? text : null;

    private static Guid? FindId(PSObject? input)
        => input?.Properties[RegistrySelector.IdParameter]?.Value is { } owner
            && LanguagePrimitives.TryConvertTo(owner, out Guid id)
            ? id
            : null;
}
