using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace IonosContainerRegistry.Sandbox.Service.Faults;

/// <summary>Applies a fault to a request, before or after the service has processed it.</summary>
internal sealed class FaultMiddleware(
    RequestDelegate next, FaultList faults, RegistryStore store, RegistryServiceOptions options)
{
    public Task InvokeAsync(HttpContext context)
    {
        ReceivedRequest request = context.Features.GetRequiredFeature<ReceivedRequest>();
        return faults.Take(request) is { } fault ? DisturbAsync(context, fault) : next(context);
    }

    private async Task DisturbAsync(HttpContext context, Fault fault)
    {
        byte[] body = [];
        if (fault.Apply) body = await ProcessAsync(context, fault);
        await fault.PauseAsync(context.RequestAborted);
        if (fault.Drop)
        {
            context.Abort();
        }
        else if (fault.Replaces)
        {
            await ReplaceAsync(context, fault);
        }
        else
        {
            if (!fault.Apply) body = await ProcessAsync(context, fault);
            string text = ResponseEditor.Edit(fault, Encoding.UTF8.GetString(body));
            await SendAsync(context, fault, Encoding.UTF8.GetBytes(text));
        }
    }

    /// <summary>Lets the service process the request, and returns its body instead of sending it.</summary>
    private async Task<byte[]> ProcessAsync(HttpContext context, Fault fault)
    {
        IHttpResponseBodyFeature wire = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var body = new MemoryStream();
        var buffer = new StreamResponseBodyFeature(body);
        context.Features.Set<IHttpResponseBodyFeature>(buffer);
        try
        {
            await next(context);
            await buffer.CompleteAsync();
        }
        finally
        {
            context.Features.Set(wire);
        }

        fault.ChangeStore?.Invoke(store);
        return body.ToArray();
    }

    private async Task ReplaceAsync(HttpContext context, Fault fault)
    {
        HttpResponse response = context.Response;
        response.StatusCode = fault.Status ?? StatusCodes.Status200OK;
        response.ContentLength = null;
        response.ContentType = fault.ContentType;
        if (fault.WriteBody is { } write)
        {
            AddHeaders(response, fault);
            await write(response.Body, context.RequestAborted);
            return;
        }

        await SendAsync(context, fault, Encoding.UTF8.GetBytes(fault.Body ?? ""));
    }

    private async Task SendAsync(HttpContext context, Fault fault, byte[] body)
    {
        HttpResponse response = context.Response;
        AddHeaders(response, fault);
        if (response.StatusCode is StatusCodes.Status204NoContent or StatusCodes.Status304NotModified) return;
        int half = body.Length / 2;
        if (fault.BrokenChunk)
        {
            // With this header set here, the server sends the body as it is and leaves the chunks to us.
            response.ContentLength = null;
            response.Headers.TransferEncoding = "chunked";
            response.Headers.Connection = "close";
            await response.Body.WriteAsync(Encoding.ASCII.GetBytes($"{half:x}\r\n"), context.RequestAborted);
            await response.Body.WriteAsync(body.AsMemory(0, half), context.RequestAborted);
            await response.Body.WriteAsync("\r\n"u8.ToArray(), context.RequestAborted);
            await response.Body.WriteAsync(body.AsMemory(half), context.RequestAborted);
            await response.Body.WriteAsync("\r\n"u8.ToArray(), context.RequestAborted);
            return;
        }

        // The server closes a connection on which less was written than announced. Aborting it could lose the part that
        // was sent.
        response.ContentLength = body.Length;
        int length = fault.Truncate ? half : body.Length;
        await response.Body.WriteAsync(body.AsMemory(0, length), context.RequestAborted);
    }

    private void AddHeaders(HttpResponse response, Fault fault)
    {
        if (fault.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = fault.RetryAfterIsDate
                ? (options.TimeProvider.GetUtcNow() + wait).ToString("R", CultureInfo.InvariantCulture)
                : ((long)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        foreach ((string name, string value) in fault.Headers)
            response.Headers[name] = value;
    }
}
