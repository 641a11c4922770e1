using System;
using System.Collections.Generic;
using IonosContainerRegistry.Client.Handover;

namespace IonosContainerRegistry.Commands;

/// <summary>What the cmdlets share that put the logins of all records into one text.</summary>
public abstract class DockerConfigCommand : HandoverCommand
{
    private readonly List<RegistryLogin> _logins = [];

    private protected IReadOnlyList<RegistryLogin> Logins => _logins;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ReadLogin() is not { } login) return;
        int earlier = _logins.FindIndex(one => string.Equals(one.HostName, login.HostName, StringComparison.OrdinalIgnoreCase));
        if (earlier >= 0)
        {
            WriteWarning($"A configuration holds one login a host: '{login.UserName}' takes the place of '{_logins[earlier].UserName}' for {login.HostName}.");
            _logins.RemoveAt(earlier);
        }

        _logins.Add(login);
    }
}
