namespace IonosContainerRegistry.Sandbox.CommandLine;

/// <summary>What the process ends with.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    public const int Failure = 1;

    /// <summary>The arguments make no sense.</summary>
    public const int Usage = 64;
}
