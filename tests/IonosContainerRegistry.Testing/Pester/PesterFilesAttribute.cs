using System;
using Xunit;
using Xunit.Sdk;

namespace IonosContainerRegistry.Testing.Pester;

/// <summary>
/// Runs the Pester files of some folders, each in a separate PowerShell process, and reports each Pester test as a
/// test. The method with this attribute is only their container.
/// </summary>
/// <param name="folders">The folders, relative to the repository.</param>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("IonosContainerRegistry.Testing.Pester.PesterDiscoverer", "IonosContainerRegistry.Testing")]
public sealed class PesterFilesAttribute(params string[] folders) : FactAttribute
{
    /// <summary>The folders, relative to the repository.</summary>
    public string[] Folders => folders;
}
