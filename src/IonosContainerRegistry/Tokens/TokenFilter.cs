using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Paging;

namespace IonosContainerRegistry.Tokens;

/// <summary>Filters tokens by name, status, and expiry on the client, because the service has no filter.</summary>
internal sealed class TokenFilter
{
    public static readonly TokenFilter Everything = new(null, null, null);

    private readonly NameFilter _names;
    private readonly string[]? _statuses;
    private readonly DateTimeOffset? _expiringBefore;

    public TokenFilter(string[]? names, string[]? statuses, TokenLifetime? expiringWithin)
    {
        _names = new NameFilter(nameof(GetRegistryTokenCommand.Name), names);
        _statuses = statuses;
        if (expiringWithin is not null) _expiringBefore = AddToNow(expiringWithin.Value);
    }

    public bool IsEverything => _names.AcceptsEverything && _statuses is null && _expiringBefore is null;

    /// <summary>Makes an error of each name that no token has.</summary>
    /// <param name="place">Where the tokens were listed, in words, or null for nowhere.</param>
    public IEnumerable<ErrorRecord> CreateErrors(string? place)
        => _names.CreateErrors(TokenErrorId.TokenNotFound, "token", place);

    // The name first: a token with another status counts as found by its name.
    public bool Accepts(RegistryToken token) => _names.Accepts(token.Name)
        && (_statuses is null || _statuses.Contains(token.Status, StringComparer.OrdinalIgnoreCase))
        && (_expiringBefore is null || token.ExpiryDate <= _expiringBefore);

    private static DateTimeOffset AddToNow(TimeSpan lifetime)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        return lifetime < DateTimeOffset.MaxValue - now ? now + lifetime : DateTimeOffset.MaxValue;
    }
}
