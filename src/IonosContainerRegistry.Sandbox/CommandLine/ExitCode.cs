namespace IonosContainerRegistry.Sandbox.CommandLine;

/// <summary>The exit codes of the process.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    public const int Failure = 1;

    /// <summary>The arguments are invalid.</summary>
    public const int Usage = 64;
}
