using System;

namespace IonosContainerRegistry.Client.Tokens;

/// <summary>A token can't be rotated as it is. Nothing was changed.</summary>
public sealed class TokenRotationException : Exception
{
    internal TokenRotationException(RotationProblem problem, Guid registryId, ApiResponse<TokenResource> oldToken)
        : base($"The token can't be rotated: {problem}.")
    {
        Problem = problem;
        RegistryId = registryId;
        OldToken = oldToken.Value;
        Response = oldToken.Response;
    }

    /// <summary>Why it can't be rotated.</summary>
    public RotationProblem Problem { get; }

    /// <summary>The registry of the token.</summary>
    public Guid RegistryId { get; }

    /// <summary>The token.</summary>
    public TokenResource OldToken { get; }

    /// <summary>Status and headers of the response that the token came in.</summary>
    public ResponseMetadata Response { get; }
}
