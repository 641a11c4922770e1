using System.Collections.Generic;

namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>One scope of a stored token.</summary>
/// <param name="Type">What the scope is about: <c>repository</c>, <c>registry</c> or any other word.</param>
/// <param name="Name">A repository pattern, kept as literal text.</param>
/// <param name="Actions">The actions allowed.</param>
public sealed record ScopeRecord(string Type, string Name, IReadOnlyList<string> Actions);
