using System.Collections.Generic;

namespace IonosContainerRegistry;

/// <summary>What a container tool did; nothing of it holds the password.</summary>
internal sealed record ToolResult(int ExitCode, IReadOnlyList<string> Lines, string Complaint);
