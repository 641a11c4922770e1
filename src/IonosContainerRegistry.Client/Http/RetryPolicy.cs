using System;
using System.Globalization;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Polly;
using Polly.Retry;

namespace IonosContainerRegistry.Client.Http;

/// <summary>Decides what is repeated and when: exponential waits with jitter, or what the service asked for.</summary>
internal sealed class RetryPolicy
{
    private static readonly ResiliencePropertyKey<HttpRequestMessage> RequestKey = new("request");

    private readonly int _maximumRetryCount;
    private readonly TimeProvider _clock;
    private readonly ResiliencePipeline<AttemptResult> _pipeline;

    public RetryPolicy(ClientSettings settings, TimeProvider clock)
    {
        _maximumRetryCount = settings.MaximumRetryCount;
        _clock = clock;
        ResiliencePipelineBuilder<AttemptResult> builder = new() { TimeProvider = clock };
        if (_maximumRetryCount > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<AttemptResult>
            {
                MaxRetryAttempts = _maximumRetryCount,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = settings.RetryInterval,
                MaxDelay = RetryAfter.Longest,
                ShouldHandle = arguments => new ValueTask<bool>(ShouldRetry(arguments)),
                DelayGenerator = arguments => new ValueTask<TimeSpan?>(RetryAfter.Of(arguments.Outcome.Result?.Response, clock)),
                OnRetry = OnRetry,
            });
        }

        _pipeline = builder.Build();
    }

    public async Task<HttpResponseMessage> ContinueAsync(
        HttpRequestMessage request,
        AttemptResult first,
        Func<HttpRequestMessage, CancellationToken, Task<AttemptResult>> attempt,
        CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        try
        {
            context.Properties.Set(RequestKey, request);
            AttemptResult? pending = first;
            AttemptResult last = await _pipeline.ExecuteAsync(
                async resilience =>
                {
                    AttemptResult result = pending
                        ?? await attempt(request, resilience.CancellationToken).ConfigureAwait(false);
                    pending = null;
                    if (RetryRules.OutcomeIsUnknown(result)) RequestContext.Of(request).OutcomeWasUnknown = true;
                    return result;
                },
                context).ConfigureAwait(false);
            return last.Unwrap();
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private bool ShouldRetry(RetryPredicateArguments<AttemptResult> arguments)
    {
        if (arguments.Outcome.Result is not { } result) return false;
        HttpRequestMessage request = arguments.Context.Properties.GetValue(RequestKey, null!);
        return RetryRules.MayRepeat(request.Method, result)
            && (RetryAfter.Of(result.Response, _clock) is not { } wait || wait <= RetryAfter.Longest);
    }

    private ValueTask OnRetry(OnRetryArguments<AttemptResult> arguments)
    {
        HttpRequestMessage request = arguments.Context.Properties.GetValue(RequestKey, null!);
        RequestContext context = RequestContext.Of(request);
        AttemptResult failed = arguments.Outcome.Result!;
        string reason = failed.Response is { } response
            ? ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)
            : failed.Exception is TimeoutException ? "the attempt timed out" : "the connection failed";
        context.Observer?.Verbose?.Invoke(string.Format(
            CultureInfo.InvariantCulture, "{0} {1}: {2}; retry {3} of {4} in {5:0.0} s.",
            request.Method, request.RequestUri!.AbsolutePath, reason,
            arguments.AttemptNumber + 1, _maximumRetryCount, arguments.RetryDelay.TotalSeconds));
        if (failed.Response is { } slow && (int)slow.StatusCode == 429) context.Policy.Gate.CloseFor(arguments.RetryDelay);
        failed.Response?.Dispose();
        return default;
    }
}
