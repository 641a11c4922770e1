using System;
using System.Management.Automation.Host;

namespace IonosContainerRegistry.Formatting;

/// <summary>
/// Colors text if the host supports it. The environment variables NO_COLOR and FORCE_COLOR decide otherwise.
/// </summary>
internal static class AnsiColor
{
    // Windows PowerShell includes escape sequences in the width of a cell and truncates it.
    private static readonly bool EngineMeasuresEscapes = typeof(object).Assembly.GetName().Name != "mscorlib";

    public static string Dim(string text, PSHost? host) => Wrap(text, "2", host);

    public static string Red(string text, PSHost? host) => Wrap(text, "31", host);

    public static string Yellow(string text, PSHost? host) => Wrap(text, "33", host);

    private static string Wrap(string text, string code, PSHost? host)
        => IsWanted(host) ? $"\u001b[{code}m{text}\u001b[0m" : text;

    private static bool IsWanted(PSHost? host) => EngineMeasuresEscapes
        && !IsSet("NO_COLOR")
        && (IsSet("FORCE_COLOR") || (host?.UI?.SupportsVirtualTerminal == true && !Console.IsOutputRedirected));

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
