using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.Stopping;

/// <summary>Stopped changes: the commands report what might have been applied, and send nothing else.</summary>
[Collection(nameof(StoppingCollection))]
public sealed class StoppedChangeTests
{
    [Fact]
    public async Task Reports_the_removals_in_progress_and_starts_no_other()
    {
        await using ConnectedSession session = await ConnectedSession.OpenAsync(20);
        Guid[] inFlight = [.. session.Tokens.Take(4).Select(token => token.Id)];
        Fault held = session.Service.Faults.Add(new Fault { Method = "DELETE", Hold = true });

        ShellRun run = session.Start("Get-RegistryToken $registry | Remove-RegistryToken -Force -ThrottleLimit 4");
        await CtrlC.PressAsync(run, held.ReachedBy(4));

        AssertNamed(session, [.. inFlight.Select(id => id.ToString())]);
        Assert.Equal(inFlight.Cast<object?>(), session.Errors.Reverse().Select(error => error.TargetObject));
        Assert.All(session.Errors, error =>
        {
            RegistryException exception = Assert.IsType<RegistryException>(error.Exception);
            Assert.Equal(session.Registry, exception.RegistryId);
            Assert.Equal(error.TargetObject, exception.TokenId);
            Assert.True(exception.MightHaveBeenApplied);
        });
        await CtrlC.Within(held.Abandoned);
        session.Service.Faults.Clear();
        AssertNextCommandIsAlone(session);
        Assert.Equal(4, session.Sent("DELETE").Count);
        Assert.Equal(20, session.Tokens.Count);
    }

    [Fact]
    public async Task Reports_the_updates_in_progress()
    {
        await using ConnectedSession session = await ConnectedSession.OpenAsync(3);
        Fault held = session.Service.Faults.Add(new Fault { Method = "PATCH", Hold = true });

        ShellRun run = session.Start("Get-RegistryToken $registry | Set-RegistryToken -Status disabled");
        await CtrlC.PressAsync(run, held.ReachedBy(3));

        AssertNamed(session, [.. session.Tokens.Select(token => token.Id.ToString())]);
    }

    [Fact]
    public async Task Does_not_report_a_change_that_was_not_sent()
    {
        await using ConnectedSession session = await ConnectedSession.OpenAsync(1);
        Fault held = session.Service.Faults.Add(new Fault { Method = "GET", Skip = 1, Hold = true });

        ShellRun run = session.Start("Get-RegistryToken $registry | Set-RegistryToken -AddScope 'repository:x:pull'");
        await CtrlC.PressAsync(run, held.Reached);

        Assert.Empty(session.Errors);
        Assert.Empty(session.Session.Host.Screen.Errors);
        Assert.Empty(session.Sent("PATCH"));
    }

