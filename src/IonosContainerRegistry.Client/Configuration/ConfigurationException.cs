using System;

namespace IonosContainerRegistry.Client.Configuration;

/// <summary>
/// A profile of the configuration file can't be used. Neither the exception nor its inner exception contains
/// credentials.
/// </summary>
public sealed class ConfigurationException : Exception
{
    internal ConfigurationException(
        ConfigurationProblem problem, ConfigurationPlace place, Exception? innerException = null)
        : base($"The profile can't be used: {problem}.", innerException)
    {
        Problem = problem;
        Place = place;
    }

    /// <summary>Why it can't be used.</summary>
    public ConfigurationProblem Problem { get; }

    /// <summary>Where in the file the problem is.</summary>
    public ConfigurationPlace Place { get; }

    /// <summary>The field at that place that is missing or has a wrong value, or null for another problem.</summary>
    public string? Field { get; internal init; }

    /// <summary>How many profiles have the name, or null for another problem.</summary>
    public int? ProfileCount { get; internal init; }
}
