using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>Does to a request what a fault says, before or after the service had it.</summary>
internal sealed class FaultMiddleware(RequestDelegate next, FaultList faults)
{
    public Task InvokeAsync(HttpContext context)
    {
        ReceivedRequest request = context.Features.GetRequiredFeature<ReceivedRequest>();
        return faults.Take(request) is { } fault ? DisturbAsync(context, fault) : next(context);
    }

    private async Task DisturbAsync(HttpContext context, Fault fault)
    {
        byte[] answer = [];
        if (fault.Apply)
            answer = await AnswerOfServiceAsync(context);

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
            if (!fault.Apply)
                answer = await AnswerOfServiceAsync(context);

            await SendAsync(context, fault, answer);
        }
    }

    private async Task<byte[]> AnswerOfServiceAsync(HttpContext context)
    {
        Stream wire = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = wire;
        }

        return answer.ToArray();
    }

    private static async Task ReplaceAsync(HttpContext context, Fault fault)
    {
        HttpResponse response = context.Response;
        response.StatusCode = fault.Status ?? StatusCodes.Status200OK;
        response.ContentLength = null;
        response.ContentType = fault.ContentType;
        AddHeaders(response, fault);
        if (fault.WriteBody is { } write)
        {
            await write(response.Body, context.RequestAborted);
            return;
        }

        await SendAsync(context, fault, Encoding.UTF8.GetBytes(fault.Body ?? ""));
    }

    private static async Task SendAsync(HttpContext context, Fault fault, byte[] answer)
    {
        HttpResponse response = context.Response;
        AddHeaders(response, fault);
        if (fault.TransformBody is { } transform)
            answer = Encoding.UTF8.GetBytes(transform(Encoding.UTF8.GetString(answer)));

        if (response.StatusCode is StatusCodes.Status204NoContent or StatusCodes.Status304NotModified)
            return;

        response.ContentLength = answer.Length;

        // The server itself closes a connection on which less was written than announced; aborting it could cost the
        // caller the part that was sent.
        int length = fault.Truncate ? answer.Length / 2 : answer.Length;
        await response.Body.WriteAsync(answer.AsMemory(0, length), context.RequestAborted);
    }

    private static void AddHeaders(HttpResponse response, Fault fault)
    {
        foreach ((string name, string value) in fault.Headers)
            response.Headers[name] = value;
    }
}
