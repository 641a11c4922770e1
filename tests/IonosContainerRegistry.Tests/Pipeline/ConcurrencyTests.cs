using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using IonosContainerRegistry.Tests.Stopping;
using Xunit;

namespace IonosContainerRegistry.Tests.Pipeline;

/// <summary>Operations that run at the same time: none of their results is lost when the command ends early.</summary>
[Collection(nameof(StoppingCollection))]
public sealed class ConcurrencyTests : ConnectedSession
{
    private const string CreateEight =
        "1..8 | ForEach-Object { [pscustomobject]@{ Name = \"ci-new-$_\" } } | New-RegistryToken $registry -ThrottleLimit 8";

    private IEnumerable<TokenRecord> NewTokens =>
        Tokens.Where(token => token.Name.StartsWith("ci-new-", StringComparison.Ordinal));

    [Fact]
    public void Refused_credentials_end_the_command_after_the_other_operations_were_written()
    {
        // The first creation opens the window; of the next three the first is refused.
        Fault refused = Service.Faults.Add(new Fault
        {
            When = request => request.Method == "POST" && request.Body.Contains("ci-new-4", StringComparison.Ordinal),
            Status = 401,
        });

        ShellResult result = Run($"$made = @(); try {{ {CreateEight} | ForEach-Object {{ $made += $_ }} }} catch {{ $_ }}; $made");

        ErrorRecord error = Assert.Single(Objects<ErrorRecord>(result));
        Assert.Equal("Unauthorized", IdOf(error));
        Assert.Equal(1, refused.Hits);
        RegistryToken[] made = Objects<RegistryToken>(result);
        Assert.True(made.Length >= 4, $"{made.Length} tokens were written.");
        Assert.Equal(NewTokens.Select(token => token.Id).Order(), made.Select(token => token.TokenId).Order());
        Assert.All(made, token => Assert.Equal(PasswordOf(token.TokenId), token.Credential!.GetNetworkCredential().Password));
        Assert.Empty(Session.Host.Screen.Errors);
    }

    [Fact]
    public void A_consumer_that_takes_one_object_costs_no_other_token()
    {
        Service.Faults.Add(new Fault { Method = "POST", Delay = TimeSpan.FromMilliseconds(100) });

        IReadOnlyList<PSObject> output = Succeed(CreateEight + " | Select-Object -First 1");

        var token = (RegistryToken)Assert.Single(output).BaseObject;
        Assert.Equal(token.TokenId, Assert.Single(NewTokens).Id);
        Assert.Empty(Session.Host.Screen.Errors);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void What_was_sent_for_a_consumer_that_has_enough_is_finished_and_named(int first)
    {
        Service.Faults.Add(new Fault { Method = "POST", Delay = TimeSpan.FromMilliseconds(100) });

        ShellResult result = Run(CreateEight + $" | Select-Object -First {first}");

        Guid[] written = [.. Objects<RegistryToken>(result).Select(token => token.TokenId)];
        Assert.Equal(first, written.Length);
        TokenRecord[] lost = [.. NewTokens.Where(token => !written.Contains(token.Id))];
        Assert.InRange(lost.Length, 1, first);
        Assert.Equal(lost.Length, Session.Host.Screen.Errors.Count);
        foreach (TokenRecord token in lost)
        {
            string remove = $"Remove-RegistryToken -RegistryId {Registry} -TokenId {token.Id}";
            Assert.Single(Session.Host.Screen.Errors, line => line.EndsWith(remove, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void All_operations_run_at_the_same_time_once_objects_are_taken()
    {
        Service.Faults.Add(new Fault { Method = "POST", Delay = TimeSpan.FromMilliseconds(200) });

        Assert.Equal(8, Succeed(CreateEight).Count);

        Assert.InRange(Service.PeakConcurrency, 3, 8);
    }

    [Fact]
    public async Task A_result_is_written_before_the_window_is_full()
    {
        Fault held = Service.Faults.Add(new Fault
        {
            When = request => request.Method == "POST" && request.Body.Contains("ci-new-3", StringComparison.Ordinal),
            Hold = true,
        });
        Task first = Session.Host.Screen.Shows("ci-new-1 written");

        ShellRun run = Session.Start(
            "'1', '2', '3' | ForEach-Object { [pscustomobject]@{ Name = \"ci-new-$_\" } }"
            + " | New-RegistryToken $registry -ThrottleLimit 64 | ForEach-Object { $Host.UI.WriteLine(\"$_ written\") }");
        await CtrlC.Within(first);
        held.Release();
        await CtrlC.Within(run.Completion);

        Assert.Equal(3, NewTokens.Count());
    }

    [Fact]
    public void A_host_that_can_not_show_errors_costs_neither_errors_nor_the_connection()
    {
        Service.Faults.Add(new Fault { Method = "POST", Delay = TimeSpan.FromMilliseconds(100) });
        Succeed("$Error.Clear()");
        Session.Host.Screen.Written = _ => throw new InvalidOperationException("This host shows nothing.");

        ShellResult result = Run(CreateEight + " | Select-Object -First 4");

        Session.Host.Screen.Written = null;
        Assert.Null(result.TerminatingError);
        int lost = NewTokens.Count() - 4;
        Assert.InRange(lost, 2, 4);
        Assert.Equal(lost, Succeed("$Error").Count);
        // A connection that was given back is closed, and a new client made, when it is asked for again.
        Succeed("Disconnect-IonosCloud; Connect-IonosCloud -Token $secret -ApiUrl $url; Get-ContainerRegistry");
    }

    private string PasswordOf(Guid tokenId) => Service.Store.FindToken(Registry, tokenId)!.Password;

    private static T[] Objects<T>(ShellResult result) => [.. result.Output.Select(output => output.BaseObject).OfType<T>()];
}
