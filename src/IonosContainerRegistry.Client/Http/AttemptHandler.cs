using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Client.Http;

/// <summary>
/// Makes one attempt: within its time, and with the answer read whole and bounded, so that an answer cut short is a failed
/// attempt and not a surprise later.
/// </summary>
internal sealed class AttemptHandler : DelegatingHandler
{
    /// <summary>The largest answer that is read, in bytes: a page of a thousand tokens with many scopes is far below.</summary>
    public const int MaximumAnswerSize = 32 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        RequestContext context = RequestContext.Of(request);
        await context.Policy.Gate
            .PassAsync($"{request.Method} {request.RequestUri!.AbsolutePath}", context.Observer?.Verbose, cancellationToken)
            .ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        context.Attempts++;
        if (request.Method != HttpMethod.Get) context.Observer?.MarkSent();

        using CancellationTokenSource timeout = context.Policy.Clock.CancelAfter(context.Policy.AttemptTimeout);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, either.Token).ConfigureAwait(false);
            try
            {
                await BufferAsync(response, either.Token).ConfigureAwait(false);
                return response;
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }
        catch (InvalidDataException e)
        {
            // The body does not unpack: as good as cut short.
            throw new IOException("The answer could not be decompressed.", e);
        }
        catch (Exception) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
        catch (Exception e) when (e is not OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            // .NET Framework reports the aborted connection instead of the cancellation.
            throw new OperationCanceledException(cancellationToken);
        }
    }

    private static async Task BufferAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        HttpContent content = response.Content;
        long? announced = content.Headers.ContentLength;
        if (announced > MaximumAnswerSize) throw new AnswerTooLargeException();

        // .NET Framework's streams don't heed the token; disposing the answer ends the read.
        using CancellationTokenRegistration registration = cancellationToken.Register(response.Dispose);
#if NET
        using Stream source = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
        using Stream source = await content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
        MemoryStream body = new((int)(announced ?? 0));
        byte[] buffer = new byte[32 * 1024];
        int read;
        while ((read = await source.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (body.Length + read > MaximumAnswerSize) throw new AnswerTooLargeException();
            body.Write(buffer, 0, read);
        }

        if (announced is { } length && body.Length < length && content.Headers.ContentEncoding.Count == 0)
            throw new IOException("The answer was cut short.");
        ByteArrayContent whole = new(body.GetBuffer(), 0, (int)body.Length);
        foreach (var header in content.Headers) whole.Headers.TryAddWithoutValidation(header.Key, header.Value);
        response.Content = whole;
    }
}
