namespace IonosContainerRegistry.Errors;

/// <summary>
/// The first part of FullyQualifiedErrorId. Scripts rely on these names, so none is renamed or removed.
/// </summary>
internal enum ErrorId
{
    /// <summary>The name is already in use (409).</summary>
    Conflict,

    /// <summary>The service couldn't be reached, or the connection broke.</summary>
    ConnectionFailed,

    /// <summary>The account lacks a permission (403).</summary>
    Forbidden,

    /// <summary>The registry has no host name yet.</summary>
    HostNameNotAvailable,

    /// <summary>A Docker configuration file can't be read or parsed.</summary>
    InvalidConfigurationFile,

    /// <summary>A value was refused before any request.</summary>
    InvalidParameter,

    /// <summary>Parameters can't be used together.</summary>
    InvalidParameterCombination,

    /// <summary>The configuration file or its profile can't be used.</summary>
    InvalidProfile,

    /// <summary>The service refused a value (400, 422).</summary>
    InvalidRequest,

    /// <summary>The response isn't what the API describes.</summary>
    InvalidResponse,

    /// <summary>No location has the given name.</summary>
    LocationNotFound,

    /// <summary>The container tool couldn't sign in.</summary>
    LoginFailed,

    /// <summary>There is no usable connection.</summary>
    NotConnected,

    /// <summary>The resource doesn't exist (404).</summary>
    NotFound,

    /// <summary>The old token wasn't changed, because the new token couldn't be passed to a container tool.</summary>
    OldTokenUnchanged,

    /// <summary>The command was stopped while a change was in progress.</summary>
    OperationInterrupted,

    /// <summary>The token doesn't include its password.</summary>
    PasswordNotAvailable,

    /// <summary>The registry was created, but the response wasn't received.</summary>
    RegistryCreatedResponseLost,

    /// <summary>The registry wasn't found after its creation got no valid response.</summary>
    RegistryCreationUnconfirmed,

    /// <summary>It can't be determined whether the registry was created.</summary>
    RegistryCreationUnknown,

    /// <summary>The registry is in a state that means that an operation failed.</summary>
    RegistryFailed,

    /// <summary>No registry has the given name.</summary>
    RegistryNotFound,

    /// <summary>A registry with the name exists, but another command might have created it.</summary>
    RegistryOwnershipUnknown,

    /// <summary>The wait for a registry ended before the registry was ready or removed.</summary>
    RegistryWaitTimeout,

    /// <summary>No repository has the given name.</summary>
    RepositoryNotFound,

    /// <summary>The service failed (5xx).</summary>
    ServiceUnavailable,

    /// <summary>No response arrived in time.</summary>
    Timeout,

    /// <summary>The token was created, but its password wasn't received.</summary>
    TokenCreatedPasswordLost,

    /// <summary>The token wasn't found after its creation got no valid response.</summary>
    TokenCreationUnconfirmed,

    /// <summary>It can't be determined whether the token was created.</summary>
    TokenCreationUnknown,

    /// <summary>No token has the given name.</summary>
    TokenNotFound,

    /// <summary>A token with the name exists, but another command might have created it.</summary>
    TokenOwnershipUnknown,

    /// <summary>The service is throttling requests (429).</summary>
    TooManyRequests,

    /// <summary>No container tool is installed.</summary>
    ToolNotFound,

    /// <summary>The credentials were refused (401).</summary>
    Unauthorized,

    /// <summary>The service returned a status that has no id of its own.</summary>
    UnexpectedStatus,
}
