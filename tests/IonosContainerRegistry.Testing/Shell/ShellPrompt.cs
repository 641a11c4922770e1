using System.Collections.Generic;

namespace IonosContainerRegistry.Testing.Shell;

/// <summary>A question that a command asked.</summary>
/// <param name="Caption">The headline; empty if there was none.</param>
/// <param name="Message">The question.</param>
/// <param name="Choices">The labels of the choices or the names of the fields; empty for a plain line.</param>
public sealed record ShellPrompt(string Caption, string Message, IReadOnlyList<string> Choices);
