using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Client.Http;

/// <summary>
/// Applies the time limit of an attempt, and reads the response whole and bounded, so that a response cut short is a
/// failed attempt.
/// </summary>
internal sealed class BufferingHandler : DelegatingHandler
{
    /// <summary>In bytes. A page of a thousand tokens with many scopes is far smaller.</summary>
    public const int MaximumResponseSize = 32 * 1024 * 1024;

    private const int BufferSize = 32 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage message, CancellationToken cancellationToken)
    {
        RequestPolicy policy = ApiRequest.Of(message).Policy;
        using CancellationTokenSource timeout = policy.Clock.CreateTimeout(policy.AttemptTimeout);
        using CancellationTokenSource either =
            CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            HttpResponseMessage response = await base.SendAsync(message, either.Token).ConfigureAwait(false);
            try
            {
                await BufferAsync(message, response, either.Token).ConfigureAwait(false);
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
            throw new IOException("The response can't be decompressed.", e);
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

    // HttpContent.LoadIntoBufferAsync is bounded too, but it can't be cancelled before .NET 9.
    private static async Task BufferAsync(
        HttpRequestMessage message, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        HttpContent content = response.Content;
        // The length in a response to HEAD is that of a body that isn't sent.
        long? announced = message.Method == HttpMethod.Head ? 0 : content.Headers.ContentLength;
        if (announced > MaximumResponseSize) throw new ResponseTooLargeException();

        // .NET Framework's streams ignore the token. Disposing the response ends the read.
        using CancellationTokenRegistration registration = cancellationToken.Register(response.Dispose);
#if NET
        using Stream source = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
        using Stream source = await content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
        MemoryStream body = new((int)(announced ?? 0));
        byte[] buffer = new byte[BufferSize];
        int read;
        while ((read = await source.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (body.Length + read > MaximumResponseSize) throw new ResponseTooLargeException();
            body.Write(buffer, 0, read);
        }

        if (announced is { } length && body.Length < length && content.Headers.ContentEncoding.Count == 0)
            throw new IOException("The response was cut short.");
        ByteArrayContent whole = new(body.GetBuffer(), 0, (int)body.Length);
        foreach (var header in content.Headers) whole.Headers.TryAddWithoutValidation(header.Key, header.Value);
        response.Content = whole;
    }
}

/// <summary>A response exceeds <see cref="BufferingHandler.MaximumResponseSize"/>.</summary>
internal sealed class ResponseTooLargeException : Exception;
