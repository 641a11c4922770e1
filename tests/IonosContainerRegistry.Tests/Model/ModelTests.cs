using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace IonosContainerRegistry.Tests.Model;

/// <summary>
/// Random pipelines on a service with faults: what the commands reported is what the service holds afterwards. Each
/// seed is one scenario. <c>IONOS_MODEL_SEED</c> is the first seed, <c>IONOS_MODEL_RUNS</c> how many there are.
/// </summary>
public sealed class ModelTests(ModelSessions sessions) : IClassFixture<ModelSessions>
{
    // FsCheck takes a seed in two parts; the second is any odd number.
    private const ulong Gamma = 1;

    public static IEnumerable<object[]> Seeds => Enumerable
        .Range(Read("IONOS_MODEL_SEED", 1), Read("IONOS_MODEL_RUNS", 250)).Select(seed => new object[] { seed });

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_output_matches_the_data_of_the_service(int seed)
    {
        Config config = Config.QuickThrowOnFailure.WithMaxTest(1).WithReplay((ulong)seed, Gamma);
        Arbitrary<Scenario> scenarios = Arb.From(ScenarioGenerator.Scenarios, ScenarioShrinker.Shrink);
        string? rule = null;
        Check.One(config, Prop.ForAll(scenarios, scenario =>
        {
            // A smaller scenario must break the same rule, or it would be the counter-example of something else.
            Outcome outcome = sessions.Run(scenario);
            if (!outcome.Violations.Any(violation => violation.Rule == (rule ?? violation.Rule))) return;
            rule ??= outcome.Violations[0].Rule;
            Assert.Fail(string.Join(Environment.NewLine, [.. outcome.Violations, .. outcome.Report]));
        }));
    }

    private static int Read(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int given)
            ? given
            : otherwise;
}
