using IonosContainerRegistry.Client;

namespace IonosContainerRegistry.Connections;

/// <summary>A client with certain settings. After it was retired, its last command closes it.</summary>
internal sealed class SharedClient
{
    private readonly object _gate = new();
    private readonly RegistryClient _client;
    private int _leases;
    private bool _isRetired;

    public SharedClient(ConnectionSettings settings)
    {
        Settings = settings;
        _client = new RegistryClient(settings.ToClientSettings());
    }

    public ConnectionSettings Settings { get; }

    /// <summary>Provides the client until the lease is disposed.</summary>
    public ClientLease Acquire()
    {
        lock (_gate) _leases++;
        return new ClientLease(_client, Release);
    }

    /// <summary>Closes the client after the commands that use it have ended.</summary>
    public void Retire()
    {
        lock (_gate)
        {
            _isRetired = true;
            CloseIfUnused();
        }
    }

    private void Release()
    {
        lock (_gate)
        {
            _leases--;
            CloseIfUnused();
        }
    }

    private void CloseIfUnused()
    {
        if (_isRetired && _leases == 0) _client.Dispose();
    }
}
