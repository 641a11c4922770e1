using Xunit;

namespace IonosContainerRegistry.Client.Tests.Support;

/// <summary>Tests that touch what the whole process shares run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessWideCollection
{
    public const string Name = "process-wide";
}
