using System;
using System.Management.Automation;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Registries;

namespace IonosContainerRegistry.Tokens;

/// <summary>Names tokens in messages and errors.</summary>
internal static class TokenTarget
{
    /// <summary>What to do where an ID is needed and only a name is known.</summary>
    public const string ByNameAdvice = "To specify a token by name, pipe the output of Get-RegistryToken -Name.";

    /// <summary>Such as <c>token 'ci' (…) in registry 'acme'</c>.</summary>
    public static string Describe(RegistryReference registry, Guid? tokenId, string? name)
        => $"{MessageText.Token(name, tokenId)} in {registry}";

    public static string Describe(RegistryToken token)
        => Describe(RegistryReference.Of(token), token.TokenId, token.Name);

    /// <summary>The tokens of a registry.</summary>
    public static CallTarget Of(RegistryReference registry) => new(registry.Id) { Registry = registry.ToString() };

    /// <summary>One token.</summary>
    public static CallTarget Of(RegistryReference registry, Guid? tokenId, string? name = null)
        => new(registry.Id, tokenId, name)
        {
            Registry = registry.ToString(),
            // Without a name it only repeats the path of the request.
            Place = registry.Name is null && name is null ? null : Describe(registry, tokenId, name),
        };

    /// <summary>The name that the input object has or that the completion of the ID showed; null for none.</summary>
    public static string? FindName(RegistryCmdlet cmdlet, PSObject? input, RegistryReference registry, Guid tokenId)
        => NameFrom(input, tokenId)
            ?? TokenCompletion.RecallName(cmdlet.MyInvocation.BoundParameters, registry, tokenId);

    private static string? NameFrom(PSObject? input, Guid tokenId)
        => input?.Properties["TokenId"]?.Value is { } id
            && LanguagePrimitives.TryConvertTo(id, out Guid ownId) && ownId == tokenId
            ? input.Properties["Name"]?.Value as string
            : null;
}
