using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Testing;

/// <summary>
/// Speaks TLS, responds to every request with an empty object, and records the certificates of its clients.
/// </summary>
public sealed class TlsServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate;
    private readonly bool _asksForCertificate;
    private readonly ConcurrentQueue<string?> _clients = new();
    private int _requests;

    /// <summary>Starts the server on a free port.</summary>
    /// <param name="certificate">Its certificate, which it disposes of.</param>
    /// <param name="asksForCertificate">Whether it requests a certificate from clients.</param>
    public TlsServer(X509Certificate2 certificate, bool asksForCertificate = false)
    {
        _certificate = certificate;
        _asksForCertificate = asksForCertificate;
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>The address of the API.</summary>
    public Uri Url => new($"https://{_listener.LocalEndpoint}/containerregistries");

    /// <summary>How many requests it has responded to.</summary>
    public int Requests => _requests;

    /// <summary>The thumbprint of each client's certificate; null for a client without one.</summary>
    public IReadOnlyCollection<string?> Clients => _clients;

    /// <inheritdoc/>
    public void Dispose()
    {
        _listener.Stop();
        _certificate.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            using (SslStream stream = new(client.GetStream(), false, (_, _, _, _) => true))
            {
                await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
                {
                    ServerCertificate = _certificate,
                    ClientCertificateRequired = _asksForCertificate,
                });
                _clients.Enqueue(stream.RemoteCertificate?.GetCertHashString());
                byte[] buffer = new byte[8192];
                while (await stream.ReadAsync(buffer) > 0)
                {
                    _requests++;
                    await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"));
                }
            }
        }
        catch (Exception e) when (e is IOException or AuthenticationException)
        {
            // The client wanted none of it.
        }
    }
}
