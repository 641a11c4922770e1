using IonosContainerRegistry.Client;

namespace IonosContainerRegistry;

/// <summary>What a change brought.</summary>
internal sealed class ChangeResult
{
    public ChangeResult(ApiAnswer? answer, RegistryToken? token, string? warning = null)
    {
        Answer = answer;
        Token = token;
        Warning = warning;
    }

    /// <summary>The last answer; null where nothing had to be sent.</summary>
    public ApiAnswer? Answer { get; }

    /// <summary>The token as it is now; null where there is none.</summary>
    public RegistryToken? Token { get; }

    public string? Warning { get; }
}
