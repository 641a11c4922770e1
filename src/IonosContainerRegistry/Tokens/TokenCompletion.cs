using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Completion;

namespace IonosContainerRegistry.Tokens;

/// <summary>The tokens that completers suggest: those of the registry on the command line.</summary>
internal static class TokenCompletion
{
    private const int MaximumTokens = 1000;

    public static IReadOnlyList<RegistryToken> Read(IDictionary bound)
    {
        if (FindRegistryId(bound) is not { } registryId) return [];
        return CompletionCache.Read<TokenResource, RegistryToken>(
            bound,
            registryId.ToString("N"),
            client => client.Tokens.List(
                registryId, new PageRequest { First = MaximumTokens, PageSize = MaximumTokens }, null),
            token => TokenMapper.ToToken(registryId, token));
    }

    public static string ToolTip(RegistryToken token)
        => $"{token.Status} {TokenView.Expiry(token, null)} {token.Scopes}".Trim();

    private static Guid? FindRegistryId(IDictionary bound)
    {
        object? value = bound["RegistryId"] is PSObject wrapped ? wrapped.BaseObject : bound["RegistryId"];
        if (value is object[] { Length: 1 } single) value = single[0];
        return Guid.TryParse(value?.ToString(), out Guid id) ? id : null;
    }
}
