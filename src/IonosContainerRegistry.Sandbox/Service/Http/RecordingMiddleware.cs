using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace IonosContainerRegistry.Sandbox.Service.Http;

/// <summary>Records each request before anything else happens to it, and applies clock and latency.</summary>
internal sealed class RecordingMiddleware(RequestDelegate next, RegistryServiceOptions options, RequestLog log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        DateTimeOffset now = options.TimeProvider.GetUtcNow();
        ReceivedRequest request = await ReadAsync(context, now);
        context.Features.Set(request);
        context.Response.Headers.Date = now.ToString("R", CultureInfo.InvariantCulture);
        log.Begin(request);
        try
        {
            if (options.Latency > TimeSpan.Zero) await Task.Delay(options.Latency, context.RequestAborted);
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has disconnected.
        }
        finally
        {
            log.End();
        }
    }

    private static async Task<ReceivedRequest> ReadAsync(HttpContext context, DateTimeOffset now)
    {
        HttpRequest request = context.Request;
        return new ReceivedRequest
        {
            Method = request.Method,
            Path = request.Path,
            Target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            Operation = context.GetEndpoint()?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName,
            Query = request.QueryString.Value ?? "",
            Headers = request.Headers.ToDictionary(
                header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = HasBody(request) ? await ReadBodyAsync(context) : "",
            Time = now,
            ConnectionId = context.Connection.Id,
        };
    }

    private static bool HasBody(HttpRequest request) =>
        request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0;

    private static async Task<string> ReadBodyAsync(HttpContext context)
    {
        var copy = new MemoryStream();
        await context.Request.Body.CopyToAsync(copy, context.RequestAborted);
        copy.Position = 0;
        context.Request.Body = copy;
        return Encoding.UTF8.GetString(copy.GetBuffer(), 0, (int)copy.Length);
    }
}
