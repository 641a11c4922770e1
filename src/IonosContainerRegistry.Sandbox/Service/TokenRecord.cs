using System;
using System.Collections.Generic;
using IonosContainerRegistry.Sandbox.Service.Data;

namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>A stored token. Immutable, so that a copy that was handed out never changes under its reader.</summary>
public sealed record TokenRecord
{
    /// <summary>The token's ID.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name, which is also the user name.</summary>
    public required string Name { get; init; }

    /// <summary>The password in plain text. The API returns it only when it is issued.</summary>
    public string Password { get; init; } = "";

    /// <summary><c>enabled</c> or <c>disabled</c>. Tests can store any other word, or null.</summary>
    public string? Status { get; init; } = "enabled";

    /// <summary>When the token expires and is removed, or null if never.</summary>
    public DateTimeOffset? ExpiryDate { get; init; }

    /// <summary>What the token may do.</summary>
    public IReadOnlyList<ScopeRecord> Scopes { get; init; } = [];

    /// <summary>The state in the metadata.</summary>
    public string State { get; init; } = "enabled";

    /// <summary>When the token was made, on the service's clock.</summary>
    public DateTimeOffset CreatedDate { get; init; }

    /// <summary>Who made the token.</summary>
    public string CreatedBy { get; init; } = SandboxUser.Name;

    /// <summary>The ID of who made the token.</summary>
    public string CreatedByUserId { get; init; } = SandboxUser.Id;

    /// <summary>When the token was last changed, or null if never.</summary>
    public DateTimeOffset? LastModifiedDate { get; init; }

    /// <summary>Who changed the token last, or null if nobody did.</summary>
    public string? LastModifiedBy { get; init; }

    /// <summary>Name and ID. The default text of a record would show the password in failed tests.</summary>
    public override string ToString() => $"{Name} ({Id})";
}
