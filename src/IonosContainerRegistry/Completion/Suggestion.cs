namespace IonosContainerRegistry.Completion;

/// <summary>A value that a completer suggests.</summary>
/// <param name="Value">What is inserted.</param>
/// <param name="Text">What the menu shows.</param>
/// <param name="ToolTip">What explains the value.</param>
internal sealed record Suggestion(string Value, string Text, string ToolTip);
