using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Binding;

namespace IonosContainerRegistry.Tokens;

/// <summary>
/// Reads the copy of a token that a job or a remote session returned, or a file contained. PowerShell shows it in the
/// token's views.
/// </summary>
internal static class DeserializedToken
{
    /// <summary>Returns the token itself, or one with the properties of its copy that the views show.</summary>
    public static RegistryToken Restore(object token)
    {
        if (token is RegistryToken original) return original;
        PSObject copy = PSObject.AsPSObject(token);
        return copy.BaseObject as RegistryToken ?? new RegistryToken
        {
            RegistryId = FindId(copy, nameof(RegistryToken.RegistryId)),
            RegistryName = InputConverter.FindText(copy, nameof(RegistryToken.RegistryName)),
            TokenId = FindId(copy, nameof(RegistryToken.TokenId)),
            Name = InputConverter.FindText(copy, nameof(RegistryToken.Name)),
            Status = InputConverter.FindText(copy, nameof(RegistryToken.Status)),
            ExpiryDate = CellFormat.ToDate(Find(copy, nameof(RegistryToken.ExpiryDate))),
            Credential = Find(copy, nameof(RegistryToken.Credential)) as PSCredential,
            Scopes = [.. FindScopes(copy)],
        };
    }

    private static object? Find(PSObject copy, string property)
        => InputConverter.Unwrap(copy.Properties[property]?.Value);

    private static Guid FindId(PSObject copy, string property)
        => Guid.TryParse(InputConverter.FindText(copy, property), out Guid id) ? id : Guid.Empty;

    private static RegistryTokenScope[] FindScopes(PSObject copy)
    {
        if (Find(copy, nameof(RegistryToken.Scopes)) is not IEnumerable list || list is string) return [];
        try
        {
            // A scope becomes text, or an object whose text is that of the scope.
            return list.Cast<object>().SelectMany(scope => RegistryTokenScope.ParseMany(scope.ToString())).ToArray();
        }
        catch (FormatException)
        {
            return [];
        }
    }
}
