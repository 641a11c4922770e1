using Xunit;

namespace IonosContainerRegistry.Tests.Stopping;

/// <summary>Tests that measure how soon a command ends, so no other tests run at the same time.</summary>
[CollectionDefinition(nameof(StoppingCollection), DisableParallelization = true)]
public sealed class StoppingCollection;
