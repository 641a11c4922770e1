using System;
using System.Management.Automation.Host;

namespace IonosContainerRegistry;

/// <summary>Colours text where the host can show it, and only there.</summary>
internal static class Colour
{
    // Windows PowerShell counts the escape sequences as width and would cut the cell.
    private static readonly bool EngineMeasuresEscapes = typeof(object).Assembly.GetName().Name != "mscorlib";

    public static string Dim(string text, PSHost? host) => Wrap(text, "2", host);

    public static string Red(string text, PSHost? host) => Wrap(text, "31", host);

    public static string Yellow(string text, PSHost? host) => Wrap(text, "33", host);

    private static string Wrap(string text, string code, PSHost? host)
        => IsWanted(host) ? $"\u001b[{code}m{text}\u001b[0m" : text;

    private static bool IsWanted(PSHost? host) => EngineMeasuresEscapes
        && host?.UI?.SupportsVirtualTerminal == true
        && !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
}
