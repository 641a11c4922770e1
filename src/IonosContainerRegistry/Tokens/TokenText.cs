using System;
using System.Management.Automation;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Registries;

namespace IonosContainerRegistry.Tokens;

/// <summary>Names tokens in messages, and the commands that messages propose for them.</summary>
internal static class TokenText
{
    /// <summary>What to do if an ID is needed and only a name is known.</summary>
    public const string ByNameAdvice = "To specify a token by name, pipe the output of Get-RegistryToken -Name.";

    public static string Name(string? name, Guid? tokenId) => MessageText.Name("token", name, tokenId);

    /// <summary>Such as <c>token 'ci' (…) in registry 'acme'</c>.</summary>
    public static string Describe(RegistryReference registry, Guid? tokenId, string? name)
        => $"{Name(name, tokenId)} in {registry}";

    public static string Describe(RegistryToken token)
        => Describe(RegistryReference.Of(token), token.TokenId, token.Name);

    /// <summary>The name that the input object has or that the completion of the ID showed, or null for none.</summary>
    public static string? FindName(RegistryCmdlet cmdlet, PSObject? input, RegistryReference registry, Guid tokenId)
        => NameFrom(input, tokenId)
            ?? TokenCompletion.RecallName(cmdlet.MyInvocation.BoundParameters, registry, tokenId);

    public static string GetCommand(Guid? registryId, Guid? tokenId = null)
        => $"Get-RegistryToken -RegistryId {registryId:D}" + (tokenId is null ? "" : $" -TokenId {tokenId:D}");

    public static string RemoveCommand(Guid? registryId, Guid? tokenId)
        => $"Remove-RegistryToken -RegistryId {registryId:D} -TokenId {tokenId:D}";

    /// <summary>The ID of the token that the input object is, or null if it isn't a token.</summary>
    public static Guid? FindId(PSObject? input)
        => input?.Properties["TokenId"]?.Value is { } id && LanguagePrimitives.TryConvertTo(id, out Guid tokenId)
            ? tokenId
            : null;

    /// <summary>The name of the token that the input object is, or null if it isn't this token or has none.</summary>
    public static string? NameFrom(PSObject? input, Guid tokenId)
        => FindId(input) == tokenId ? InputConverter.FindText(input, "Name") : null;
}
