using System;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Http;

namespace IonosContainerRegistry.Client.Creation;

/// <summary>
/// Finds out what is known about a resource whose creation or replacement got no usable response, and makes the
/// exception that contains it.
/// </summary>
internal sealed class CreationOutcomeResolver<T>
    where T : ApiResource<Guid?>
{
    private readonly RequestPolicy _policy;
    private readonly ApiRequest _request;

    /// <param name="policy">The limits of the client.</param>
    /// <param name="request">The request that creates or replaces the resource.</param>
    public CreationOutcomeResolver(RequestPolicy policy, ApiRequest request)
    {
        _policy = policy;
        _request = request;
    }

    /// <summary>The registry that the resource belongs to, or null if it is one itself.</summary>
    public Guid? RegistryId { get; init; }

    /// <summary>The ID that is requested, or null if the service chooses it.</summary>
    public Guid? RequestedId { get; init; }

    /// <summary>The name that is sent.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the service issues a password when it creates the resource.</summary>
    public bool IssuesPassword { get; init; }

    /// <summary>Tells whether an earlier call has returned a resource. Null if that isn't recorded.</summary>
    public Func<T, bool>? WasReturned { get; init; }

    /// <summary>Reads the date of creation.</summary>
    public required Func<T, DateTimeOffset?> CreatedDate { get; init; }

    /// <summary>Compares a resource with what was sent.</summary>
    public required Func<T, bool> Matches { get; init; }

    /// <summary>
    /// Looks up what became of a POST, which isn't sent again, because that could create a second resource. Searches
    /// twice if the service might still be creating it.
    /// </summary>
    /// <param name="cause">The failure of the request.</param>
    /// <param name="names">Finds the resource.</param>
    /// <param name="cancellationToken">Cancels the lookup.</param>
    public async Task<CreationOutcomeException> LookUpAsync(
        RegistryApiException cause, NameLookup<T> names, CancellationToken cancellationToken)
    {
        try
        {
            _request.Observer?.Verbose?.Invoke(
                $"No valid response to the request to create '{Name}'. Searching for that name.");
            LookupResult<T> result = await names.FindAsync(cancellationToken).ConfigureAwait(false);
            if (result.Found is null)
            {
                TimeSpan pause = TimeSpan.FromTicks(_policy.RetryInterval.Ticks * 2);
                _request.Observer?.Verbose?.Invoke(FormattableString.Invariant(
                    $"'{Name}' not found. Searching again in {pause.TotalSeconds:0.0} s."));
                await _policy.Clock.DelayAsync(pause, cancellationToken).ConfigureAwait(false);
                result = await names.FindAsync(cancellationToken).ConfigureAwait(false);
            }

            if (result.Found is not { } found)
            {
                return CreateException(
                    cause, result.IsComplete ? CreationOutcome.Unconfirmed : CreationOutcome.Unknown);
            }

            bool isOurs = IsNew(found) == true && Matches(found.Value);
            return CreateException(cause, isOurs ? CreationOutcome.Created : CreationOutcome.OwnershipUnknown, found);
        }
        catch (RegistryApiException failure)
        {
            return CreateException(cause, CreationOutcome.Unknown, failure: failure);
        }
    }

    /// <summary>
    /// Whether a resource was created since the request was first sent, or null if that can't be known.
    /// </summary>
    public bool? IsNew(ApiResponse<T> found) => WasReturned?.Invoke(found.Value) == true
        ? false
        : ServerClock.WasCreatedSince(_request, CreatedDate(found.Value), found.Response);

    /// <param name="cause">The failure of the request.</param>
    /// <param name="outcome">What is known.</param>
    /// <param name="found">The resource as it was read, or null if it wasn't found.</param>
    /// <param name="failure">Why the lookup failed, or null if it didn't.</param>
    public CreationOutcomeException CreateException(
        RegistryApiException cause, CreationOutcome outcome, ApiResponse<T>? found = null,
        RegistryApiException? failure = null)
        => new(
            cause, outcome, _policy.Clock.GetUtcNow(),
            $"{cause.Method} {cause.Path} got no usable response; the outcome for '{Name}' is {outcome}.")
        {
            RegistryId = RegistryId,
            ResourceId = found is null ? null : RequestedId ?? found.Value.Id,
            ResourceName = Name,
            MatchesRequest = found is null ? null : Matches(found.Value),
            ExistedBefore = found is null ? null : !IsNew(found),
            PasswordStatus = !IssuesPassword ? PasswordStatus.NotIssued
                : outcome == CreationOutcome.Created ? PasswordStatus.Lost : PasswordStatus.Unknown,
            LookupFailure = failure,
        };
}
