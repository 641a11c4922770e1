namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>The kind of authentication that the registry protocol requires.</summary>
public enum DockerChallenge
{
    /// <summary>User name and password with each request.</summary>
    Basic,

    /// <summary>A bearer token, for which user name and password are exchanged first.</summary>
    Bearer,
}
