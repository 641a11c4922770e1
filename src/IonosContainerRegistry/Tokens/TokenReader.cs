using System;
using System.Collections.Generic;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Pipeline;

namespace IonosContainerRegistry.Tokens;

/// <summary>Reads tokens for a cmdlet.</summary>
internal sealed class TokenReader
{
    private readonly RegistryCmdlet _cmdlet;

    public TokenReader(RegistryCmdlet cmdlet) => _cmdlet = cmdlet;

    /// <summary>Prepares to read one token.</summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="tokenId">The token.</param>
    /// <param name="write">Writes the token.</param>
    public Reading Item(Guid registryId, Guid tokenId, Action<RegistryToken> write) => new ItemReading<TokenResource>(
        _cmdlet,
        (observer, stop) => _cmdlet.Client.Tokens.GetAsync(registryId, tokenId, observer, stop),
        new CallTarget(registryId, tokenId),
        token => write(Convert(registryId, token)));

    /// <summary>Prepares to list the tokens of a registry.</summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="request">Which part of the list is read, and how.</param>
    /// <param name="write">Writes the tokens.</param>
    public ListReading<TokenResource> List(
        Guid registryId, PageRequest request, Action<IEnumerable<Page<TokenResource>>> write) => new(
            _cmdlet,
            _cmdlet.Client.Tokens.List(registryId, request, _cmdlet.CreateObserver()),
            "token",
            new CallTarget(registryId),
            write);

    public RegistryToken Convert(Guid registryId, TokenResource token)
    {
        foreach (string warning in TokenWarnings.Find(registryId, token)) _cmdlet.WriteWarning(warning);
        return TokenMapper.ToToken(registryId, token);
    }
}
