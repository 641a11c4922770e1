namespace IonosContainerRegistry.Testing.Pester;

/// <summary>The result of a Pester test, or of a block or a file that failed itself.</summary>
/// <param name="Name">The names of its blocks and its own.</param>
/// <param name="Result">Pester's word for how it ended.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Message">The failure, or why it was skipped.</param>
/// <param name="StackTrace">Where it failed.</param>
internal sealed record PesterResult(string Name, string Result, decimal Seconds, string Message, string StackTrace)
{
    public bool IsPassed => Result == "Passed";

    public bool IsSkipped => Result == "Skipped";

    /// <summary>Whether it failed, did not run, or was inconclusive.</summary>
    public bool IsFailed => !IsPassed && !IsSkipped;
}
