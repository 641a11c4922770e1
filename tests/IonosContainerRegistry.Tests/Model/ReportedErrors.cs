using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace IonosContainerRegistry.Tests.Model;

/// <summary>What an error reports about a change.</summary>
internal static class ReportedErrors
{
    public const string PasswordLost = "TokenCreatedPasswordLost";

    public const string Unconfirmed = "TokenCreationUnconfirmed";

    /// <summary>IDs of errors after which nothing was changed, unless they report that it might have been.</summary>
    private static readonly HashSet<string> Unchanged =
    [
        "Conflict", "ConnectionFailed", "Forbidden", "InvalidParameter", "InvalidParameterCombination",
        "InvalidRequest", "InvalidResponse", "NotConnected", "NotFound", "OldTokenUnchanged", "ServiceUnavailable",
        "Timeout", "TooManyRequests", "Unauthorized", "UnexpectedStatus",
    ];

    public static string IdOf(this ErrorRecord error) => error.FullyQualifiedErrorId.Split(',')[0];

    /// <summary>Whether the error is about a Docker configuration, to which the token couldn't be added.</summary>
    public static bool IsOfDockerConfig(this ErrorRecord error) =>
        error.FullyQualifiedErrorId.EndsWith(nameof(ConvertToDockerConfigCommand), StringComparison.Ordinal);

    public static bool SaysUnchanged(this ErrorRecord error) =>
        Unchanged.Contains(error.IdOf()) && error.Exception is not RegistryException { MightHaveBeenApplied: true };
}
