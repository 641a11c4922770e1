using System;
using System.Collections.Generic;
using IonosContainerRegistry.Sandbox.Service.Data;

namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>A stored token. Immutable, so that a copy that was handed out never changes under its reader.</summary>
public sealed record TokenRecord
{
    /// <summary>The token's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name, which is also the user name.</summary>
    public required string Name { get; init; }

    /// <summary>The password in plain text; the API shows it only where it is issued.</summary>
    public string Password { get; init; } = "";

    /// <summary><c>enabled</c> or <c>disabled</c>; tests may store any other word, or null.</summary>
    public string? Status { get; init; } = "enabled";

    /// <summary>When the token expires and is removed; null for never.</summary>
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

    /// <summary>When the token was last changed; null if never.</summary>
    public DateTimeOffset? LastModifiedDate { get; init; }

    /// <summary>Who changed the token last; null if never.</summary>
    public string? LastModifiedBy { get; init; }

    /// <summary>Name and ID; a record's own text would show the password in the output of a failed test.</summary>
    public override string ToString() => $"{Name} ({Id})";
}
