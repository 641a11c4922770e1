using System;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Client.ContainerTools;

namespace IonosContainerRegistry;

/// <summary>The base of cmdlets that put the credentials of all input objects into one text.</summary>
public abstract class DockerConfigCmdlet : DockerCredentialCmdlet
{
    private readonly List<(RegistryLogin Login, RegistryToken? Token)> _logins = [];

    private protected override IEnumerable<RegistryToken> PendingTokens
        => _logins.Select(entry => entry.Token).OfType<RegistryToken>();

    private protected override void ProcessCredential(RegistryToken? token)
    {
        if (ReadLogin() is not { } login) return;
        int earlier = _logins.FindIndex(
            other => string.Equals(other.Login.HostName, login.HostName, StringComparison.OrdinalIgnoreCase));
        if (earlier >= 0)
        {
            WriteWarning("A Docker configuration can contain only one credential per host. The credential "
                + $"'{login.UserName}' replaces '{_logins[earlier].Login.UserName}' for {login.HostName}.");
            _logins.RemoveAt(earlier);
        }

        _logins.Add((login, token));
    }

    private protected sealed override void EndInput()
    {
        if (_logins.Count == 0) return;
        string text = CreateText(_logins.Select(entry => entry.Login).ToList());
        WriteObject(Accept(), enumerateCollection: true);

        // A stopped pipeline doesn't enumerate. A downstream command that fails has received the text before.
        IEnumerable<string> Accept()
        {
            _logins.Clear();
            yield return text;
        }
    }

    /// <summary>Creates the text that is written to the pipeline.</summary>
    private protected abstract string CreateText(IReadOnlyList<RegistryLogin> logins);
}
