using System;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Http;

namespace IonosContainerRegistry.Client.Creation;

/// <summary>
/// Finds out what became of a resource whose creation got no usable response. A POST isn't sent again, because that
/// could create a second one; the name is looked up instead.
/// </summary>
internal sealed class CreationLookup<T>
    where T : ApiResource
{
    private readonly RequestPolicy _policy;
    private readonly ApiRequest _request;

    /// <param name="policy">The limits of the client.</param>
    /// <param name="request">The request that creates the resource.</param>
    public CreationLookup(RequestPolicy policy, ApiRequest request)
    {
        _policy = policy;
        _request = request;
    }

    /// <summary>The registry that the resource belongs to; null if it is one itself.</summary>
    public Guid? RegistryId { get; init; }

    /// <summary>The name that is sent.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the service issues a password when it creates the resource.</summary>
    public bool IssuesPassword { get; init; }

    /// <summary>Looks the name up.</summary>
    public required Func<CancellationToken, Task<LookupResult<T>>> Find { get; init; }

    /// <summary>Reads the ID of a resource.</summary>
    public required Func<T, Guid?> Id { get; init; }

    /// <summary>Whether an earlier operation has returned a resource; null if that isn't known of any.</summary>
    public Func<T, bool>? IsKnown { get; init; }

    /// <summary>Reads the date of creation.</summary>
    public required Func<T, DateTimeOffset?> CreatedDate { get; init; }

    /// <summary>Compares a resource with what was sent.</summary>
    public required Func<T, bool> Matches { get; init; }

    /// <summary>Looks the resource up, twice if the service might still be creating it.</summary>
    /// <param name="cause">The failure of the request that creates it.</param>
    /// <param name="cancellationToken">Cancels the lookup.</param>
    public async Task<CreationOutcomeException> ExplainAsync(
        RegistryApiException cause, CancellationToken cancellationToken)
    {
        try
        {
            _request.Observer?.Verbose?.Invoke(
                $"No valid response to the request to create '{Name}'. Searching for that name.");
            LookupResult<T> found = await Find(cancellationToken).ConfigureAwait(false);
            if (found.Resource is null)
            {
                TimeSpan pause = TimeSpan.FromTicks(_policy.RetryInterval.Ticks * 2);
                _request.Observer?.Verbose?.Invoke(FormattableString.Invariant(
                    $"'{Name}' not found. Searching again in {pause.TotalSeconds:0.0} s."));
                await _policy.Clock.DelayAsync(pause, cancellationToken).ConfigureAwait(false);
                found = await Find(cancellationToken).ConfigureAwait(false);
            }

            return Judge(found, cause);
        }
        catch (RegistryApiException failure)
        {
            return Create(cause, CreationOutcome.Unknown, failure: failure);
        }
    }

    private CreationOutcomeException Judge(LookupResult<T> found, RegistryApiException cause)
    {
        if (found.Resource is not { } resource)
            return Create(cause, found.IsComplete ? CreationOutcome.Unconfirmed : CreationOutcome.Unknown);
        bool? isNew = IsKnown?.Invoke(resource) == true
            ? false
            : ServerClock.WasCreatedSince(_request, CreatedDate(resource), found.Response);
        bool isOurs = isNew == true && Matches(resource);
        CreationOutcomeException outcome =
            Create(cause, isOurs ? CreationOutcome.Created : CreationOutcome.OwnershipUnknown, resource);
        outcome.ExistedBefore = !isNew;
        return outcome;
    }

    private CreationOutcomeException Create(
        RegistryApiException cause, CreationOutcome outcome, T? resource = null, RegistryApiException? failure = null)
        => new(
            cause, outcome, _policy.Clock.GetUtcNow(),
            $"{cause.Method} {cause.Path} got no usable response; the outcome for '{Name}' is {outcome}.")
        {
            RegistryId = RegistryId,
            ResourceId = resource is null ? null : Id(resource),
            ResourceName = Name,
            MatchesRequest = resource is null ? null : Matches(resource),
            PasswordStatus = !IssuesPassword ? PasswordStatus.NotIssued
                : outcome == CreationOutcome.Created ? PasswordStatus.Lost : PasswordStatus.Unknown,
            LookupFailure = failure,
        };
}
