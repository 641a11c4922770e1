using System;
using System.Globalization;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Polly;
using Polly.Retry;

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
            else if (RetryClassifier.WasRefused(response)) request.MarkRefused();
            return response;
        }
        catch (Exception e) when (RetryClassifier.IsFailedAttempt(e) && TransportFailure.WasNotSent(e))
        {
            request.MarkRefused();
            throw;
        }
        catch (Exception e) when (RetryClassifier.IsFailedAttempt(e))
        {
            request.MarkOutcomeUnknown();
            throw;
        }
    }
}

/// <summary>
/// How attempts follow each other: exponential waits with jitter, or the wait that the service asked for.
/// </summary>
internal static class RetryPipeline
{
    public static readonly ResiliencePropertyKey<ApiRequest> RequestKey = new("request");

    public static ResiliencePipeline<HttpResponseMessage> Create(ClientSettings settings, TimeProvider clock)
    {
        ResiliencePipelineBuilder<HttpResponseMessage> builder = new() { TimeProvider = clock };
        if (settings.MaximumRetryCount > 0)
        {
            int maximum = settings.MaximumRetryCount;
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = maximum,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = settings.RetryInterval,
                MaxDelay = RetryClassifier.MaximumWait,
                ShouldHandle = arguments =>
                    new ValueTask<bool>(ShouldRetry(arguments.Context, arguments.Outcome, clock)),
                DelayGenerator = arguments =>
                    new ValueTask<TimeSpan?>(RetryClassifier.RequestedWait(arguments.Outcome.Result, clock)),
                OnRetry = arguments =>
                {
                    PrepareRetry(arguments, maximum);
                    return default;
                },
            });
        }

        return builder.Build();
    }

    private static bool ShouldRetry(ResilienceContext context, Outcome<HttpResponseMessage> outcome, TimeProvider clock)
    {
        HttpMethod method = RequestOf(context).Method;
        return outcome.Exception is { } failure
            ? RetryClassifier.ShouldRetry(method, failure)
            : RetryClassifier.ShouldRetry(method, outcome.Result!, clock);
    }

    private static void PrepareRetry(OnRetryArguments<HttpResponseMessage> arguments, int maximum)
    {
        ApiRequest request = RequestOf(arguments.Context);
        int? status = arguments.Outcome.Result is { } response ? (int)response.StatusCode : null;
        string reason = status is { } code ? "status " + code.ToString(CultureInfo.InvariantCulture)
            : arguments.Outcome.Exception is TimeoutException ? "the attempt timed out" : "the connection failed";
        request.Observer?.Verbose?.Invoke(string.Format(
            CultureInfo.InvariantCulture, "{0}: {1}. Retry {2} of {3} in {4:0.0} s.",
            request, reason, arguments.AttemptNumber + 1, maximum, arguments.RetryDelay.TotalSeconds));
        if (status == 429) request.Policy.RateLimiter.HoldFor(arguments.RetryDelay);
    }

    private static ApiRequest RequestOf(ResilienceContext context) => context.Properties.GetValue(RequestKey, null!);
}
