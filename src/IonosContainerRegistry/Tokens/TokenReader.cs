using System;
using System.Collections.Generic;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Pipeline;
using IonosContainerRegistry.Registries;

namespace IonosContainerRegistry.Tokens;

/// <summary>Reads tokens for a cmdlet.</summary>
internal sealed class TokenReader
{
    private readonly RegistryCmdlet _cmdlet;

    public TokenReader(RegistryCmdlet cmdlet) => _cmdlet = cmdlet;

    /// <summary>Prepares to read one token.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="tokenId">The token.</param>
    /// <param name="name">The name of the token, for errors, or null if it isn't known.</param>
    /// <param name="write">Writes the token.</param>
    public Reading Item(
        RegistryReference registry, Guid tokenId, string? name, Action<RegistryToken> write) =>
        new ItemReading<TokenResource>(
        _cmdlet,
        (observer, stop) => _cmdlet.Client.Tokens.GetAsync(registry.Id, tokenId, observer, stop),
        new TokenTarget(registry, tokenId, name),
        token => write(Convert(registry, token)));

    /// <summary>Prepares to list the tokens of a registry.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="request">Which part of the list is read, and how.</param>
    /// <param name="write">Writes the tokens.</param>
    public ListReading<TokenResource> List(
        RegistryReference registry, PageRequest request, Action<IEnumerable<Page<TokenResource>>> write) => new(
            _cmdlet,
            _cmdlet.Client.Tokens.List(registry.Id, request, _cmdlet.CreateObserver()),
            "token",
            new TokenTarget(registry),
            write);

    public RegistryToken Convert(RegistryReference registry, TokenResource token)
    {
        foreach (string warning in TokenWarnings.Find(registry, token)) _cmdlet.WriteWarning(warning);
        return TokenMapper.ToToken(registry, token);
    }
}
