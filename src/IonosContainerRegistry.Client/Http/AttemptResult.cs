using System;
using System.Net.Http;
using System.Runtime.ExceptionServices;

namespace IonosContainerRegistry.Client.Http;

/// <summary>What one attempt brought: an answer or an exception.</summary>
internal sealed class AttemptResult
{
    public AttemptResult(HttpResponseMessage? response, Exception? exception)
    {
        Response = response;
        Exception = exception;
    }

    public HttpResponseMessage? Response { get; }

    public Exception? Exception { get; }

    /// <summary>Whether no policy would repeat it: any answer below 400 and the ordinary refusals.</summary>
    public bool IsFinal => Response is { } response && (int)response.StatusCode is not (408 or 429 or >= 500);

    public HttpResponseMessage Unwrap()
    {
        if (Exception is not null) ExceptionDispatchInfo.Capture(Exception).Throw();
        return Response!;
    }
}
