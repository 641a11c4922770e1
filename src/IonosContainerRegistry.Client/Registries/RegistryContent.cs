using System;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Repositories;

namespace IonosContainerRegistry.Client.Registries;

/// <summary>A registry and the number of its repositories.</summary>
public sealed class RegistryContent
{
    /// <summary>The number of repositories at which counting ends.</summary>
    public const int MaximumRepositoryCount = 1000;

    private RegistryContent(ApiResponse<RegistryResource> registry) => Registry = registry;

    /// <summary>The registry.</summary>
    public ApiResponse<RegistryResource> Registry { get; }

    /// <summary>
    /// The number of repositories. If it is <see cref="MaximumRepositoryCount"/>, there can be more. Null if they can't
    /// be counted.
    /// </summary>
    public int? RepositoryCount { get; private set; }

    /// <summary>Why the repositories can't be counted, or null if they were.</summary>
    public RegistryApiException? CountFailure { get; private set; }

    internal static async Task<RegistryContent> ReadAsync(
        RegistriesClient registries, RepositoriesClient repositories, Guid registryId, RequestObserver? observer,
        CancellationToken cancellationToken)
    {
        RegistryContent content =
            new(await registries.GetAsync(registryId, observer, cancellationToken).ConfigureAwait(false));
        PageRequest request = new() { PageSize = MaximumRepositoryCount };
        using PageReader<RepositoryResource> reader =
            repositories.List(registryId, new RepositoryQuery(), request, observer);
        try
        {
            content.RepositoryCount =
                (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))?.Items.Count ?? 0;
        }
        catch (RegistryApiException failure)
        {
            content.CountFailure = failure;
        }

        return content;
    }
}
