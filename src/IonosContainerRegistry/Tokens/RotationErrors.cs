using System.Collections.Generic;
using System.Management.Automation;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Registries;

namespace IonosContainerRegistry.Tokens;

/// <summary>Makes the errors of rotations that don't come from a failed request.</summary>
internal static class RotationErrors
{
    /// <summary>The old token is unchanged, because the pipeline stopped.</summary>
    /// <param name="rotation">The rotation.</param>
    /// <param name="newToken">The new token.</param>
    /// <param name="nextCommand">The command that changes the old token.</param>
    public static ErrorRecord PipelineStopped(TokenRotation rotation, RegistryToken newToken, string nextCommand)
        => OldTokenUnchanged(
            rotation, ErrorId.OperationInterrupted,
            $"The pipeline stopped after {TokenText.Name(newToken.Name, newToken.TokenId)} was created in "
            + $"{RegistryReference.Of(newToken)}, so the old {NameOld(rotation)} was not changed.",
            nextCommand);

    /// <summary>The old token is unchanged, because the new one couldn't be passed to a container tool.</summary>
    /// <param name="rotation">The rotation.</param>
    /// <param name="newToken">The new token.</param>
    /// <param name="nextCommand">The command that changes the old token.</param>
    public static ErrorRecord NewTokenNotPassedOn(TokenRotation rotation, RegistryToken newToken, string nextCommand)
        => OldTokenUnchanged(
            rotation, TokenErrorId.OldTokenUnchanged,
            $"The old {NameOld(rotation)} in {RegistryReference.Of(newToken)} was not changed, because the password of "
            + $"{TokenText.Name(newToken.Name, newToken.TokenId)} couldn't be passed to the container tool.",
            nextCommand);

    /// <summary>The token can't be rotated. Nothing was changed.</summary>
    public static ErrorRecord CannotRotate(TokenRotationException problem, RegistryReference registry)
    {
        string old = TokenText.Name(problem.OldToken.Properties?.Name, problem.OldToken.Id);
        ParameterException? fault = problem.Problem switch
        {
            RotationProblem.NameMissing => new ParameterException(
                nameof(ResetRegistryTokenCommand.NewName),
                $"The old {old} has no name. Specify the name of the new token."),
            RotationProblem.LifetimeUnknown => new ParameterException(
                nameof(ResetRegistryTokenCommand.ExpiresIn),
                $"The lifetime of the old {old} isn't known. Specify -ExpiresIn or -ExpiryDate."),
            _ => null,
        };
        if (fault is not null) return ErrorRecordFactory.InvalidParameter(fault, problem.OldToken.Id);
        IReadOnlyList<string> fields = problem.OldToken.UnreadableFields;
        string cause = fields.Count > 0
            ? $"some fields can't be read: {string.Join(", ", fields)}."
            : "its properties can't be read.";
        return ErrorRecordFactory.Make(
            new RegistryException(MessageText.Join(
                $"Can't rotate {old} in {registry}, because {cause}",
                "No token was changed. Create the new token with New-RegistryToken."))
            {
                RegistryId = problem.RegistryId,
                TokenId = problem.OldToken.Id,
            },
            ErrorId.InvalidResponse, ErrorCategory.InvalidData, problem.OldToken.Id);
    }

    private static ErrorRecord OldTokenUnchanged(
        TokenRotation rotation, string id, string cause, string nextCommand) => ErrorRecordFactory.Make(
        new RegistryException(MessageText.Join(cause, $"After you deploy the new token, run: {nextCommand}"))
        {
            RegistryId = rotation.RegistryId,
            TokenId = rotation.OldToken.Id,
        },
        id, ErrorCategory.OperationStopped, rotation.OldToken.Id);

    private static string NameOld(TokenRotation rotation)
        => TokenText.Name(rotation.OldToken.Properties?.Name, rotation.OldToken.Id);
}
