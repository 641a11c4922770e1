using System;
using System.Management.Automation;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.Pipeline;

/// <summary>The progress bar of slow commands.</summary>
public sealed class ProgressTests : ConnectedSession
{
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(700);

    [Fact]
    public void Is_completed_at_the_end()
    {
        Service.Faults.Add(new Fault { Method = "DELETE", Delay = Slow });

        ShellResult result = Run("Remove-RegistryToken $registry $ids -Force -ThrottleLimit 2");

        Assert.True(result.Progress.Count > 1);
        Assert.All(result.Progress, record => Assert.Equal("Removing tokens", record.Activity));
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
        ProgressRecord last = result.Progress[^2];
        Assert.Equal(ProgressRecordType.Processing, last.RecordType);
        Assert.Matches("^Tokens: [1-5]$", last.StatusDescription);
        Assert.Equal(-1, last.PercentComplete);
    }

    [Fact]
    public void Of_an_empty_list_has_no_percentage()
    {
        Service.Store.ClearTokens(Registry);
        Service.Faults.Add(new Fault { Operation = Operations.ListTokens, Delay = Slow });

        ShellResult result = Run("Get-RegistryToken $registry");

        Assert.Null(result.TerminatingError);
        Assert.Empty(result.Errors);
        Assert.All(result.Progress, record => Assert.InRange(record.PercentComplete, -1, 100));
    }

    [Fact]
    public void Is_not_shown_for_fast_commands() => Assert.Empty(Run("Get-RegistryToken $registry").Progress);
}
