using IonosContainerRegistry.Client.Paging;

namespace IonosContainerRegistry.Client.Registries;

/// <summary>All locations, which aren't read page by page.</summary>
internal sealed class LocationList : ItemList<LocationResource>;
