namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>How the registry protocol asks for credentials.</summary>
public enum DockerChallenge
{
    /// <summary>User name and password with each request.</summary>
    Basic,

    /// <summary>A bearer token, for which user name and password are exchanged first.</summary>
    Bearer,
}
