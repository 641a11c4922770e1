using System;
using System.Net;

namespace IonosContainerRegistry.Client.Tests.Support;

/// <summary>
/// A proxy for every address, loopback among them, which <see cref="WebProxy"/> may leave out by itself.
/// </summary>
internal sealed class FixedProxy(Uri address) : IWebProxy
{
    public ICredentials? Credentials { get; set; }

    public Uri GetProxy(Uri destination) => address;

    public bool IsBypassed(Uri host) => false;
}
