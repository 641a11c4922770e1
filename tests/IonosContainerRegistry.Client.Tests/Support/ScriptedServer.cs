using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Client.Tests.Support;

/// <summary>
/// Answers requests one after the other, byte by byte as told: for what a proper HTTP server can't be made to do.
/// </summary>
internal sealed class ScriptedServer : IDisposable
{
    /// <summary>Ends the connection in good order instead of answering.</summary>
    public const string Close = "";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Queue<string> _answers;
    private readonly ConcurrentQueue<string> _methods = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public ScriptedServer(params string[] answers)
    {
        _answers = new Queue<string>(answers);
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Url => new($"http://{_listener.LocalEndpoint}/containerregistries");

    public IEnumerable<string> Methods => _methods;

    public static string Answer(string status, string body, params string[] headers)
        => $"HTTP/1.1 {status}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n"
            + string.Concat(Array.ConvertAll(headers, header => header + "\r\n")) + "\r\n" + body;

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _serving.ContinueWith(_ => _stop.Dispose(), TaskScheduler.Default);
    }

    private async Task ServeAsync()
    {
        try
        {
            while (_answers.Count > 0)
            {
                using TcpClient connection = await _listener.AcceptTcpClientAsync(_stop.Token);
                await TalkAsync(connection.GetStream());
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        while (_answers.Count > 0 && await ReadRequestAsync(stream))
        {
            string answer = _answers.Dequeue();
            if (answer == Close) return;
            await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), _stop.Token);
        }

        // Whoever reads the last answer must not find the connection gone.
        await ReadRequestAsync(stream);
    }

    private async Task<bool> ReadRequestAsync(NetworkStream stream)
    {
        StringBuilder head = new();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0) return false;
            head.Append((char)one[0]);
        }

        string text = head.ToString();
        _methods.Enqueue(text[..text.IndexOf(' ')]);
        int at = text.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase);
        if (at >= 0)
        {
            int length = int.Parse(text.AsSpan(at + 16, text.IndexOf("\r\n", at, StringComparison.Ordinal) - at - 16));
            await stream.ReadExactlyAsync(new byte[length], _stop.Token);
        }

        return true;
    }
}
