using System;
using System.Management.Automation.Host;

namespace IonosContainerRegistry.Testing.Shell;

/// <summary>The size and colors of the console; it has no cells that could be read or painted.</summary>
internal sealed class ShellRawUserInterface(int width) : PSHostRawUserInterface
{
    private const int Height = 50;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override Size BufferSize { get; set; } = new(width, Height);

    public override Coordinates CursorPosition { get; set; }

    public override int CursorSize { get; set; } = 25;

    public override bool KeyAvailable => false;

    public override Size MaxPhysicalWindowSize => BufferSize;

    public override Size MaxWindowSize => BufferSize;

    public override Coordinates WindowPosition { get; set; }

    public override Size WindowSize { get; set; } = new(width, Height);

    public override string WindowTitle { get; set; } = "";

    public override void FlushInputBuffer()
    {
    }

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw NoCells();

    public override KeyInfo ReadKey(ReadKeyOptions options) => throw NoCells();

    public override void ScrollBufferContents(
        Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw NoCells();

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw NoCells();

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw NoCells();

    private static NotSupportedException NoCells() => new("This host has no keyboard and no screen buffer.");
}
