using System;

namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>The registry already holds a token of that name or ID.</summary>
/// <param name="what">What is taken.</param>
public sealed class NameTakenException(string what) : InvalidOperationException($"{what} is already taken.");
