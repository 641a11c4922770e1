using IonosContainerRegistry.Client;

namespace IonosContainerRegistry.Pipeline;

/// <summary>The result of an <see cref="Operation"/>.</summary>
internal sealed class OperationResult
{
    public OperationResult(ApiAnswer? response, RegistryToken? token, string? warning = null)
    {
        Response = response;
        Token = token;
        Warning = warning;
    }

    /// <summary>The last response; null if no request was needed.</summary>
    public ApiAnswer? Response { get; }

    /// <summary>The token after the operation; null for none.</summary>
    public RegistryToken? Token { get; }

    public string? Warning { get; }
}
