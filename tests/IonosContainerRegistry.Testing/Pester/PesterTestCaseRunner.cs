using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace IonosContainerRegistry.Testing.Pester;

/// <summary>Runs a Pester file and reports each of its tests.</summary>
internal sealed class PesterTestCaseRunner(
    PesterTestCase testCase,
    IMessageBus messageBus,
    ExceptionAggregator aggregator,
    CancellationTokenSource cancellation)
    : TestCaseRunner<IXunitTestCase>(testCase, messageBus, aggregator, cancellation)
{
    protected override async Task<RunSummary> RunTestAsync()
    {
        var summary = new RunSummary();
        var rows = new Dictionary<string, int>();
        foreach (PesterResult result in await PesterRun.RunAsync(testCase))
        {
            // Rows of -ForEach share a name that doesn't mention their data.
            int row = rows[result.Name] = rows.GetValueOrDefault(result.Name) + 1;
            var test = new XunitTest(testCase, $"{testCase.File}: {result.Name}{(row > 1 ? $" ({row})" : "")}");
            Report(new TestStarting(test));
            Report(
                result.IsPassed ? new TestPassed(test, result.Seconds, "")
                : result.IsSkipped ? new TestSkipped(test, result.Message)
                : new TestFailed(test, result.Seconds, "", ["Pester"], [result.Message], [result.StackTrace], [-1]));
            Report(new TestFinished(test, result.Seconds, ""));
            summary.Aggregate(new RunSummary
            {
                Total = 1,
                Failed = result.IsFailed ? 1 : 0,
                Skipped = result.IsSkipped ? 1 : 0,
                Time = result.Seconds,
            });
        }

        return summary;
    }

    private void Report(IMessageSinkMessage message)
    {
        if (!MessageBus.QueueMessage(message)) CancellationTokenSource.Cancel();
    }
}
