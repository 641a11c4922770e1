using System;
using System.ComponentModel;
using System.Threading;
using System.Threading.Tasks;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace IonosContainerRegistry.Testing.Pester;

/// <summary>A Pester file.</summary>
public sealed class PesterTestCase : XunitTestCase
{
    /// <summary>For xUnit, which fills it in.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Only xUnit calls it.")]
    public PesterTestCase()
    {
    }

    /// <summary>A file of the repository.</summary>
    public PesterTestCase(
        IMessageSink diagnostics,
        TestMethodDisplay display,
        TestMethodDisplayOptions displayOptions,
        ITestMethod testMethod,
        string file)
        : base(diagnostics, display, displayOptions, testMethod, [file])
    {
    }

    /// <summary>Its path in the repository.</summary>
    public string File => (string)TestMethodArguments[0];

    /// <inheritdoc/>
    public override Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink,
        IMessageBus messageBus,
        object[] constructorArguments,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource) =>
        new PesterTestCaseRunner(this, messageBus, aggregator, cancellationTokenSource).RunAsync();

    /// <inheritdoc/>
    protected override string GetDisplayName(IAttributeInfo factAttribute, string displayName) => File;
}
