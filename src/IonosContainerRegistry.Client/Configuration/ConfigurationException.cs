using System;

namespace IonosContainerRegistry.Client.Configuration;

/// <summary>A profile of the configuration file can't be used. No member contains a value of the file.</summary>
public sealed class ConfigurationException : Exception
{
    internal ConfigurationException(ConfigurationProblem problem, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Problem = problem;
    }

    /// <summary>Why it can't be used.</summary>
    public ConfigurationProblem Problem { get; }

    /// <summary>The file.</summary>
    public string Path { get; internal set; } = "";

    /// <summary>The name of the profile; null if none was asked for.</summary>
    public string? Profile { get; internal set; }

    /// <summary>The field; null if the problem isn't about one.</summary>
    public string? Field { get; internal set; }

    /// <summary>The line of the file, from 1; null if the problem isn't in one.</summary>
    public long? Line { get; internal set; }
}
