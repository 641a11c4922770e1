using System;
using System.Collections.Concurrent;

namespace IonosContainerRegistry.Client.Tokens;

/// <summary>
/// The tokens that calls have returned. A later call that gets no response must not take one of them for its own, and
/// the clock can't exclude that, because the date of a response is in whole seconds.
/// </summary>
internal sealed class ReturnedTokens
{
    private readonly ConcurrentDictionary<Guid, DateTimeOffset?> _createdDates = new();

    public void Add(TokenResource token)
    {
        if (token.Id is { } id) _createdDates[id] = token.Metadata?.CreatedDate;
    }

    /// <summary>Whether it was returned. One with the same ID and another date was created since.</summary>
    public bool Contains(TokenResource token)
        => token.Id is { } id && _createdDates.TryGetValue(id, out DateTimeOffset? created)
            && created == token.Metadata?.CreatedDate;

    public void Remove(Guid tokenId) => _createdDates.TryRemove(tokenId, out _);
}
