using System;
using System.Collections.Generic;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Tokens;

/// <summary>Finds what isn't known about a token that the service returned.</summary>
internal static class TokenWarnings
{
    public static IReadOnlyList<string> Find(Guid registryId, TokenResource token)
    {
        List<string> warnings = [];
        string name = $"{MessageText.Token(token.Properties?.Name, token.Id)} in registry {registryId:D}";
        if (token.UnreadableFields.Count > 0) warnings.Add(MessageText.Unreadable(name, token.UnreadableFields));

        if (token.Id is null)
        {
            warnings.Add($"The service didn't return an ID for {name}, so TokenId is empty.");
        }

        if (token.PasswordStatus == PasswordStatus.Unknown)
        {
            warnings.Add($"It isn't known whether the service issued a password for {name}, because the response to an "
                + "earlier attempt wasn't received. If it did, the password can't be recovered.");
        }

        return warnings;
    }
}
