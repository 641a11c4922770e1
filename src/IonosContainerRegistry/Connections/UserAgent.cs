using System.Management.Automation;
using System.Runtime.InteropServices;

namespace IonosContainerRegistry;

/// <summary>What the module tells the service about itself.</summary>
internal static class UserAgent
{
    public static string Value { get; } = string.Format(
        System.Globalization.CultureInfo.InvariantCulture,
        "IonosContainerRegistry/{0} (PowerShell {1}; {2})",
        typeof(UserAgent).Assembly.GetName().Version.ToString(3),
        typeof(PSObject).Assembly.GetName().Version.ToString(3),
        RuntimeInformation.OSDescription.Replace('(', '[').Replace(')', ']'));
}
