using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using IonosContainerRegistry.Sandbox.Service;

namespace IonosContainerRegistry.Tests.Model;

/// <summary>The result of a step: the output and messages, and what the service holds.</summary>
internal sealed record Observation
{
    public required Step Step { get; init; }

    /// <summary>The tokens that were specified for the command, as often as they were specified.</summary>
    public required IReadOnlyList<Guid> Targets { get; init; }

    /// <summary>What Get-RegistryToken passed to the command.</summary>
    public required IReadOnlyList<RegistryToken> Listed { get; init; }

    public required DateTimeOffset Started { get; init; }

    public required Snapshot Before { get; init; }

    public required Snapshot After { get; init; }

    public required OtherUser Other { get; init; }

    /// <summary>The faults that hit a request.</summary>
    public required IReadOnlySet<FaultKind> Hit { get; init; }

    public required IReadOnlyList<ReceivedRequest> Requests { get; init; }

    /// <summary>The requests that came after the command had ended, apart from those that were in flight.</summary>
    public required int LateRequests { get; init; }

    /// <summary>Whether the user stopped the command.</summary>
    public required bool Stopped { get; init; }

    /// <summary>Whether the command was stopped because it didn't end.</summary>
    public required bool IsEndless { get; init; }

    /// <summary>Whether the pipeline ran to its end, so that all of its input was worked on.</summary>
    public required bool Completed { get; init; }

    /// <summary>The objects that the last command of the pipeline received, with one that it failed with.</summary>
    public required IReadOnlyList<PSObject> Received { get; init; }

    /// <summary>The errors of all streams and of <c>$Error</c>, oldest first.</summary>
    public required IReadOnlyList<ErrorRecord> Errors { get; init; }

    /// <summary>The warnings of the pipeline and of the host.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Lines written to the host as errors.</summary>
    public required IReadOnlyList<string> HostErrors { get; init; }

    /// <summary>All text that came out, tables and the insides of objects included.</summary>
    public required string Evidence { get; init; }

    public required IReadOnlyList<string> Secrets { get; init; }

    /// <summary>Whether errors that a pipeline writes can be seen at all.</summary>
    public bool ErrorsAreSeen => Step.ErrorAction != "Ignore";

    public IReadOnlyList<DeliveredToken> Delivered => DeliveredToken.From(Received);

    /// <summary>The tokens that the step made.</summary>
    public IEnumerable<TokenRecord> Created => After.Tokens.Where(token => !Other.Created(token.Id)
        && (Before.Find(token.Id) is null || Other.Removed(token.Id)));

    /// <summary>Tokens that have a new password. If the response hid it, no command could know.</summary>
    public IEnumerable<TokenRecord> Reissued => Hit.Overlaps(PlannedFault.Silences) ? [] : After.Tokens
        .Where(token => Before.Find(token.Id) is { } before && before.Password != token.Password);

    /// <summary>Whether the service returned wrong data.</summary>
    public bool IsLiedTo => Hit.Overlaps(PlannedFault.Lies);

    /// <summary>Whether the service returned tokens with values other than its own.</summary>
    public bool HasOddValues => Hit.Any(kind => kind is >= FaultKind.EmptyObject and <= FaultKind.NoTotal);

    /// <summary>Whether a token that isn't there might have been removed by an attempt without a response.</summary>
    public bool MightHaveRemoved => Step.Command is RemoveTokens && Hit.Overlaps(PlannedFault.UnknownOutcomes);

    /// <summary>
    /// Whether a token that the step didn't create can't be told from its own: dates are in whole seconds, and the
    /// request without a response was to create the same.
    /// </summary>
    public bool MightHaveCreated(Guid tokenId) => After.Find(tokenId) is { } token
        && token.CreatedDate > Started.AddSeconds(-2)
        && (Hit.Overlaps(PlannedFault.UnknownOutcomes) || HasOddValues)
        && Step.Command.ExpectCreated(token.Name, Listable).Any(expected => TokenValues.AreSame(expected, token));

    public string Name(TokenRecord token) => $"'{token.Name}' ({token.Id})";

    /// <summary>What a list of the first registry could bring: tokens that others created meanwhile, too.</summary>
    public IReadOnlyList<TokenRecord> Listable => [.. Before.Listed, .. Other.Tokens];

    public bool HasCreated(Guid tokenId) => Created.Any(token => token.Id == tokenId);

    /// <summary>Whether only the command could have changed a token.</summary>
    public bool IsTouched(Guid tokenId) =>
        !ReferenceEquals(Before.Find(tokenId), After.Find(tokenId))
        && !Other.Created(tokenId) && !Other.Removed(tokenId);

    /// <summary>Whether a token that was there before is now what the command makes of it.</summary>
    public bool IsAsAsked(TokenRecord before) => (Step.Command.Expect(before), After.Find(before.Id)) switch
    {
        ({ } expected, { } after) => TokenValues.AreSame(expected, after),
        var (expected, after) => expected is null && after is null,
    };

    /// <summary>Whether the token was returned with its current password.</summary>
    public bool HasArrived(TokenRecord token) => Delivered.Any(delivered => delivered.Password == token.Password);

    /// <summary>The new tokens of a rotated token that the consumer took.</summary>
    public IEnumerable<TokenRecord> NewTokensOf(TokenRecord old)
    {
        IEnumerable<TokenRecord> created = Created.Where(token => RotateTokens.IsNewNameOf(old.Name, token.Name));
        // A configuration holds one login a host, and it is written when all tokens are rotated.
        if (Step.Downstream.IsDockerConfig)
            return created.Where(token => !ErrorsAbout(token).Any(error => error.IsOfDockerConfig()));
        int taken = Step.Downstream.Kind == DownstreamKind.Fails ? Step.Downstream.Count - 1 : Received.Count;
        return created.Where(token => Delivered.Take(taken).Any(delivered => delivered.Password == token.Password));
    }

    public IEnumerable<ErrorRecord> ErrorsAbout(Guid tokenId) => Errors.Where(error =>
        tokenId.Equals(error.TargetObject) || error.ToString().Contains(tokenId.ToString(), StringComparison.Ordinal));

    public IEnumerable<ErrorRecord> ErrorsAbout(TokenRecord token) => ErrorsAbout(token.Name, [token]);

    /// <summary>The errors that name a token, or one of some tokens by its id.</summary>
    public IEnumerable<ErrorRecord> ErrorsAbout(string name, IEnumerable<TokenRecord> tokens) => Errors
        .Where(error => name.Equals(error.TargetObject) || Mentions(error.ToString(), name))
        .Union(tokens.SelectMany(token => ErrorsAbout(token.Id)));

    /// <summary>Whether a warning or a line on the host names the token.</summary>
    public bool IsWarnedOf(TokenRecord token) => Warnings.Concat(HostErrors).Any(line =>
        line.Contains(token.Id.ToString(), StringComparison.Ordinal) || Mentions(line, token.Name));

    private static bool Mentions(string text, string name) =>
        Regex.IsMatch(text, $@"(?<![\w-]){Regex.Escape(name)}(?![\w-])");
}
