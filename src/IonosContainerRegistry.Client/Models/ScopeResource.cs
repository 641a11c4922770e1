using System.Collections.Generic;

namespace IonosContainerRegistry.Client.Models;

/// <summary>A scope on the wire: what (<see cref="Type"/>, <see cref="Name"/>) may be done how (<see cref="Actions"/>).</summary>
public sealed class ScopeResource
{
    /// <summary>The type, an open enumeration: repository, registry.</summary>
    public string? Type { get; set; }

    /// <summary>The repository pattern, literal text to the API.</summary>
    public string? Name { get; set; }

    /// <summary>The actions, an open enumeration: pull, push, delete, …; may be null.</summary>
    public IList<string?>? Actions { get; set; }
}
