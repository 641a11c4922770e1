using System;
using System.Collections.Generic;
using IonosContainerRegistry.Client.ContainerTools;

namespace IonosContainerRegistry;

/// <summary>The base of cmdlets that put the credentials of all input objects into one text.</summary>
public abstract class DockerConfigCmdlet : DockerCredentialCmdlet
{
    private readonly List<RegistryLogin> _logins = [];

    private protected IReadOnlyList<RegistryLogin> Logins => _logins;

    private protected override void ProcessInput()
    {
        if (ReadLogin() is not { } login) return;
        int earlier = _logins.FindIndex(
            other => string.Equals(other.HostName, login.HostName, StringComparison.OrdinalIgnoreCase));
        if (earlier >= 0)
        {
            WriteWarning("A Docker configuration can contain only one credential per host. The credential "
                + $"'{login.UserName}' replaces '{_logins[earlier].UserName}' for {login.HostName}.");
            _logins.RemoveAt(earlier);
        }

        _logins.Add(login);
    }
}
