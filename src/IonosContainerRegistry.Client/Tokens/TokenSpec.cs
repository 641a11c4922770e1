using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using IonosContainerRegistry.Client.Json;

namespace IonosContainerRegistry.Client.Tokens;

/// <summary>
/// PostTokenProperties: what a token is created or replaced with. A null member is left out of the request.
/// </summary>
public sealed class TokenSpec
{
    /// <summary>The name. Required.</summary>
    public string Name { get; set; } = "";

    /// <summary>When the service deletes the token, or null for never.</summary>
    public DateTimeOffset? ExpiryDate { get; set; }

    /// <summary>What the token allows.</summary>
    [JsonConverter(typeof(ScopeListConverter))]
    public IList<ScopeResource>? Scopes { get; set; }

    /// <summary>The status. Null leaves it to the service.</summary>
    public string? Status { get; set; }

    /// <summary>The body of POST and PUT.</summary>
    internal byte[] Serialize() => JsonSerializer.SerializeToUtf8Bytes(
        new PropertiesEnvelope<TokenSpec> { Properties = this }, ApiJsonContext.Default.PropertiesEnvelopeTokenSpec);
}
