using System.Management.Automation;

namespace EmptyModule;

/// <summary>Get-Nothing: returns nothing.</summary>
[Cmdlet(VerbsCommon.Get, "Nothing")]
public sealed class GetNothingCommand : PSCmdlet;
