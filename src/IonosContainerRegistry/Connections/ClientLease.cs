using System;
using IonosContainerRegistry.Client;

namespace IonosContainerRegistry.Connections;

/// <summary>The use of a connection's client by one command. The client stays open until it is disposed.</summary>
internal sealed class ClientLease : IDisposable
{
    private Action? _release;

    public ClientLease(RegistryClient client, Action release)
    {
        Client = client;
        _release = release;
    }

    public RegistryClient Client { get; }

    public void Dispose()
    {
        _release?.Invoke();
        _release = null;
    }
}
