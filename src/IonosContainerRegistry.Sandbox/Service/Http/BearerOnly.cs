namespace IonosContainerRegistry.Sandbox.Service.Http;

/// <summary>Metadata of an endpoint that doesn't accept Basic authentication.</summary>
internal sealed class BearerOnly
{
    public static BearerOnly Instance { get; } = new();
}
