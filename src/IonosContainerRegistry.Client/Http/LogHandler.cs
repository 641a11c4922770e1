using System;
using System.Globalization;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Client.Http;

/// <summary>Tells the observer of each attempt: method, path, status and time; never a header or a body, which may hold secrets.</summary>
internal sealed class LogHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        RequestContext context = RequestContext.Of(request);
        return context.Observer?.Debug is { } log
            ? SendAsync(request, context.Policy.Clock, log, cancellationToken)
            : base.SendAsync(request, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, TimeProvider clock, Action<string> log, CancellationToken cancellationToken)
    {
        long start = clock.GetTimestamp();
        string line = $"{request.Method} {request.RequestUri}";
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            log(string.Format(
                CultureInfo.InvariantCulture, "{0} -> {1} ({2:0} ms)",
                line, (int)response.StatusCode, clock.GetElapsedTime(start).TotalMilliseconds));
            return response;
        }
        catch (Exception e)
        {
            log(string.Format(
                CultureInfo.InvariantCulture, "{0} -> {1} ({2:0} ms)",
                line, e.GetType().Name, clock.GetElapsedTime(start).TotalMilliseconds));
            throw;
        }
    }
}
