using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Client.Http;

/// <summary>Repeats what may be repeated. The policy, and the library behind it, is touched only after a first failure.</summary>
internal sealed class RetryHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        AttemptResult first = await AttemptAsync(request, cancellationToken).ConfigureAwait(false);
        return first.IsFinal ? first.Unwrap() : await ContinueAsync(request, first, cancellationToken).ConfigureAwait(false);
    }

    // Apart from the method above, so that compiling that one doesn't load the policy's library.
    private Task<HttpResponseMessage> ContinueAsync(HttpRequestMessage request, AttemptResult first, CancellationToken cancellationToken)
        => RequestContext.Of(request).Policy.Retry.ContinueAsync(request, first, AttemptAsync, cancellationToken);

    private async Task<AttemptResult> AttemptAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return new AttemptResult(await base.SendAsync(request, cancellationToken).ConfigureAwait(false), null);
        }
        catch (Exception e) when (RetryRules.IsFailedAttempt(e))
        {
            return new AttemptResult(null, e);
        }
    }
}
