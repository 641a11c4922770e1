using System;
using System.Buffers;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using IonosContainerRegistry.Tests.Stopping;
using Xunit;
using Xunit.Abstractions;

namespace IonosContainerRegistry.Tests.Chaos;

/// <summary>
/// Thousands of changes on a service where one request in five fails. What the pipeline and the errors reported must be
/// what the service holds. <c>IONOS_CHAOS_SEED</c> is another seed than the usual one.
/// </summary>
[Collection(nameof(StoppingCollection))]
public sealed class ChaosTests(ITestOutputHelper output)
{
    private const int Rounds = 10;
    private const int TokensPerRound = 120;
    private const string GatewayPage = "<html><head><title>Bad gateway</title></head><body>nginx</body></html>";

    /// <summary>What the errors left open, by token name: the service may hold either.</summary>
    private readonly HashSet<string> _mayExist = [];

    /// <summary>What must be there, by name.</summary>
    private readonly Dictionary<string, Expected> _expected = [];
    private readonly HashSet<string> _secrets = [];
    private readonly List<string> _said = [];

    [Fact]
    public async Task The_output_matches_the_data_of_the_service()
    {
        string? value = Environment.GetEnvironmentVariable("IONOS_CHAOS_SEED");
        int seed = int.TryParse(value, CultureInfo.InvariantCulture, out int given) ? given : 1;
        output.WriteLine($"IONOS_CHAOS_SEED={seed}");
        var clock = Stopwatch.StartNew();

        await using ConnectedSession session = await ConnectedSession.OpenAsync();
        // One retry only, so that many changes fail for good.
        session.Connect(session.Service.Url, "-MaximumRetryCount 1");
        session.Session.Run("$VerbosePreference = $DebugPreference = 'Continue'");
        _secrets.Add(session.Service.Options.Token);
        AddFaults(session.Service.Faults, new Random(seed));
        for (int round = 0; round < Rounds; round++)
        {
            Create(session, round);
            Update(session, round);
            Remove(session, round);
            Compare(session);
        }

        var secrets = SearchValues.Create([.. _secrets], StringComparison.Ordinal);
        Assert.DoesNotContain(_said, text => text.AsSpan().ContainsAny(secrets));
        output.WriteLine(
            $"{session.Service.Requests.Count} requests in {clock.Elapsed.TotalSeconds:0.0} s, "
            + $"{_mayExist.Count} left open");
    }

    private static void AddFaults(FaultList faults, Random random)
    {
        const double Share = 0.2 / 11;
        Fault[] kinds =
        [
            new() { Drop = true },
            new() { Drop = true, Apply = true },
            new() { Status = 429, Headers = ComeBack("0") },
            new() { Status = 502, Body = GatewayPage, ContentType = "text/html" },
            new() { Status = 502, Body = GatewayPage, ContentType = "text/html", Apply = true },
            new() { Status = 503, Headers = ComeBack("0") },
            new() { Status = 503 },
            new() { Status = 504, Body = GatewayPage, ContentType = "text/html", Apply = true },
            new() { Status = 504 },
            new() { Delay = TimeSpan.FromMilliseconds(10) },
            new() { Truncate = true },
        ];
        foreach (Fault kind in kinds)
        {
            faults.Add(new Fault
            {
                Drop = kind.Drop,
                Apply = kind.Apply,
                Status = kind.Status,
                Headers = kind.Headers,
                Body = kind.Body,
                ContentType = kind.ContentType,
                Delay = kind.Delay,
                Truncate = kind.Truncate,
                Probability = Share,
                Random = random,
            });
        }
    }

    private static Dictionary<string, string> ComeBack(string seconds) => new() { ["Retry-After"] = seconds };

    private void Create(ConnectedSession session, int round)
    {
        string[] names = [.. Enumerable.Range(0, TokensPerRound).Select(number => $"ci-{round}-{number}")];
        session.Session.SetVariable("names", names);
        ShellResult result = Run(
            session,
            "$names | ForEach-Object { [pscustomobject]@{ Name = $_ } }"
            + " | New-RegistryToken $registry -ThrottleLimit 8");

        List<string> accounted = [];
        foreach (PSObject created in result.Output)
        {
            string name = (string)created.Properties["Name"].Value;
            var credential = (PSCredential)created.Properties["Credential"].Value;
            accounted.Add(name);
            string password = credential.GetNetworkCredential().Password;
            _expected.Add(name, new Expected((Guid)created.Properties["TokenId"].Value, password, [""]));
        }

        foreach (ErrorRecord error in result.Errors)
        {
            string name = error.TargetObject as string
                ?? names.Single(candidate => error.ToString().Contains($"'{candidate}'", StringComparison.Ordinal));
            accounted.Add(name);
            switch (IdOf(error))
            {
                case "TokenCreatedPasswordLost":
                    _expected.Add(name, new Expected((Guid)error.TargetObject, null, [""]));
                    break;
                case "TokenCreationUnknown":
                    _mayExist.Add(name);
                    break;
                default:
                    Assert.Contains(
                        IdOf(error), new[] { "TokenCreationUnconfirmed", "TooManyRequests", "ServiceUnavailable" });
                    break;
            }
        }

        Assert.Equal(names.Order(), accounted.Order());
        // The output is in the order of the input.
        Assert.Equal(
            names.Where(name => result.Output.Any(created => name.Equals(created.Properties["Name"].Value))),
            result.Output.Select(created => (string)created.Properties["Name"].Value));
    }

