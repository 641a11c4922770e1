namespace IonosContainerRegistry.Sandbox.Service.Data;

/// <summary>The one user in whose name the sandbox acts.</summary>
internal static class SandboxUser
{
    public const string Name = "admin@example.com";

    public const string Id = "87f9a82e-b28d-49ed-9d04-fba2c0459cd3";

    /// <summary>How newer resources name the user.</summary>
    public const string Urn = "ionos:identity:::users/" + Id;
}
