using System;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Paging;

namespace IonosContainerRegistry.Client.Creation;

/// <summary>
/// Finds a resource by its name in the whole list: tokens have no filter, and what that of registries compares isn't
/// documented.
/// </summary>
internal sealed class NameLookup<T>
    where T : ApiResource
{
    private readonly string _name;
    private readonly Func<T, string?> _nameOf;
    private readonly Func<PageReader<T>> _list;

    /// <param name="name">The name to find.</param>
    /// <param name="nameOf">Reads the name of a resource.</param>
    /// <param name="list">Starts to read the list.</param>
    public NameLookup(string name, Func<T, string?> nameOf, Func<PageReader<T>> list)
    {
        _name = name;
        _nameOf = nameOf;
        _list = list;
    }

    public async Task<LookupResult<T>> FindAsync(CancellationToken cancellationToken)
    {
        bool isComplete = true;
        await foreach (Page<T> page in _list().ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            isComplete &= page.Warning is null && page.UnidentifiedCount == 0;
            foreach (T item in page.Items)
            {
                string? name = _nameOf(item);
                if (string.Equals(name, _name, StringComparison.Ordinal))
                    return new LookupResult<T>(new ApiResponse<T>(item, page.Response), isComplete);
                isComplete &= name is not null;
            }
        }

        return new LookupResult<T>(null, isComplete);
    }
}

/// <summary>What looking up a name has shown.</summary>
/// <param name="Found">The resource of that name, and the response that it came in, or null if none was found.</param>
/// <param name="IsComplete">Whether the whole list was searched and each name in it could be read.</param>
internal sealed record LookupResult<T>(ApiResponse<T>? Found, bool IsComplete)
    where T : ApiResource;
