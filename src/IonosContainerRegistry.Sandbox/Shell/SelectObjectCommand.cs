using System;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace IonosContainerRegistry.Sandbox.Shell;

/// <summary>
/// The part of Select-Object that tests and scripts of the sandbox use: the first objects, those after the first,
/// chosen properties. Like the original it stops the commands before it as soon as it has what it wants.
/// </summary>
[Cmdlet(VerbsCommon.Select, "Object")]
public sealed class SelectObjectCommand : PSCmdlet
{
    private int _seen;

    /// <summary>The properties to take, in new objects.</summary>
    [Parameter(Position = 0)]
    public string[] Property { get; set; } = [];

    /// <summary>The property whose value to take.</summary>
    [Parameter]
    public string? ExpandProperty { get; set; }

    /// <summary>How many objects to take.</summary>
    [Parameter]
    public int First { get; set; } = int.MaxValue;

    /// <summary>How many objects to leave out first.</summary>
    [Parameter]
    public int Skip { get; set; }

    /// <summary>The objects.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is null || _seen++ < Skip)
            return;

        if (_seen - Skip <= First)
            WriteObject(Selected(InputObject), enumerateCollection: ExpandProperty is not null);

        if (_seen - Skip >= First)
            throw StopUpstream();
    }

    private object? Selected(PSObject source)
    {
        if (ExpandProperty is not null)
            return source.Properties[ExpandProperty]?.Value;

        if (Property.Length == 0)
            return source;

        var selected = new PSObject();
        foreach (string name in Property)
            selected.Properties.Add(new PSNoteProperty(name, source.Properties[name]?.Value));

        return selected;
    }

    /// <summary>The exception that ends the commands before this one; the engine keeps it to itself.</summary>
    private Exception StopUpstream()
    {
        Type type = typeof(PSCmdlet).Assembly.GetType(
            "System.Management.Automation.StopUpstreamCommandsException", throwOnError: true)!;
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        return (Exception)type.GetConstructors(Any).Single().Invoke([this]);
    }
}
