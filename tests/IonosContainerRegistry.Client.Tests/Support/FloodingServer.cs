using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Client.Tests.Support;

/// <summary>Answers one request with a body that is far too long, and tells how much of it the other side took.</summary>
internal sealed class FloodingServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public FloodingServer(string header, long size)
    {
        _listener.Start();
        Sent = SendAsync(header, size);
    }

    public Uri Url => new($"http://{_listener.LocalEndpoint}/containerregistries");

    /// <summary>How many bytes were taken, to within what the sockets hold.</summary>
    public Task<long> Sent { get; }

    public void Dispose() => _listener.Stop();

    private async Task<long> SendAsync(string header, long size)
    {
        using TcpClient client = await _listener.AcceptTcpClientAsync();
        NetworkStream stream = client.GetStream();
        byte[] chunk = Encoding.ASCII.GetBytes(new string(' ', 64 * 1024));
        int read = await stream.ReadAsync(new byte[4096]);
        long sent = 0;
        try
        {
            if (read > 0) await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\n{header}\r\n\r\n"));
            for (; sent < size; sent += chunk.Length) await stream.WriteAsync(chunk);
        }
        catch (IOException)
        {
            // The other side has had enough.
        }

        return sent;
    }
}