    private void Update(ConnectedSession session, int round)
    {
        string scope = $"repository:round-{round}:pull";
        Guid[] ids = [.. _expected.Values.Select(token => token.Id)];
        session.Session.SetVariable("ids", ids);
        ShellResult result = Run(session, $"Set-RegistryToken $registry $ids -Scope {scope} -PassThru");

        List<Guid> accounted = [.. result.Output.Select(updated => (Guid)updated.Properties["TokenId"].Value)];
        foreach (PSObject updated in result.Output)
        {
            Assert.Equal(scope, updated.Properties["Scopes"].Value.ToString());
            Change((Guid)updated.Properties["TokenId"].Value, token => token with { Scopes = [scope] });
        }

        foreach (ErrorRecord error in result.Errors)
        {
            Assert.Contains(
                IdOf(error), new[] { "ServiceUnavailable", "ConnectionFailed", "TooManyRequests", "InvalidResponse" });
            var id = (Guid)error.TargetObject;
            accounted.Add(id);
            if (MayHaveBeenMade(error)) Change(id, token => token with { Scopes = [.. token.Scopes, scope] });
        }

        Assert.Equal(ids.Order(), accounted.Order());
    }

    private void Remove(ConnectedSession session, int round)
    {
        // Some stay, so that lists grow over several pages.
        Guid[] ids = [.. _expected.Values.Select(token => token.Id).Where((_, place) => place % 4 != round % 4)];
        session.Session.SetVariable("ids", ids);
        ShellResult result = Run(session, "Remove-RegistryToken $registry $ids -Force");

        Assert.Empty(result.Output);
        Dictionary<Guid, ErrorRecord> failed = result.Errors.ToDictionary(error => (Guid)error.TargetObject);
        foreach (Guid id in ids)
        {
            string name = _expected.Single(token => token.Value.Id == id).Key;
            if (!failed.TryGetValue(id, out ErrorRecord? error))
            {
                _expected.Remove(name);
            }
            else if (MayHaveBeenMade(error))
            {
                _expected.Remove(name);
                _mayExist.Add(name);
            }
        }
    }

    private void Compare(ConnectedSession session)
    {
        var held = session.Tokens.ToImmutableDictionary(token => token.Name);
        Assert.Equal(_expected.Keys.Order(), held.Keys.Except(_mayExist).Order());
        foreach ((string name, Expected token) in _expected)
        {
            Assert.Equal(token.Id, held[name].Id);
            Assert.Contains(
                string.Join(";", held[name].Scopes.Select(scope => $"{scope.Type}:{scope.Name}:pull")), token.Scopes);
            if (token.Password is not null) Assert.Equal(token.Password, held[name].Password);
        }

        _secrets.UnionWith(held.Values.Select(token => token.Password));
    }

    private ShellResult Run(ConnectedSession session, string script)
    {
        session.Session.Host.Screen.Clear();
        ShellResult result = session.Run(script);
        Assert.Null(result.TerminatingError);
        Assert.NotEmpty(result.Debug);
        Assert.NotEmpty(result.Verbose);
        _secrets.UnionWith(result.Output
            .Select(token => token.Properties["Credential"].Value).OfType<PSCredential>()
            .Select(credential => credential.GetNetworkCredential().Password));
        _said.Add(session.Session.Host.Screen.Text);
        _said.AddRange(result.Errors.Select(error => error.Exception.ToString()));
        _said.AddRange(result.Verbose.Concat(result.Debug).Concat(result.Warnings));
        return result;
    }

    private void Change(Guid id, Func<Expected, Expected> change)
    {
        string name = _expected.Single(token => token.Value.Id == id).Key;
        _expected[name] = change(_expected[name]);
    }

    private static bool MayHaveBeenMade(ErrorRecord error) =>
        error.Exception is RegistryException { MightHaveBeenApplied: true };

    private static string IdOf(ErrorRecord error) => error.FullyQualifiedErrorId.Split(',')[0];

    private sealed record Expected(Guid Id, string? Password, ImmutableArray<string> Scopes);
}
