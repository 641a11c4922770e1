using System.Collections;
using System.Collections.Generic;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Completion;
using IonosContainerRegistry.Registries;

namespace IonosContainerRegistry.Tokens;

/// <summary>The tokens that completers suggest: those of the registry on the command line.</summary>
internal static class TokenCompletion
{
    private const int MaximumTokens = 1000;

    public static IReadOnlyList<RegistryToken> Read(IDictionary bound)
    {
        if (RegistryCompletion.FindRegistry(bound) is not { } registry) return [];
        return CompletionCache.Read<TokenResource, RegistryToken>(
            bound,
            $"{registry.Id:N}/tokens",
            client => client.Tokens.List(
                registry.Id, new PageRequest { First = MaximumTokens, PageSize = MaximumTokens }, null),
            token => TokenMapper.ToToken(registry, token));
    }

    public static string ToolTip(RegistryToken token)
        => $"{token.Status} {TokenView.Expiry(token, null)} {token.Scopes}".Trim();
}
