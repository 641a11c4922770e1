using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Pipeline;

/// <summary>Makes the errors of passwords that a stopped pipeline didn't pass on, or might not have.</summary>
internal static class PasswordErrors
{
    /// <summary>What to do with an output whose password couldn't be passed on.</summary>
    public static string Note(IPasswordOutput output) => MessageText.Join(
        $"If you didn't store {output.Description} in a variable, its password can't be recovered.", output.RemoveStep);

    /// <summary>A password that might not have been passed on, because the pipeline stopped.</summary>
    public static ErrorRecord MightBeLost(IPasswordOutput output) => Make(
        output.Target, output.Target.Object,
        $"The pipeline stopped, so the password of {output.Description} might not have been passed on.", Note(output));

    /// <summary>Passwords that were returned by a command that ended early.</summary>
    public static ErrorRecord MightBeLost(IReadOnlyList<IPasswordOutput> outputs)
    {
        string[] sentences =
        [
            "The pipeline ended before the command was complete.",
            "If its output was assigned to a variable, the variable was not set, and these passwords can't be "
            + $"recovered: {string.Join(", ", outputs.Select(output => output.Description))}.",
            "To keep the output of a pipeline that might end early, specify -OutVariable.",
        ];
        CallTarget first = outputs[0].Target;
        return outputs.Count == 1
            ? Make(first, first.Object, sentences)
            : Make(first with { TokenId = null }, outputs.Select(output => output.Target.Object).ToArray(), sentences);
    }

    /// <summary>A password that was received, but couldn't be written to the pipeline.</summary>
    public static ErrorRecord Lost(IPasswordOutput output) => Make(
        output.Target, output.Target.Object,
        $"The pipeline stopped after {output.Description} was created, so its password wasn't returned and can't be "
        + "recovered.",
        output.RemoveStep);

    private static ErrorRecord Make(CallTarget target, object? targetObject, params string[] sentences)
        => ErrorRecordFactory.Make(
            new RegistryException(MessageText.Join(sentences))
            {
                RegistryId = target.RegistryId,
                TokenId = target.TokenId,
            },
            ErrorId.OperationInterrupted, ErrorCategory.OperationStopped, targetObject);
}