    [Fact]
    public async Task Reports_a_creation_in_progress()
    {
        await using ConnectedSession session = await ConnectedSession.OpenAsync();
        Fault held = session.Service.Faults.Add(new Fault { Method = "POST", Hold = true });

        await CtrlC.PressAsync(session.Start("New-RegistryToken $registry ci-one"), held.Reached);

        AssertNamed(session, "'ci-one'");
        Assert.Contains(session.Registry.ToString(), session.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal("ci-one", session.Errors[0].TargetObject);
        await CtrlC.Within(held.Abandoned);
        session.Service.Faults.Clear();
        AssertNextCommandIsAlone(session);
        Assert.Single(session.Sent("POST"));
    }

    [Fact]
    public async Task Reports_a_token_that_was_passed_to_a_downstream_command()
    {
        await using ConnectedSession session = await ConnectedSession.OpenAsync();
        using var given = new ManualResetEventSlim();
        session.Session.SetVariable("given", given);

        ShellRun run = session.Start(
            "New-RegistryToken $registry ci-one | ForEach-Object { $given.Set(); while ($true) { } }");
        await CtrlC.PressAsync(run, Task.Run(() => given.Wait(CtrlC.Deadline)));

        AssertNamed(session, session.Tokens[0].Id.ToString());
    }

    [Fact]
    public async Task Stops_while_a_pipeline_that_has_failed_waits_for_what_was_sent()
    {
        await using ConnectedSession session = await ConnectedSession.OpenAsync();
        using var ending = new ManualResetEventSlim();
        session.Session.SetVariable("ending", ending);
        session.Service.Faults.Add(new Fault { When = request => request.Body.Contains("ci-three"), Hold = true });

        ShellRun run = session.Start("""
            function Get-Row {
                end { 'one', 'two', 'three' | ForEach-Object { [pscustomobject]@{ Name = "ci-$_" } } }
                clean { $ending.Set() }
            }
            try {
                Get-Row | New-RegistryToken $registry -ThrottleLimit 2 |
                    ForEach-Object { if ($_.Name -eq 'ci-two') { throw 'no room' } }
            }
            catch { }
            """);
        // PowerShell ignores a stop while a clean block runs, so press the key after it.
        Task ended = Task.Run(() => ending.Wait(CtrlC.Deadline));
        await CtrlC.PressAsync(run, ended.ContinueWith(_ => Task.Delay(300), TaskScheduler.Default).Unwrap());

        Assert.Single(session.Errors, error => "ci-three".Equals(error.TargetObject));
    }

    [Fact]
    public async Task Reports_a_creation_whose_token_was_being_searched_for()
    {
        await using ConnectedSession session = await ConnectedSession.OpenAsync();
        session.Service.Faults.Add(new Fault { Method = "POST", Drop = true, Apply = true });
        Fault held = session.Service.Faults.Add(new Fault { Method = "GET", Hold = true });

        await CtrlC.PressAsync(session.Start("New-RegistryToken $registry ci-one"), held.Reached);

        AssertNamed(session, "'ci-one'");
    }

    [Fact]
    public async Task Does_not_report_a_refused_change_that_waits_for_its_retry()
    {
        await using ConnectedSession session = await ConnectedSession.OpenAsync(1);
        session.Service.Faults.Add(new Fault
        {
            Method = "DELETE",
            Status = 503,
            Headers = new Dictionary<string, string> { ["Retry-After"] = "60" },
        });
        Task waiting = session.Session.Host.Screen.Shows("Retry 1 of 4");

        ShellRun run = session.Start("Get-RegistryToken $registry | Remove-RegistryToken -Force -Verbose");
        await CtrlC.PressAsync(run, waiting);

        Assert.Empty(session.Errors);
        Assert.Empty(session.Session.Host.Screen.Errors);
        session.Service.Faults.Clear();
        AssertNextCommandIsAlone(session);
        Assert.Single(session.Sent("DELETE"));
    }

    [Fact]
    public async Task Reports_the_ID_of_a_token_created_after_one_in_progress()
    {
        await using ConnectedSession session = await ConnectedSession.OpenAsync();
        session.Service.Faults.Add(new Fault { When = request => request.Body.Contains("ci-one"), Hold = true });
        Task created = session.Session.Host.Screen.Shows("-> 201", times: 2);

        // The first token, once it is taken, raises the limit to two.
        ShellRun run = session.Start(
            "$DebugPreference = 'Continue'; "
            + "'zero', 'one', 'two' | ForEach-Object { [pscustomobject]@{ Name = \"ci-$_\" } }"
            + " | New-RegistryToken $registry -ThrottleLimit 2");
        ShellResult result = await CtrlC.PressAsync(run, created);

        Assert.Equal("ci-zero", Assert.Single(result.Output).Properties["Name"].Value);
        TokenRecord token = Assert.Single(session.Tokens, token => token.Name != "ci-zero");
        // The password of the first one was returned, but assigned to nothing.
        AssertNamed(session, "'ci-one'", token.Id.ToString(), "'ci-zero'");
        ErrorRecord lost = Assert.Single(session.Errors, error => token.Id.Equals(error.TargetObject));
        Assert.Contains(
            $"Remove-RegistryToken -RegistryId {session.Registry} -TokenId {token.Id}",
            lost.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_the_tokens_that_were_not_written_to_the_pipeline()
    {
        await using ConnectedSession session = await ConnectedSession.OpenAsync();
        Fault held =
            session.Service.Faults.Add(new Fault { When = request => request.Body.Contains("ci-one"), Hold = true });
        Task created = session.Session.Host.Screen.Shows("-> 201", times: 2);
        _ = created.ContinueWith(_ => held.Release(), TaskScheduler.Default);

        ShellRun run = session.Start(
            "$DebugPreference = 'Continue'; "
            + "'zero', 'one', 'two', 'three' | ForEach-Object { [pscustomobject]@{ Name = \"ci-$_\" } }"
            + " | New-RegistryToken $registry -ThrottleLimit 3 | Select-Object -First 2");
        await CtrlC.Within(run.Completion);
        ShellResult result = await run.Completion;

        Assert.Null(result.TerminatingError);
        Assert.Equal(["ci-zero", "ci-one"], result.Output.Select(token => token.Properties["Name"].Value));
        TokenRecord other = Assert.Single(session.Tokens, token => token.Name == "ci-two");
        Assert.Equal(3, session.Tokens.Count);
        AssertNamed(session, other.Id.ToString());
    }

    [Fact]
    public async Task Reports_changes_made_after_one_in_progress()
    {
        await using ConnectedSession session = await ConnectedSession.OpenAsync(2);
        string[] ids = [.. session.Tokens.Select(token => token.Id.ToString())];
        session.Service.Faults.Add(new Fault { Method = "DELETE", PathContains = ids[0], Hold = true });
        Task removed = session.Session.Host.Screen.Shows("-> 204");

        ShellRun run =
            session.Start("$DebugPreference = 'Continue'; Get-RegistryToken $registry | Remove-RegistryToken -Force");
        await CtrlC.PressAsync(run, removed);

        AssertNamed(session, ids);
        Assert.Contains("after removing", session.Errors[0].ToString(), StringComparison.Ordinal);
        RegistryException exception = Assert.IsType<RegistryException>(session.Errors[0].Exception);
        Assert.Equal(session.Registry, exception.RegistryId);
        Assert.Equal(ids[1], exception.TokenId.ToString());
    }

    [Fact]
    public async Task Returns_or_reports_a_token_whose_response_arrives_during_the_stop()
    {
        await using ConnectedSession session = await ConnectedSession.OpenAsync();
        using PowerShell shell = PowerShell.Create();
        shell.Runspace = session.Session.Runspace;
        session.Session.Host.Screen.Written = text =>
        {
            if (!text.Contains("-> 201")) return;
            // The pipeline's thread is kept here until the stop is known and the work has ended.
            shell.BeginStop(null, null);
            SpinWait.SpinUntil(() => shell.InvocationStateInfo.State == PSInvocationState.Stopping);
            Thread.Sleep(50);
        };

        List<PSObject> output = [];
        shell.AddScript("$DebugPreference = 'Continue'; New-RegistryToken $registry ci-one").Invoke(null, output);

        Assert.Empty(output);
        TokenRecord token = Assert.Single(session.Tokens);
        AssertNamed(session, token.Id.ToString());
    }

    [Fact]
    public async Task Reports_a_lost_password_during_the_stop()
    {
        await using ConnectedSession session = await ConnectedSession.OpenAsync();
        session.Service.Faults.Add(new Fault { Method = "POST", Drop = true, Apply = true });
        using PowerShell shell = PowerShell.Create();
        shell.Runspace = session.Session.Runspace;
        session.Session.Host.Screen.Written = text =>
        {
            if (!text.Contains("-> 200")) return;
            shell.BeginStop(null, null);
            SpinWait.SpinUntil(() => shell.InvocationStateInfo.State == PSInvocationState.Stopping);
            Thread.Sleep(50);
        };

        shell.AddScript("$DebugPreference = 'Continue'; New-RegistryToken $registry ci-one").Invoke();

        string said = Assert.Single(session.Session.Host.Screen.Errors);
        Assert.Contains(Assert.Single(session.Tokens).Id.ToString(), said, StringComparison.Ordinal);
        Assert.Equal("TokenCreatedPasswordLost", session.Errors[0].FullyQualifiedErrorId);
    }

    [Fact]
    public async Task Sends_nothing_after_the_first_error_with_ErrorAction_Stop()
    {
        await using ConnectedSession session = await ConnectedSession.OpenAsync();
        session.Service.Faults.Add(new Fault { When = request => request.Body.Contains("ci-two"), Status = 400 });

        ShellResult result = session.Run(
            "'one', 'two', 'three', 'four' | ForEach-Object { [pscustomobject]@{ Name = \"ci-$_\" } }"
            + " | New-RegistryToken $registry -ThrottleLimit 8 -ErrorAction Stop");

        Assert.StartsWith(
            "InvalidRequest,", result.TerminatingError!.ErrorRecord.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("ci-one", Assert.Single(result.Output).Properties["Name"].Value);
        Assert.Equal(2, session.Sent("POST").Count);
    }

    [Theory]
    [InlineData("Remove-RegistryToken -Force", "DELETE")]
    [InlineData("Set-RegistryToken -Status disabled", "PATCH")]
    [InlineData("Set-RegistryToken -Replace", "PUT")]
    public async Task Sends_nothing_after_the_first_error_with_ErrorActionPreference_Stop(string command, string method)
    {
        await using ConnectedSession session = await ConnectedSession.OpenAsync(10);
        session.Service.Faults.Add(new Fault { Method = method, Skip = 2, Times = 1, Status = 403 });

        ShellResult result = session.Run($"$ErrorActionPreference = 'Stop'; Get-RegistryToken $registry | {command}");

        Assert.StartsWith(
            "Forbidden,", result.TerminatingError!.ErrorRecord.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(3, session.Sent(method).Count);
    }

    [Fact]
    public async Task Completes_sent_requests_after_a_terminating_error()
    {
        await using ConnectedSession session = await ConnectedSession.OpenAsync(5);
        string[] ids = [.. session.Tokens.Select(token => token.Id.ToString())];
        Fault held = session.Service.Faults.Add(
            new Fault { Method = "DELETE", When = request => !request.Path.Contains(ids[0]), Hold = true });
        Fault refused = session.Service.Faults.Add(
            new Fault { Method = "DELETE", PathContains = ids[0], Status = 401, Hold = true });
        _ = held.ReachedBy(2).ContinueWith(_ => refused.Release(), TaskScheduler.Default);

        Task unauthorized = session.Session.Host.Screen.Shows("-> 401");
        ShellRun run = session.Start(
            "$DebugPreference = 'Continue'; "
            + "Get-RegistryToken $registry | Remove-RegistryToken -Force -ThrottleLimit 3");
        await CtrlC.Within(unauthorized);
        held.Release();
        await CtrlC.Within(run.Completion);
        ShellResult result = await run.Completion;

        Assert.StartsWith(
            "Unauthorized,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(session.Session.Host.Screen.Errors);
        Assert.Equal([ids[0], ids[3], ids[4]], session.Tokens.Select(token => token.Id.ToString()));
        Assert.Equal(3, session.Sent("DELETE").Count);
    }

    /// <summary>Each of these is written once to the host, and added once to <c>$Error</c>.</summary>
    private static void AssertNamed(ConnectedSession session, params string[] names)
    {
        IReadOnlyList<string> lines = session.Session.Host.Screen.Errors;
        Assert.Equal(names.Length, lines.Count);
        Assert.Equal(names.Length, session.Errors.Count);
        foreach (string name in names)
        {
            Assert.Single(lines, line => line.Contains(name, StringComparison.Ordinal));
            ErrorRecord error =
                Assert.Single(session.Errors, error => error.ToString().Contains(name, StringComparison.Ordinal));
            Assert.Equal("OperationInterrupted", error.FullyQualifiedErrorId);
            Assert.Equal(ErrorCategory.OperationStopped, error.CategoryInfo.Category);
        }
    }

    /// <summary>No request is sent after the command ended, except the one of the next command.</summary>
    private static void AssertNextCommandIsAlone(ConnectedSession session)
    {
        int before = session.Service.Requests.Count;
        Assert.Equal(3, session.Run("Get-ContainerRegistry").Output.Count);
        Assert.Equal(before + 1, session.Service.Requests.Count);
    }
}
