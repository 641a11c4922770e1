namespace IonosContainerRegistry.Client.Creation;

/// <summary>What looking up a name has shown.</summary>
/// <param name="Resource">The resource of that name; null if none was found.</param>
/// <param name="IsComplete">Whether the whole list was searched and each name in it could be read.</param>
/// <param name="Response">The last response.</param>
internal sealed record LookupResult<T>(T? Resource, bool IsComplete, ResponseMetadata Response)
    where T : class;
