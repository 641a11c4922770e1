using System.Collections.Generic;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Registries;

namespace IonosContainerRegistry.Tokens;

/// <summary>Finds what the user should know about a token that the service returned.</summary>
internal static class TokenWarnings
{
    public static IReadOnlyList<string> Find(RegistryReference registry, TokenResource token)
    {
        bool isUnknown = token.PasswordStatus == PasswordStatus.Unknown;
        if (token.UnreadableFields.Count == 0 && token.Id is not null && !isUnknown) return [];

        List<string> warnings = [];
        string name = TokenText.Describe(registry, token.Id, token.Properties?.Name);
        if (token.UnreadableFields.Count > 0) warnings.Add(MessageText.Unreadable(name, token.UnreadableFields));
        if (token.Id is null) warnings.Add($"The service didn't return an ID for {name}, so TokenId is empty.");
        if (isUnknown)
        {
            warnings.Add($"Can't determine whether the service issued a password for {name}. If it did, the password "
                + "can't be recovered.");
        }

        return warnings;
    }

    /// <summary>Finds what removing scopes from a token has done that might not have been meant.</summary>
    /// <param name="registry">The registry of the token.</param>
    /// <param name="token">The token after the change.</param>
    /// <param name="change">The change of the scopes.</param>
    /// <param name="wasChanged">Whether the token was changed.</param>
    public static IEnumerable<string> OfRemoval(
        RegistryReference registry, TokenResource token, ScopeChange change, bool wasChanged)
    {
        if (change.Remove.Count == 0) yield break;
        string name = MessageText.Capitalize(TokenText.Describe(registry, token.Id, token.Properties?.Name));
        foreach (RegistryTokenScope missing in TokenMapper.ToScopes(change.Missing))
        {
            yield return MessageText.Join(
                $"{name} doesn't have the scope {MessageText.Quote(missing.ToString())} of -RemoveScope.",
                ScopeValidator.DescribeUnknown(missing));
        }

        if (!wasChanged) yield return $"{name} was not changed.";
        else if (token.Properties?.Scopes is not { Count: > 0 }) yield return $"{name} has no scopes now.";
    }
}
