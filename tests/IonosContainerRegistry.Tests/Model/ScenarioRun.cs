using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using IonosContainerRegistry.Tests.Secrets;

namespace IonosContainerRegistry.Tests.Model;

/// <summary>Runs a scenario, observes each step, and checks the rules.</summary>
internal static class ScenarioRun
{
    // A command that hangs must fail, and so must one that never comes to an end.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private const int MaximumRequests = 300;
    private const int PagesReadAhead = 16;

    /// <summary>Runs a scenario up to the first step that violates a rule.</summary>
    public static async Task<Outcome> RunAsync(ModelSession session, Scenario scenario)
    {
        session.Begin();
        for (int place = 0; place < scenario.Steps.Count; place++)
        {
            Observation seen = await ObserveAsync(session, scenario.Steps[place]);
            Violation[] violations = [.. Oracle.FindViolations(seen)];
            if (violations.Length > 0) return new Outcome(violations, [$"In step {place + 1}:", .. Report.Of(seen)]);
        }

        return new Outcome([], []);
    }

    private static async Task<Observation> ObserveAsync(ModelSession session, Step step)
    {
        RegistryStore store = session.Service.Store;
        var before = new Snapshot(store);
        Guid[] ids = [.. before.Listed.Select(token => token.Id), Guid.NewGuid()];
        session.Prepare(ids, [.. before.Listed.Select(token => token.Name), "new"]);
        var other = new OtherUser(store, session.Registry);
        FaultList list = session.Service.Faults;
        Fault limit = list.Add(new Fault { Skip = MaximumRequests, Hold = true });
        Fault? stop = step.Stop is null ? null : list.Add(Create(step.Stop));
        (FaultKind Kind, Fault Fault)[] faults =
            [.. step.Faults.Select(fault => (fault.Kind, list.Add(fault.Create(other))))];

        DateTimeOffset started = DateTimeOffset.UtcNow;
        // An error that ends only a statement leaves no trace in a script, so it is caught as scripts do.
        ShellRun run = session.Shell.Start($"$ended = $null; try {{ {step.Script} }} catch {{ $ended = $_ }}");
        ShellResult result = await CompleteAsync(run, stop?.Reached, limit.Reached);
        bool ended = result.TerminatingError is not null || session.Shell.GetVariable("ended") is not null;
        list.Clear();
        await BeIdleAsync(session.Service);
        ReceivedRequest[] requests = [.. session.Service.Requests];
        bool endedEarly = ended || step.Downstream.Kind == DownstreamKind.First;
        int late = endedEarly ? await CountLateRequestsAsync(session, step.ThrottleLimit + PagesReadAhead) : 0;

        IReadOnlyList<PSObject> received =
            step.Downstream.Kind == DownstreamKind.Fails ? session.Objects("received") : result.Output;
        RegistryToken[] listed = [.. session.Objects("listed").Select(token => (RegistryToken)token.BaseObject)];
        ErrorRecord[] errors = [.. session.Errors().DistinctBy(error => error.Exception)];
        string[] hostErrors = [.. session.Shell.Host.Screen.Errors];
        string[] warnings = [.. result.Warnings.Union(session.Shell.Host.Screen.Warnings)];
        var after = new Snapshot(store);
        return new Observation
        {
            Step = step,
            Targets = step.Command.Source switch
            {
                null => [],
                { Kind: SourceKind.Listed } => [.. listed.Select(token => token.TokenId)],
                var source => source.Choose(ids),
            },
            Listed = listed,
            Started = started,
            Before = before,
            After = after,
            Other = other,
            Hit = faults.Where(fault => fault.Fault.Hits > 0).Select(fault => fault.Kind).ToHashSet(),
            Requests = requests,
            LateRequests = late,
            Stopped = result.Stopped,
            IsEndless = limit.Hits > 0,
            Completed = !ended && !step.Downstream.IsSatisfied(received.Count),
            Received = received,
            Errors = errors,
            Warnings = warnings,
            HostErrors = hostErrors,
            Evidence = CollectEvidence(session, step, result, errors),
            Secrets =
            [
                session.Service.Options.Token,
                .. before.Tokens.Concat(after.Tokens).Select(token => token.Password).Distinct(),
            ],
        };
    }

    private static Fault Create(Stop stop) => new()
    {
        Skip = stop.AtRequest,
        Times = 1,
        Hold = stop.Moment != StopMoment.WhileItIsProcessed,
        Apply = stop.Moment == StopMoment.AfterItIsProcessed,
    };

    private static async Task<ShellResult> CompleteAsync(ShellRun run, params Task?[] stops)
    {
        await Task.WhenAny([run.Completion, .. stops.OfType<Task>()]).WaitAsync(Deadline);
        return await (run.Completion.IsCompleted ? run.Completion : run.StopAsync()).WaitAsync(Deadline);
    }

    /// <summary>
    /// How many requests arrived after the command had ended, apart from those that could still be in flight. A next
    /// command that is alone shows that no others come.
    /// </summary>
    private static async Task<int> CountLateRequestsAsync(ModelSession session, int inFlight)
    {
        int late = 0;
        for (int arrived = 1; arrived > 0 && late <= 2 * inFlight; late += arrived)
        {
            int count = session.Service.Requests.Count;
            session.Shell.Run("Get-RegistryToken $other $registry -ErrorAction Ignore");
            await BeIdleAsync(session.Service);
            arrived = session.Service.Requests.Count - count - 1;
        }

        return Math.Max(0, late - inFlight);
    }

    private static Task BeIdleAsync(RegistryService service) =>
        Eventually.TrueAsync(() => service.RequestsInProgress == 0);

    private static string CollectEvidence(
        ModelSession session, Step step, ShellResult result, IReadOnlyList<ErrorRecord> errors)
    {
        var evidence = new Evidence();
        evidence.Add(errors);
        // A Docker configuration contains passwords.
        evidence.Add(session.Shell, step.Downstream.IsDockerConfig ? result with { Output = [] } : result);
        if (step.Downstream.IsDockerConfig) return evidence.Text;
        session.Shell.SetVariable("shown", result.Output);
        return evidence.Text + session.Shell.Render("$shown");
    }
}
