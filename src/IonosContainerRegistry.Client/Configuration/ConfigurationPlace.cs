namespace IonosContainerRegistry.Client.Configuration;

/// <summary>A place in the configuration file.</summary>
public sealed record ConfigurationPlace
{
    internal ConfigurationPlace(string path) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The profile that is read, or null if it isn't about one.</summary>
    public string? Profile { get; internal init; }

    /// <summary>The name of the environment, or null if it isn't in one or if that has no name.</summary>
    public string? Environment { get; internal init; }

    /// <summary>
    /// The path of the mapping in the environment, the profile, or the file, such as
    /// <c>products[0].endpoints[1]</c>, or null for the environment, the profile, or the file itself.
    /// </summary>
    public string? Section { get; internal init; }

    /// <summary>The line, counted from 1, or null if it isn't known.</summary>
    public long? Line { get; internal init; }
}
