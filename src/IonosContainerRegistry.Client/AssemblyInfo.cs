using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("IonosContainerRegistry.Client.Tests")]
[assembly: InternalsVisibleTo("IonosContainerRegistry.Benchmarks")]
