using System;
using Xunit;
using Xunit.Sdk;

namespace IonosContainerRegistry.Testing.Pester;

/// <summary>
/// Runs the Pester files of some folders, each in a PowerShell of its own, and reports each Pester test as a test. The
/// method that it marks only gives them a place.
/// </summary>
/// <param name="folders">The folders, relative to the repository.</param>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("IonosContainerRegistry.Testing.Pester.PesterDiscoverer", "IonosContainerRegistry.Testing")]
public sealed class PesterFilesAttribute(params string[] folders) : FactAttribute
{
    /// <summary>The folders, relative to the repository.</summary>
    public string[] Folders => folders;
}
