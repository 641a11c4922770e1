using System;

namespace IonosContainerRegistry.Client.Models;

/// <summary>A token as the service sends it: TokenResponse, PostTokenOutput and PutTokenOutput. Any member may be null.</summary>
public sealed class TokenResource
{
    /// <summary>The token's id; null where the service left it out.</summary>
    public Boxed<Guid>? Id { get; set; }

    /// <summary>The link to the token; seen empty.</summary>
    public string? Href { get; set; }

    /// <summary>Who made and changed it, and when.</summary>
    public ResourceMetadata? Metadata { get; set; }

    /// <summary>Name, status, expiry, scopes and credentials.</summary>
    public TokenProperties? Properties { get; set; }
}
