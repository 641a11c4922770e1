using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Polly;

namespace IonosContainerRegistry.Client.Http.Retry;

/// <summary>Makes the attempts of a request, and records for each whether its outcome is known.</summary>
internal sealed class RetryHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage message, CancellationToken cancellationToken)
    {
        ApiRequest request = ApiRequest.Of(message);
        ResilienceContext context =
            ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        try
        {
            context.Properties.Set(RetryPipeline.RequestKey, request);
            return await request.Policy.Retry.ExecuteAsync(
                async attempt => await AttemptAsync(message, request, attempt.CancellationToken).ConfigureAwait(false),
                context).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task<HttpResponseMessage> AttemptAsync(
        HttpRequestMessage message, ApiRequest request, CancellationToken cancellationToken)
    {
        await request.Policy.RateLimiter.WaitAsync(request, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        request.BeginAttempt();
        try
        {
            HttpResponseMessage response = await base.SendAsync(message, cancellationToken).ConfigureAwait(false);
            if (RetryClassifier.IsOutcomeUnknown(response)) request.MarkOutcomeUnknown();
            return response;
        }
        catch (Exception e) when (RetryClassifier.IsFailedAttempt(e) && !TransportFailure.WasNotSent(e))
        {
            request.MarkOutcomeUnknown();
            throw;
        }
    }
}
