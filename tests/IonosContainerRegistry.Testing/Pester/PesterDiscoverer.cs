using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace IonosContainerRegistry.Testing.Pester;

/// <summary>Finds the Pester files. Their tests are known only once the files have run.</summary>
/// <param name="diagnostics">Where xUnit reports what isn't a result.</param>
public sealed class PesterDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    /// <inheritdoc/>
    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        string repository = PesterRun.GetMetadata(testMethod, "Repository");
        return
            from folder in factAttribute.GetNamedArgument<string[]>(nameof(PesterFilesAttribute.Folders))
            from file in Directory.GetFiles(Path.Combine(repository, folder), "*.Tests.ps1")
            orderby Path.GetFileName(file)
            select new PesterTestCase(
                diagnostics,
                discoveryOptions.MethodDisplayOrDefault(),
                discoveryOptions.MethodDisplayOptionsOrDefault(),
                testMethod,
                $"{folder}/{Path.GetFileName(file)}");
    }
}
