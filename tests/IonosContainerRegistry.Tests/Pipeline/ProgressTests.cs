using System;
using System.Collections.Generic;
using System.Linq;
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
        Assert.Matches("^Tokens: [3-5] of 6$", last.StatusDescription);
        Assert.InRange(last.PercentComplete, 50, 99);
    }

    [Theory]
    [InlineData("Get-RegistryToken $registry | Remove-RegistryToken -Force -ThrottleLimit 2", "DELETE")]
    [InlineData("Get-RegistryToken $registry | Reset-RegistryToken -OldTokenAction Remove -Confirm:$false", "DELETE")]
    [InlineData(
        "1..6 | ForEach-Object { [pscustomobject]@{ Name = \"new-$_\" } } | New-RegistryToken $registry", "POST")]
    public void Of_a_pipeline_has_a_unit_and_no_percentage(string script, string method)
    {
        Service.Faults.Add(new Fault { Method = method, Delay = Slow / 2 });

        ShellResult result = Run(script);

        Assert.Empty(result.Errors);
        ProgressRecord[] shown =
            [.. result.Progress.Where(record => record.RecordType == ProgressRecordType.Processing)];
        Assert.NotEmpty(shown);
        Assert.All(shown, record => Assert.Matches("^Tokens: [0-6]$", record.StatusDescription));
        Assert.All(shown, record => Assert.Equal(-1, record.PercentComplete));
        Assert.All(shown, record => Assert.Contains("token '", record.CurrentOperation, StringComparison.Ordinal));
    }

    [Fact]
    public void Of_the_first_ones_of_a_list_ends_at_their_number()
    {
        Service.Faults.Add(new Fault { Operation = Operations.ListTokens, Delay = Slow });

        ShellResult result = Run("Get-RegistryToken $registry -First 4 -PageSize 2");

        Assert.Equal(4, result.Output.Count);
        Assert.Contains(result.Progress, record => record.StatusDescription == "Tokens: 2 of 4");
        Assert.DoesNotContain(
            result.Progress, record => record.StatusDescription.EndsWith("of 6", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_a_filtered_list_counts_what_was_read()
    {
        Service.Faults.Add(new Fault { Operation = Operations.ListTokens, Delay = Slow });

        ShellResult result = Run("Get-RegistryToken $registry -Name 'ci-0006*' -PageSize 3");

        Assert.Single(result.Output);
        Assert.Contains(
            result.Progress, record => (record.StatusDescription, record.PercentComplete) == ("Tokens: 3 of 6", 50));
    }

    [Fact]
    public void Of_the_lists_of_piped_registries_has_no_percentage()
    {
        Service.Faults.Add(new Fault { Operation = Operations.ListTokens, Delay = Slow });

        ShellResult result = Run("Get-ContainerRegistry | Get-RegistryToken");

        Assert.NotEmpty(result.Progress);
        Assert.All(result.Progress, record => Assert.Equal(-1, record.PercentComplete));
    }

    [Fact]
    public void Of_a_measurement_counts_tokens()
    {
        Service.Faults.Add(new Fault { Operation = Operations.ListTokens, Delay = Slow });

        ShellResult result = Run("Measure-RegistryToken $registry");

        ProgressRecord record = result.Progress[0];
        Assert.Equal(
            ("Counting tokens", "Tokens: 0", -1), (record.Activity, record.StatusDescription, record.PercentComplete));
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
    }

    [Fact]
    public void Of_a_wait_begins_with_state_and_time()
    {
        Service.Faults.Add(new Fault
        {
            Operation = Operations.GetRegistry,
            Times = 1,
            OddFields = new Dictionary<string, object?> { ["state"] = "New" },
        });
        Service.Faults.Add(new Fault { Operation = Operations.GetRegistry, Delay = Slow });

        ShellResult result = Run("Wait-ContainerRegistry $registry");

        Assert.Matches("^New, [0-9]+ s: registry", result.Progress[0].StatusDescription);
    }

    [Fact]
    public void Of_a_list_that_is_emptied_meanwhile_has_no_percentage()
    {
        Service.Faults.Add(new Fault
        {
            Operation = Operations.ListTokens,
            Times = 1,
            ChangeStore = store => store.ClearTokens(Registry),
        });
        Service.Faults.Add(new Fault { Operation = Operations.ListTokens, Delay = Slow });

        ShellResult result = Run("Get-RegistryToken $registry -PageSize 3");

        Assert.Null(result.TerminatingError);
        Assert.Contains(
            result.Progress, record => (record.StatusDescription, record.PercentComplete) == ("Tokens: 0 of 0", -1));
    }

    [Fact]
    public void Is_not_shown_for_fast_commands() => Assert.Empty(Run("Get-RegistryToken $registry").Progress);
}
