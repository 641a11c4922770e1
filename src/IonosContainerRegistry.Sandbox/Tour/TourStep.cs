namespace IonosContainerRegistry.Sandbox.Tour;

/// <summary>One command of the tour.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Command">The command, as typed.</param>
/// <param name="Checks">What must hold afterwards.</param>
internal sealed record TourStep(string Title, string Command, params TourCheck[] Checks)
{
    /// <summary>Whether the command is meant to fail; else it must not.</summary>
    public bool ShowsError { get; init; }
}
