using System;
using System.Globalization;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Client.Http;

/// <summary>Reports each attempt: method, address, status and time. Headers and bodies might contain secrets.</summary>
internal sealed class LoggingHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage message, CancellationToken cancellationToken)
    {
        ApiRequest request = ApiRequest.Of(message);
        if (request.Observer?.Debug is not { } log)
            return await base.SendAsync(message, cancellationToken).ConfigureAwait(false);

        long start = request.Policy.Clock.GetTimestamp();
        try
        {
            HttpResponseMessage response = await base.SendAsync(message, cancellationToken).ConfigureAwait(false);
            Report(((int)response.StatusCode).ToString(CultureInfo.InvariantCulture));
            return response;
        }
        catch (Exception e)
        {
            Report(e.GetType().Name);
            throw;
        }

        void Report(string result) => log(string.Format(
            CultureInfo.InvariantCulture, "{0} {1} -> {2} ({3:0} ms)",
            message.Method, message.RequestUri, result, request.Policy.Clock.GetElapsedTime(start).TotalMilliseconds));
    }
}
