namespace IonosContainerRegistry.Tests.Help;

/// <summary>An example of a cmdlet's page.</summary>
internal sealed record HelpExample(string Command, string Title, string Code, string Remarks);
