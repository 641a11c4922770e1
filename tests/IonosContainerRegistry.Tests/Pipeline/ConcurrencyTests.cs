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
        "1..8 | ForEach-Object { [pscustomobject]@{ Name = \"ci-new-$_\" } }"
        + " | New-RegistryToken $registry -ThrottleLimit 8";

    private IEnumerable<TokenRecord> NewTokens =>
        Tokens.Where(token => token.Name.StartsWith("ci-new-", StringComparison.Ordinal));

    [Fact]
    public void Refused_credentials_end_the_command_after_the_other_operations_were_written()
    {
        // The first creation raises the limit; of the next three the first is refused.
        Fault refused = Service.Faults.Add(new Fault
        {
            When = request => request.Method == "POST" && request.Body.Contains("ci-new-4", StringComparison.Ordinal),
            Status = 401,
        });

        ShellResult result =
            Run($"$made = @(); try {{ {CreateEight} | ForEach-Object {{ $made += $_ }} }} catch {{ $_ }}; $made");

        ErrorRecord error = Assert.Single(Objects<ErrorRecord>(result));
        Assert.Equal("Unauthorized", IdOf(error));
        Assert.Equal(1, refused.Hits);
        RegistryToken[] made = Objects<RegistryToken>(result);
        Assert.True(made.Length >= 4, $"{made.Length} tokens were written.");
        Assert.Equal(NewTokens.Select(token => token.Id).Order(), made.Select(token => token.TokenId).Order());
        Assert.All(
            made, token => Assert.Equal(PasswordOf(token.TokenId), token.Credential!.GetNetworkCredential().Password));
        Assert.Empty(Session.Host.Screen.Errors);
    }

    [Fact]
    public void No_other_token_is_lost_if_a_consumer_takes_one_object()
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
    public void Sent_requests_are_completed_and_reported_if_the_consumer_stops(int first)
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
    public void Operations_run_concurrently_after_the_first_objects_are_accepted()
    {
        Service.Faults.Add(new Fault { Method = "POST", Delay = TimeSpan.FromMilliseconds(200) });

        Assert.Equal(8, Succeed(CreateEight).Count);

        Assert.InRange(Service.PeakConcurrency, 3, 8);
    }

    [Fact]
    public void Results_are_written_while_input_is_still_processed()
    {
        Session.SetVariable("written", new List<object>());

        // The limit grows with the results that were taken, so waiting to reach it would lag further and further.
        IReadOnlyList<PSObject> output = Succeed("""
            $made = 0
            . {
                do {
                    $made++
                    [pscustomobject]@{ Name = "ci-new-$made" }
                    [System.Threading.Thread]::Sleep(20)
                } until (($made -ge 20 -and $written.Count -ge $made - 3) -or $made -eq 200)
            } | New-RegistryToken $registry -ThrottleLimit 64 | ForEach-Object { $written.Add($_.Name) }
            $made
            """);

        Assert.InRange((int)output.Single().BaseObject, 20, 199);
    }

    [Fact]
    public async Task Sent_requests_are_completed_if_the_pipeline_stops()
    {
        Fault second = Service.Faults.Add(HoldCreationOf("ci-new-2"));
        Fault third = Service.Faults.Add(HoldCreationOf("ci-new-3"));
        Task bothSent = third.Reached.ContinueWith(_ => second.Release(), TaskScheduler.Default);

        ShellRun run = Session.Start(CreateEight + " | Select-Object -First 2");
        await CtrlC.Within(bothSent);
        await Eventually.TrueAsync(() => run.OutputCount == 2);
        Assert.NotSame(run.Completion, await Task.WhenAny(run.Completion, Task.Delay(300)));
        third.Release();
        await CtrlC.Within(run.Completion);

        Guid lost = Service.Store.FindToken(Registry, "ci-new-3")!.Id;
        Assert.EndsWith(
            $"Remove-RegistryToken -RegistryId {Registry} -TokenId {lost}",
            Assert.Single(Session.Host.Screen.Errors),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_cannot_show_errors_loses_neither_errors_nor_the_connection()
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

    private static T[] Objects<T>(ShellResult result) =>
        [.. result.Output.Select(output => output.BaseObject).OfType<T>()];

    private static Fault HoldCreationOf(string name) => new()
    {
        When = request => request.Method == "POST" && request.Body.Contains(name, StringComparison.Ordinal),
        Hold = true,
    };
}
