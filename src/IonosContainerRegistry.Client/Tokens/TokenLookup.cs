using System;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Http;
using IonosContainerRegistry.Client.Models;
using IonosContainerRegistry.Client.Paging;

namespace IonosContainerRegistry.Client.Tokens;

/// <summary>Finds a token by its name, for which the service has no filter.</summary>
internal sealed class TokenLookup
{
    private readonly ServiceCaller _caller;
    private readonly Guid _registryId;
    private readonly CallObserver? _observer;

    public TokenLookup(ServiceCaller caller, Guid registryId, CallObserver? observer)
    {
        _caller = caller;
        _registryId = registryId;
        _observer = observer;
    }

    public async Task<Result> FindAsync(string name, CancellationToken cancellationToken)
    {
        using TokenPageReader reader = new(_caller, _registryId, new PageRequest(), _observer);
        ApiAnswer? answer = null;
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false) is { } page)
        {
            answer = page.Answer;
            foreach (TokenResource token in page.Items)
            {
                if (string.Equals(token.Properties?.Name, name, StringComparison.Ordinal)) return new Result(token, answer);
            }
        }

        return new Result(null, answer!);
    }

    public sealed record Result(TokenResource? Token, ApiAnswer Answer);
}
