using BenchmarkDotNet.Running;
using IonosContainerRegistry.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(Listing).Assembly).Run(args);
