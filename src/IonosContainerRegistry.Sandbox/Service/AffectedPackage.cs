namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>A package that a vulnerability affects.</summary>
/// <param name="Type">The kind of package, such as <c>deb</c>.</param>
/// <param name="Name">The name of the package.</param>
/// <param name="Version">The affected version.</param>
public sealed record AffectedPackage(string Type, string Name, string Version);
