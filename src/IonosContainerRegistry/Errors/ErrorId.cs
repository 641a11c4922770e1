namespace IonosContainerRegistry;

/// <summary>The ids that errors begin with in FullyQualifiedErrorId. Scripts rely on them: none changes, none goes.</summary>
internal enum ErrorId
{
    /// <summary>The name is taken.</summary>
    Conflict,

    /// <summary>Nobody answered.</summary>
    ConnectionFailed,

    /// <summary>A file of the user's can't be worked with.</summary>
    FileUnusable,

    /// <summary>The account lacks a right.</summary>
    Forbidden,

    /// <summary>The command was stopped while a change was under way.</summary>
    Interrupted,

    /// <summary>A value was refused before any request.</summary>
    InvalidParameter,

    /// <summary>Parameters can't work together.</summary>
    InvalidParameterCombination,

    /// <summary>The service refused a value.</summary>
    InvalidRequest,

    /// <summary>The tool could not sign in.</summary>
    LoginFailed,

    /// <summary>A literal name matches nothing.</summary>
    NameNotFound,

    /// <summary>There is no connection that could be used.</summary>
    NoConnection,

    /// <summary>The registry has no host name yet.</summary>
    NoHostName,

    /// <summary>The token comes without its password.</summary>
    NoPassword,

    /// <summary>The registry or the token is not there.</summary>
    NotFound,

    /// <summary>The configuration file or its profile can't be used.</summary>
    ProfileUnusable,

    /// <summary>The service failed.</summary>
    ServiceUnavailable,

    /// <summary>No answer came in time.</summary>
    Timeout,

    /// <summary>The token was created, and its password did not arrive.</summary>
    TokenCreatedPasswordLost,

    /// <summary>A token of that name is there, perhaps somebody else's.</summary>
    TokenMayBeAnothers,

    /// <summary>The token could not be seen afterwards.</summary>
    TokenNotSeen,

    /// <summary>Nobody can say whether the token was created.</summary>
    TokenOutcomeUnknown,

    /// <summary>The service asks for fewer requests.</summary>
    TooManyRequests,

    /// <summary>No tool to sign in with is on the path.</summary>
    ToolNotFound,

    /// <summary>The credentials were refused.</summary>
    Unauthorized,

    /// <summary>A status that nothing is known about.</summary>
    UnexpectedStatus,

    /// <summary>The answer is not what the service promises.</summary>
    UnreadableAnswer,
}
