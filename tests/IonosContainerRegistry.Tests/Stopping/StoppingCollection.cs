using Xunit;

namespace IonosContainerRegistry.Tests.Stopping;

/// <summary>Tests that measure how soon a command comes back, and so run while nothing else does.</summary>
[CollectionDefinition(nameof(StoppingCollection), DisableParallelization = true)]
public sealed class StoppingCollection;
