using System;
using System.Management.Automation;
using System.Runtime.InteropServices;

namespace IonosContainerRegistry.Connections;

/// <summary>The User-Agent header of the module.</summary>
internal static class UserAgent
{
    public static string Value { get; } =
        $"IonosContainerRegistry/{VersionOf(typeof(UserAgent))} (PowerShell {VersionOf(typeof(PSObject))}; "
        + $"{RuntimeInformation.OSDescription.Replace('(', '[').Replace(')', ']')})";

    private static string VersionOf(Type type) => type.Assembly.GetName().Version.ToString(3);
}
