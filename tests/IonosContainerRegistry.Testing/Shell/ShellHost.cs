using System;
using System.Globalization;
using System.Management.Automation.Host;

namespace IonosContainerRegistry.Testing.Shell;

/// <summary>A console without a screen. It records what is written to it, and responds to prompts.</summary>
public sealed class ShellHost : PSHost
{
    private readonly ShellUserInterface _userInterface;

    /// <summary>Makes a host of the given width and colors.</summary>
    public ShellHost(ShellOptions options) => _userInterface = new ShellUserInterface(options);

    /// <inheritdoc/>
    public override string Name => "IonosContainerRegistry.Sandbox";

    /// <inheritdoc/>
    public override Version Version => typeof(ShellHost).Assembly.GetName().Version!;

    /// <inheritdoc/>
    public override Guid InstanceId { get; } = Guid.NewGuid();

    /// <inheritdoc/>
    public override CultureInfo CurrentCulture { get; } = CultureInfo.CurrentCulture;

    /// <inheritdoc/>
    public override CultureInfo CurrentUICulture { get; } = CultureInfo.CurrentUICulture;

    /// <inheritdoc/>
    public override PSHostUserInterface UI => _userInterface;

    /// <summary>The same as <see cref="UI"/>, with what a test needs.</summary>
    public ShellUserInterface Screen => _userInterface;

    /// <summary>The code that <c>exit</c> left with; null if it wasn't called.</summary>
    public int? ExitCode { get; private set; }

    /// <inheritdoc/>
    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    /// <inheritdoc/>
    public override void EnterNestedPrompt() => throw new NotSupportedException("This host has no nested prompt.");

    /// <inheritdoc/>
    public override void ExitNestedPrompt() => throw new NotSupportedException("This host has no nested prompt.");

    /// <inheritdoc/>
    public override void NotifyBeginApplication()
    {
    }

    /// <inheritdoc/>
    public override void NotifyEndApplication()
    {
    }
}
