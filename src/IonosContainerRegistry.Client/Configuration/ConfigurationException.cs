using System;

namespace IonosContainerRegistry.Client.Configuration;

/// <summary>A profile of the configuration file can't be used. The message contains no credentials.</summary>
public sealed class ConfigurationException : Exception
{
    internal ConfigurationException(ConfigurationProblem problem, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Problem = problem;
    }

    /// <summary>Why it can't be used.</summary>
    public ConfigurationProblem Problem { get; }
}
