using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
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
        => RegistryCompletion.FindRegistry(bound) is { } registry ? Read(bound, registry) : [];

    /// <summary>Reads the tokens of all registries if none is on the command line.</summary>
    public static IEnumerable<RegistryToken> ReadAll(IDictionary bound)
        => RegistryCompletion.FindRegistries(bound).SelectMany(registry => Read(bound, registry));

    public static string ToolTip(RegistryToken token)
        => $"{token.Status} {TokenView.Expiry(token, null)} {token.Scopes}".Trim();

    /// <summary>The name of a token that was suggested before, or null for none. A token's name can't change.</summary>
    public static string? RecallName(IDictionary bound, RegistryReference registry, Guid tokenId)
        => CompletionCache.Recall<RegistryToken>(bound, Key(registry))
            .FirstOrDefault(token => token.TokenId == tokenId)?.Name;

    private static IReadOnlyList<RegistryToken> Read(IDictionary bound, RegistryReference registry)
        => CompletionCache.Read<TokenResource, RegistryToken>(
            bound,
            Key(registry),
            client => client.Tokens.List(
                registry.Id, new PageRequest { First = MaximumTokens, PageSize = MaximumTokens }, null),
            token => TokenMapper.ToToken(registry, token));

    private static string Key(RegistryReference registry) => $"{registry.Id:N}/tokens";
}
