using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Paging;

namespace IonosContainerRegistry.Client.Tokens;

/// <summary>
/// Prepares the rotation of tokens, one after the other, so that no two get the same name. Not for use from several
/// threads at once.
/// </summary>
public sealed class TokenRotator
{
    private static readonly HashSet<string> CopiedFields =
        ["properties", "properties.name", "properties.status", "properties.expiryDate", "properties.scopes"];

    private readonly TokensClient _tokens;
    private readonly RotationOptions _options;
    private readonly TimeProvider _clock;
    private readonly Dictionary<Guid, HashSet<string>> _takenNames = [];
    private readonly HashSet<Guid> _created = [];

    internal TokenRotator(TokensClient tokens, RotationOptions options, TimeProvider clock)
    {
        _tokens = tokens;
        _options = options;
        _clock = clock;
    }

    /// <summary>
    /// Reads the token and determines what the new one is: GET /registries/{registryId}/tokens/{tokenId} and, if a name
    /// has to be made, once for a registry GET /registries/{registryId}/tokens. Changes nothing.
    /// </summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="tokenId">The token to rotate.</param>
    /// <param name="observer">Observes the requests. Can be null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rotation, which has changed nothing yet.</returns>
    /// <exception cref="RegistryApiException">A request failed.</exception>
    /// <exception cref="TokenRotationException">The token can't be rotated as it is.</exception>
    public async Task<TokenRotation> PrepareAsync(
        Guid registryId, Guid tokenId, RequestObserver? observer, CancellationToken cancellationToken)
    {
        (ApiResponse<TokenResource> old, IReadOnlyList<ScopeResource>? scopes) =
            await _tokens.GetWithScopesAsync(registryId, tokenId, observer, cancellationToken).ConfigureAwait(false);
        TokenProperties? properties = old.Value.Properties;
        if (properties is null || scopes is null || old.Value.UnreadableFields.Any(CopiedFields.Contains))
            throw new TokenRotationException(RotationProblem.UnreadableProperties, registryId, old);
        if (_options.NewName is null && string.IsNullOrEmpty(properties.Name))
            throw new TokenRotationException(RotationProblem.NameMissing, registryId, old);

        DateTimeOffset? expiry = ExpiryFor(registryId, old);
        string name = _options.NewName
            ?? await CreateNameAsync(registryId, properties.Name!, observer, cancellationToken).ConfigureAwait(false);
        TokenSpec spec = new()
        {
            Name = name,
            Scopes = scopes.ToList(),
            Status = properties.Status,
            ExpiryDate = expiry,
        };
        return new TokenRotation(_tokens, _options, _clock, registryId, old, spec, id => _created.Add(id));
    }

    /// <summary>
    /// Whether a token was created by a rotation of this rotator, so that a list of tokens that is read meanwhile
    /// doesn't cause it to be rotated in turn.
    /// </summary>
    /// <param name="tokenId">The token.</param>
    /// <returns>Whether it was, or might have been.</returns>
    public bool HasCreated(Guid tokenId) => _created.Contains(tokenId);

    private DateTimeOffset? ExpiryFor(Guid registryId, ApiResponse<TokenResource> old)
    {
        if (_options.ExpiryDate is not null) return _options.ExpiryDate;
        TimeSpan? lifetime = _options.Lifetime;
        if (lifetime is null && old.Value.Properties?.ExpiryDate is { } expiry)
        {
            lifetime = expiry - old.Value.Metadata?.CreatedDate;
            if (lifetime is null || lifetime <= TimeSpan.Zero)
                throw new TokenRotationException(RotationProblem.LifetimeUnknown, registryId, old);
            if (lifetime < TokenExpiry.MinimumLifetime) lifetime = TokenExpiry.MinimumLifetime;
        }

        return lifetime is { } span ? TokenExpiry.After(_clock.GetUtcNow(), span) : null;
    }

    private async Task<string> CreateNameAsync(
        Guid registryId, string oldName, RequestObserver? observer, CancellationToken cancellationToken)
    {
        // Read once for all tokens of a registry. The service refuses a name that is taken meanwhile.
        if (!_takenNames.TryGetValue(registryId, out HashSet<string>? taken))
        {
            taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            PageReader<TokenResource> reader = _tokens.List(registryId, new PageRequest(), observer);
            await foreach (Page<TokenResource> page in reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                taken.UnionWith(page.Items.Select(token => token.Properties?.Name).OfType<string>());
            _takenNames.Add(registryId, taken);
        }

        string name = RotatedTokenName.Create(oldName, _clock.GetUtcNow(), taken);
        taken.Add(name);
        return name;
    }
}
