using System;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Sandbox.Service;

namespace IonosContainerRegistry.Tests.Model;

/// <summary>A cmdlet with its parameters: what is typed, and what it is to do to a token.</summary>
internal abstract record Command
{
    /// <summary>The methods of the requests that it may send.</summary>
    public abstract IReadOnlyList<string> Methods { get; }

    public bool Changes => Methods.Any(method => method != "GET");

    public virtual bool TakesThrottleLimit => false;

    /// <summary>Where its tokens come from; null for a command without input.</summary>
    public virtual Source? Source => null;

    /// <summary>What is typed.</summary>
    /// <param name="options">Further parameters of the cmdlet.</param>
    public abstract string Script(string options);

    /// <summary>What it makes of one of its tokens; null for none.</summary>
    public virtual TokenRecord? Expect(TokenRecord? before) => before;

    /// <summary>What a token of that name that it creates can be: one for each input with that name.</summary>
    /// <param name="name">The new token's name.</param>
    /// <param name="before">The tokens of the first registry as they were.</param>
    public virtual IEnumerable<TokenRecord> ExpectCreated(string name, IReadOnlyList<TokenRecord> before) => [];
}

internal sealed record ListTokens(string Pattern, int PageSize) : Command
{
    public override IReadOnlyList<string> Methods => ["GET"];

    public bool IsWhole => Pattern == "*";

    public override string Script(string options) =>
        $"Get-RegistryToken $registry{(IsWhole ? "" : $" -Name '{Pattern}'")} -PageSize {PageSize}{options}";
}

internal sealed record GetTokens(Source Tokens) : Command
{
    public override IReadOnlyList<string> Methods => ["GET"];

    public override Source Source => Tokens;

    public override string Script(string options) => Tokens.Feed("Get-RegistryToken") + options;
}

internal sealed record MeasureTokens(string Registry) : Command
{
    public override IReadOnlyList<string> Methods => ["GET"];

    public override string Script(string options) => $"Measure-RegistryToken {Registry}{options}";
}

internal sealed record CreateTokens(IReadOnlyList<(string Name, TokenValues Values)> Rows) : Command
{
    public override IReadOnlyList<string> Methods => ["POST"];

    public override bool TakesThrottleLimit => true;

    public override string Script(string options) => Rows is [var only]
        ? $"New-RegistryToken $registry {only.Name}{only.Values.Parameters}{options}"
        : string.Join(", ", Rows.Select(row => $"[pscustomobject]@{{ Name = '{row.Name}'{row.Values.Cells} }}"))
            + $" | New-RegistryToken $registry{options}";

    public override IEnumerable<TokenRecord> ExpectCreated(string name, IReadOnlyList<TokenRecord> before) =>
        Rows.Where(row => row.Name == name).Select(row => row.Values.Create(name));
}

/// <summary>Copies tokens to the other registry.</summary>
internal sealed record CopyTokens(string Pattern) : Command
{
    public override IReadOnlyList<string> Methods => ["POST", "GET"];

    public override bool TakesThrottleLimit => true;

    public override string Script(string options) => $"{Source.List(Pattern)} | New-RegistryToken $other{options}";

    public override IEnumerable<TokenRecord> ExpectCreated(string name, IReadOnlyList<TokenRecord> before) =>
        before.Where(token => token.Name == name);
}

internal sealed record UpdateTokens(Source Tokens, TokenValues Values, bool PassThru) : Command
{
    public override IReadOnlyList<string> Methods => ["PATCH", "GET"];

    public override bool TakesThrottleLimit => true;

    public override Source Source => Tokens;

    public override string Script(string options) =>
        Tokens.Feed("Set-RegistryToken") + Values.Parameters + (PassThru ? " -PassThru" : "") + options;

    public override TokenRecord? Expect(TokenRecord? before) => before is null ? null : Values.Change(before);
}

internal sealed record ReplaceTokens(Source Tokens, TokenValues Values) : Command
{
    public override IReadOnlyList<string> Methods => ["PUT"];

    public override Source Source => Tokens;

    // The name on the command line is that of one token; a list and rows bring their own.
    public override string Script(string options) => Tokens.Feed("Set-RegistryToken") + " -Replace"
        + (Tokens.Kind == SourceKind.Ids ? $" -Name $names[{Tokens.Places[0]}]" : "") + Values.Parameters + options;

    public override TokenRecord? Expect(TokenRecord? before) => before is null ? null : Values.Create(before.Name);

    public override IEnumerable<TokenRecord> ExpectCreated(string name, IReadOnlyList<TokenRecord> before) =>
        [Values.Create(name)];
}

internal sealed record RemoveTokens(Source Tokens) : Command
{
    public override IReadOnlyList<string> Methods => ["DELETE"];

    public override bool TakesThrottleLimit => true;

    public override Source Source => Tokens;

    public override string Script(string options) => Tokens.Feed("Remove-RegistryToken") + " -Force" + options;

    public override TokenRecord? Expect(TokenRecord? before) => null;
}

internal enum OldToken
{
    Keep,
    Disable,
    Remove,
    Expire,
}

internal sealed record RotateTokens(Source Tokens, OldToken Old, int? Days) : Command
{
    private static readonly TimeSpan GracePeriod = TimeSpan.FromHours(2);

    public override IReadOnlyList<string> Methods => Old switch
    {
        OldToken.Keep => ["PUT", "POST", "GET"],
        OldToken.Remove => ["PUT", "DELETE", "POST", "GET"],
        _ => ["PUT", "PATCH", "POST", "GET"],
    };

    public override Source Source => Tokens;

    public override string Script(string options) => Tokens.Feed("Reset-RegistryToken")
        + (Old == OldToken.Expire ? " -GracePeriod '2h'" : $" -OldTokenAction {Old}")
        + (Days is null ? "" : $" -ExpiresIn '{Days}d'") + " -Confirm:$false" + options;

    public override TokenRecord? Expect(TokenRecord? before) => Old switch
    {
        _ when before is null => null,
        OldToken.Disable => before with { Status = "disabled" },
        OldToken.Remove => null,
        OldToken.Expire => before with { ExpiryDate = Earlier(before.ExpiryDate, DateTimeOffset.UtcNow + GracePeriod) },
        _ => before,
    };

    public override IEnumerable<TokenRecord> ExpectCreated(string name, IReadOnlyList<TokenRecord> before) =>
        from token in before
        where IsNewNameOf(token.Name, name)
        // A token that is given twice was changed by its first rotation already.
        from old in new[] { token, Expect(token) }.OfType<TokenRecord>()
        select old with { Name = name, ExpiryDate = ExpectExpiry(old) };

    /// <summary>Whether a token of that name takes the place of the old one: its name with today's date.</summary>
    public static bool IsNewNameOf(string old, string name)
    {
        int date = name.IndexOf("-2", StringComparison.Ordinal);
        return date > 0 && old.Split("-2")[0] == name[..date];
    }

    private static DateTimeOffset Earlier(DateTimeOffset? one, DateTimeOffset other) => one < other ? one.Value : other;

    // As long as the old token was to live, if the calendar has room for it.
    private DateTimeOffset? ExpectExpiry(TokenRecord old)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        TimeSpan? lifetime = Days is { } days ? TimeSpan.FromDays(days) : old.ExpiryDate - old.CreatedDate;
        return lifetime > DateTimeOffset.MaxValue - now ? DateTimeOffset.MaxValue : now + lifetime;
    }
}
