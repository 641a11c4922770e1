using System;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Tokens;

/// <summary>Reads tokens for a cmdlet.</summary>
internal sealed class TokenReader
{
    private readonly RegistryCmdlet _cmdlet;

    public TokenReader(RegistryCmdlet cmdlet) => _cmdlet = cmdlet;

    /// <summary>Reads one token; null if that failed, after an error was written.</summary>
    public RegistryToken? TryRead(Guid registryId, Guid tokenId)
    {
        try
        {
            TokenResource token =
                _cmdlet.Send((observer, stop) => _cmdlet.Client.Tokens.GetAsync(registryId, tokenId, observer, stop));
            return Convert(registryId, token);
        }
        catch (RegistryApiException failure)
        {
            _cmdlet.WriteFailure(failure, new CallTarget(registryId, tokenId));
            return null;
        }
    }

    /// <summary>Reads all tokens of a registry, page by page.</summary>
    /// <exception cref="RegistryApiException">A page can't be read; thrown while the result is enumerated.</exception>
    public IEnumerable<RegistryToken> ReadAll(Guid registryId)
        => ReadPages(registryId, Open(registryId, new PageRequest()))
            .SelectMany(page => page.Items.Select(token => Convert(registryId, token)));

    public RegistryToken Convert(Guid registryId, TokenResource token)
    {
        foreach (string warning in TokenWarnings.Find(registryId, token)) _cmdlet.WriteWarning(warning);
        return TokenMapper.ToToken(registryId, token);
    }

    public PageReader<TokenResource> Open(Guid registryId, PageRequest request)
        => _cmdlet.Client.Tokens.List(registryId, request, _cmdlet.CreateObserver());

    /// <inheritdoc cref="RegistryCmdlet.ReadPages"/>
    public IEnumerable<Page<TokenResource>> ReadPages(Guid registryId, PageReader<TokenResource> reader)
        => _cmdlet.ReadPages(reader, "token", new CallTarget(registryId));
}
