using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Xunit;

namespace IonosContainerRegistry.Tests.Model;

/// <summary>The sessions that scenarios run in: one for each kind of service, opened when it is first used.</summary>
public sealed class ModelSessions : IAsyncLifetime
{
    private readonly Dictionary<bool, ModelSession> _sessions = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (ModelSession session in _sessions.Values)
            await session.DisposeAsync();
    }

    internal Outcome Run(Scenario scenario) => RunAsync(scenario).GetAwaiter().GetResult();

    private async Task<Outcome> RunAsync(Scenario scenario)
    {
        bool issuing = scenario.ReplacingIssuesPassword;
        if (!_sessions.TryGetValue(issuing, out ModelSession? session))
            _sessions.Add(issuing, session = await ModelSession.OpenAsync(issuing));

        try
        {
            return await ScenarioRun.RunAsync(session, scenario);
        }
        catch (TimeoutException exception)
        {
            // What hangs in it would disturb the next scenario.
            _sessions.Remove(issuing);
            return new Outcome([new Violation("Hangs", exception.Message)], []);
        }
    }
}
