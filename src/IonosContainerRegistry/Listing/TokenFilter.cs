using System;
using System.Collections.Generic;
using System.Linq;

namespace IonosContainerRegistry;

/// <summary>Chooses tokens by name, status and expiry; the service has no filter of its own.</summary>
internal sealed class TokenFilter
{
    public static readonly TokenFilter Everything = new(null, null, null);

    private readonly NameFilter _names;
    private readonly string[]? _statuses;
    private readonly DateTimeOffset? _expiringBefore;

    public TokenFilter(string[]? names, string[]? statuses, TokenLifetime? expiringWithin)
    {
        _names = new NameFilter(names);
        _statuses = statuses;
        if (expiringWithin is not null) _expiringBefore = Later(expiringWithin.Value);
    }

    public bool IsEverything => _names.AcceptsEverything && _statuses is null && _expiringBefore is null;

    public IReadOnlyCollection<string> UnmatchedNames => _names.UnmatchedNames;

    // The name is asked first: a token that has another status has still been found by its name.
    public bool Accepts(RegistryToken token) => _names.Accepts(token.Name)
        && (_statuses is null || _statuses.Contains(token.Status, StringComparer.OrdinalIgnoreCase))
        && (_expiringBefore is null || token.ExpiryDate <= _expiringBefore);

    private static DateTimeOffset Later(TimeSpan lifetime)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        return lifetime < DateTimeOffset.MaxValue - now ? now + lifetime : DateTimeOffset.MaxValue;
    }
}
