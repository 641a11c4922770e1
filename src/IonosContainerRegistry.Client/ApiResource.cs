using System.Collections.Generic;
using System.Security;
using System.Text.Json.Serialization;

namespace IonosContainerRegistry.Client;

/// <summary>The base of what the service returns.</summary>
public abstract class ApiResource
{
    /// <summary>
    /// The fields that couldn't be read, as JSON paths such as <c>properties.expiryDate</c>. Their members are null,
    /// which doesn't indicate the value that the service has. Empty for a response of the expected form.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<string> UnreadableFields { get; internal set; } = [];

    /// <summary>A secret that the response contains, so that it can be masked elsewhere, or null for none.</summary>
    [JsonIgnore]
    internal virtual SecureString? Secret => null;
}

/// <summary>The base of what the service identifies by an ID.</summary>
/// <typeparam name="TId">The type of the ID, one that can be null.</typeparam>
public abstract class ApiResource<TId> : ApiResource
{
    /// <summary>The ID, or null if the service left it out and it can't be derived from the request.</summary>
    public TId? Id { get; set; }
}
