using System.Collections.Generic;

namespace IonosContainerRegistry.ContainerTools;

/// <summary>The result of a container tool. It doesn't contain the password.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Lines">Everything that the tool wrote.</param>
/// <param name="Error">What to show if the tool failed. Never empty.</param>
internal sealed record LoginResult(int ExitCode, IReadOnlyList<string> Lines, string Error);
