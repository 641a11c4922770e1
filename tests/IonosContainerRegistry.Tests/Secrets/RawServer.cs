using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Tests.Secrets;

/// <summary>Gives every request the same answer, byte by byte as it is told, reason phrase included.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private int _answered;

    internal RawServer()
    {
        _listener.Start();
        // Not on the threads of the test framework, which its tests block.
        _serving = Task.Run(ServeAsync);
    }

    internal Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/containerregistries");

    /// <summary>What follows the version of the protocol, up to the last header, without the length.</summary>
    internal string Head { get; set; } = "204 No Content";

    internal string Body { get; set; } = "";

    /// <summary>Refuses every GET and says nothing more.</summary>
    internal bool RefusesToRead { get; set; }

    internal int Answered => Volatile.Read(ref _answered);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    // A caller may open a connection and then use another, so none must hold up the next.
    private async Task ServeAsync()
    {
        List<Task> callers = [];
        try
        {
            while (true)
                callers.Add(AttendAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(callers);
        }
    }

    private async Task AttendAsync(TcpClient caller)
    {
        using (caller)
        {
            try
            {
                await AnswerAsync(caller.GetStream());
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // The caller hung up, or the server is being stopped.
            }
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        int length = 0;
        string? method = null;
        while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } line)
        {
            method ??= line.Split(' ')[0];
            if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                length = int.Parse(line.AsSpan(line.IndexOf(':') + 1));
        }

        // Nothing but a connection that was never used.
        if (method is null)
            return;

        // Asked for nothing, the reader would wait for more all the same.
        if (length > 0)
            await reader.ReadBlockAsync(new char[length], _stop.Token);

        Interlocked.Increment(ref _answered);
        bool refuses = RefusesToRead && method == "GET";
        byte[] body = refuses ? [] : Encoding.UTF8.GetBytes(Body);
        string head = $"HTTP/1.1 {(refuses ? "503 Busy" : Head)}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync((byte[])[.. Encoding.Latin1.GetBytes(head), .. body], _stop.Token);
    }
}
