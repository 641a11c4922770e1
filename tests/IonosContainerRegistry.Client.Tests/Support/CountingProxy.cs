using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Client.Tests.Support;

/// <summary>Passes connections on to a service and counts how many were opened and closed by the client.</summary>
internal sealed class CountingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Uri _target;
    private int _opened;
    private int _closed;

    public CountingProxy(Uri target)
    {
        _target = target;
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Url => new($"http://{_listener.LocalEndpoint}{_target.AbsolutePath}");

    public int Opened => Volatile.Read(ref _opened);

    public int Closed => Volatile.Read(ref _closed);

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _opened);
                _ = PassOnAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task PassOnAsync(TcpClient client)
    {
        try
        {
            using (client)
            using (TcpClient service = new(_target.Host, _target.Port))
            {
                Task back = service.GetStream().CopyToAsync(client.GetStream(), _stop.Token);
                await client.GetStream().CopyToAsync(service.GetStream(), _stop.Token);
                Interlocked.Increment(ref _closed);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
            Interlocked.Increment(ref _closed);
        }
    }
}
