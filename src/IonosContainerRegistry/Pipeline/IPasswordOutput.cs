using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Pipeline;

/// <summary>An output whose password the service returns only once, so that its loss must be reported.</summary>
internal interface IPasswordOutput
{
    /// <summary>Whether the output includes the password.</summary>
    bool HasPassword { get; }

    /// <summary>Whether a command of a pipeline that stopped has reported that the password might be lost.</summary>
    bool IsLossReported { get; set; }

    /// <summary>The output in words, such as <c>token 'ci' (…) in registry 'acme'</c>.</summary>
    string Description { get; }

    /// <summary>What to do if the password is lost.</summary>
    string RemoveStep { get; }

    /// <summary>What errors are about.</summary>
    CallTarget Target { get; }
}
