namespace IonosContainerRegistry.Client.Registries;

/// <summary>A place where registries can be created, with an ID such as de/fra.</summary>
public sealed class LocationResource : ApiResource<string>;
