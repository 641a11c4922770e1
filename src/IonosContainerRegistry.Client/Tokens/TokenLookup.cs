using System;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Creation;
using IonosContainerRegistry.Client.Paging;

namespace IonosContainerRegistry.Client.Tokens;

/// <summary>Finds a token by its name, for which the service has no filter.</summary>
internal static class TokenLookup
{
    public static async Task<LookupResult<TokenResource>> FindAsync(
        TokensClient tokens, Guid registryId, string name, RequestObserver? observer,
        CancellationToken cancellationToken)
    {
        using PageReader<TokenResource> reader = tokens.List(registryId, new PageRequest(), observer);
        ResponseMetadata? response = null;
        bool isComplete = true;
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false) is { } page)
        {
            response = page.Response;
            isComplete &= page.Warning is null && page.UnidentifiedCount == 0;
            foreach (TokenResource token in page.Items)
            {
                if (string.Equals(token.Properties?.Name, name, StringComparison.Ordinal))
                    return new LookupResult<TokenResource>(token, isComplete, response);
                isComplete &= token.Properties?.Name is not null;
            }
        }

        return new LookupResult<TokenResource>(null, isComplete, response!);
    }
}
