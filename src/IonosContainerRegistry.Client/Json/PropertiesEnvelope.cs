namespace IonosContainerRegistry.Client.Json;

/// <summary>The <c>properties</c> wrapper that POST and PUT require.</summary>
internal sealed class PropertiesEnvelope<T>
{
    public T? Properties { get; set; }
}
