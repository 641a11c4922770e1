namespace IonosContainerRegistry.Client.Vulnerabilities;

/// <summary>A package that a vulnerability affects. Any member can be null.</summary>
public sealed class AffectedPackage
{
    /// <summary>The type of the package, such as deb or npm.</summary>
    public string? Type { get; set; }

    /// <summary>The name of the package.</summary>
    public string? Name { get; set; }

    /// <summary>The version of the package.</summary>
    public string? Version { get; set; }
}
