using System;
using System.Collections.Generic;

namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>A stored registry.</summary>
public sealed record RegistryRecord
{
    /// <summary>The registry's ID.</summary>
    public required Guid Id { get; init; }

    /// <summary>The registry's name.</summary>
    public required string Name { get; init; }

    /// <summary>Where the registry is, as in <c>de/txl</c>.</summary>
    public string Location { get; init; } = "de/txl";

    /// <summary>The host name. Empty until the state is Running.</summary>
    public string HostName { get; init; } = "";

    /// <summary>The state in the metadata: New, WaitingForStorage, Running and others.</summary>
    public string State { get; init; } = "Running";

    /// <summary>The storage used, in bytes.</summary>
    public long StorageBytes { get; init; }

    /// <summary>When the storage was last measured, or null if never.</summary>
    public DateTimeOffset? StorageUpdatedAt { get; init; }

    /// <summary>Whether images are scanned for vulnerabilities.</summary>
    public bool VulnerabilityScanning { get; init; }

    /// <summary>The subnets from which the registry's API can be used. Empty for all.</summary>
    public IReadOnlyList<string> AllowList { get; init; } = [];

    /// <summary>The days of the week on which garbage is collected. Empty without a schedule.</summary>
    public IReadOnlyList<string> GarbageCollectionDays { get; init; } = ["Sunday"];

    /// <summary>The time of day at which garbage is collected.</summary>
    public string GarbageCollectionTime { get; init; } = "01:23:00+00:00";

    /// <summary>When the registry was created.</summary>
    public DateTimeOffset CreatedDate { get; init; }

    /// <summary>When the registry was last changed, or null if never.</summary>
    public DateTimeOffset? LastModifiedDate { get; init; }

    /// <summary>The host name that the service gives to a registry of this name and location.</summary>
    internal string DefaultHostName => $"{Name}.cr.{Location.Replace('/', '-')}.example.com";
}
