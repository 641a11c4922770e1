using System;

namespace IonosContainerRegistry.Sandbox;

/// <summary>The module isn't there to be imported.</summary>
/// <param name="message">Where it was expected.</param>
public sealed class ModuleNotBuiltException(string message) : Exception(message);
