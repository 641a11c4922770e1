namespace IonosContainerRegistry.Testing.Shell;

/// <summary>How a <see cref="ShellSession"/> looks to what runs in it.</summary>
public sealed record ShellOptions
{
    /// <summary>The width of the console, in characters.</summary>
    public int Width { get; init; } = 120;

    /// <summary>Whether output may hold escape sequences for colors.</summary>
    public bool Colors { get; init; }
}
