namespace IonosContainerRegistry.Client.Errors;

/// <summary>What is known about a password that the service might have issued.</summary>
public enum PasswordStatus
{
    /// <summary>None was issued.</summary>
    NotIssued,

    /// <summary>It was issued and received.</summary>
    Received,

    /// <summary>It was issued and not received, and can't be recovered.</summary>
    Lost,

    /// <summary>It might have been issued and not received.</summary>
    Unknown,
}
