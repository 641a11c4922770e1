using System;

namespace IonosContainerRegistry.Client.Configuration;

/// <summary>The configuration file can't be used. The message names file, profile and field, never a value.</summary>
public class ConfigurationException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, and where.</param>
    /// <param name="innerException">What caused it; null for nothing.</param>
    public ConfigurationException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
