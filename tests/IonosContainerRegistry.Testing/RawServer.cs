using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Testing;

/// <summary>Sends exact bytes, for responses that an HTTP server can't send.</summary>
public sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<long> _firstResponse =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _methods = new();
    private readonly Func<string, IEnumerable<byte[]>?> _respond;
    private readonly Task _serving;

    /// <summary>Starts the server.</summary>
    /// <param name="respond">The pieces of the response to a method; null closes the connection instead.</param>
    public RawServer(Func<string, IEnumerable<byte[]>?> respond)
    {
        _respond = respond;
        _listener.Start();

        // Not on the threads of the test framework, which its tests block.
        _serving = Task.Run(ServeAsync);
    }

    /// <summary>The address of the API on this server.</summary>
    public Uri Url => new($"http://{_listener.LocalEndpoint}/containerregistries");

    /// <summary>The methods of the requests so far.</summary>
    public IReadOnlyList<string> Methods => [.. _methods];

    /// <summary>How many bytes of the first response the client took, to within what the sockets hold.</summary>
    public Task<long> FirstResponse => _firstResponse.Task;

    /// <summary>
    /// A server that gives each of the responses once, and closes the connection where there is none.
    /// </summary>
    public static RawServer InTurn(params string?[] responses)
    {
        var left = new ConcurrentQueue<string?>(responses);
        return new RawServer(
            _ => left.TryDequeue(out string? response) && response is not null ? Bytes(response) : null);
    }

    /// <summary>The text of a response.</summary>
    public static string Response(string status, string body, params string[] headers) =>
        $"HTTP/1.1 {status}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n"
        + string.Concat(headers.Select(header => header + "\r\n")) + "\r\n" + body;

    /// <summary>A text as the one piece of a response.</summary>
    public static IEnumerable<byte[]> Bytes(string response) => [Encoding.UTF8.GetBytes(response)];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    // A client may open a connection and then use another, so none must hold up the next.
    private async Task ServeAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true)
                connections.Add(AttendAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task AttendAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
                while (await ReadRequestAsync(reader) is { } method)
                {
                    _methods.Enqueue(method);
                    if (_respond(method) is not { } response || !await SendAsync(client.GetStream(), response)) return;
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // The client closed the connection, or the test is over.
            }
        }
    }

    /// <summary>Reads a request to its end; returns its method, or null at the end of the connection.</summary>
    private async Task<string?> ReadRequestAsync(StreamReader reader)
    {
        string? method = null;
        int length = 0;
        while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } line)
        {
            method ??= line.Split(' ')[0];
            if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                length = int.Parse(line.AsSpan(line.IndexOf(':') + 1));
        }

        // Reading zero characters would also wait for data.
        if (length > 0) await reader.ReadBlockAsync(new char[length], _stop.Token);
        return method;
    }

    /// <summary>Sends a response; returns whether the connection is kept.</summary>
    private async Task<bool> SendAsync(NetworkStream stream, IEnumerable<byte[]> response)
    {
        long sent = 0;
        bool closes = false;
        try
        {
            foreach (byte[] piece in response)
            {
                if (sent == 0)
                {
                    closes = Encoding.Latin1.GetString(piece)
                        .Contains("\r\nConnection: close\r\n", StringComparison.Ordinal);
                }

                await stream.WriteAsync(piece, _stop.Token);
                sent += piece.Length;
            }
        }
        finally
        {
            _firstResponse.TrySetResult(sent);
        }

        return !closes;
    }
}
