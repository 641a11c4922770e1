using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Paging;

namespace IonosContainerRegistry.Client.Registries;

/// <summary>
/// Finds registries by name in the list of all, which is read once, for the first name: GET /registries. It isn't
/// thread-safe.
/// </summary>
public sealed class RegistryLookup
{
    private readonly Func<PageReader<RegistryResource>> _list;
    private readonly List<RegistryResource> _registries = [];
    private List<Page<RegistryResource>>? _pages;
    private RegistryApiException? _failure;

    internal RegistryLookup(Func<PageReader<RegistryResource>> list) => _list = list;

    /// <summary>The list, with what is wrong with it. Empty as long as it wasn't read.</summary>
    public IReadOnlyList<Page<RegistryResource>> Pages => _pages ?? [];

    /// <summary>The registries in the list. Empty as long as it wasn't read.</summary>
    public IReadOnlyList<RegistryResource> Registries => _registries;

    /// <summary>Finds the registries with a name.</summary>
    /// <param name="name">The name. A registry that has exactly this name is the only result.</param>
    /// <param name="isMatch">Whether the name of another registry is meant too.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The registries, in the order of the list. Empty if there are none.</returns>
    /// <exception cref="RegistryApiException">
    /// The list can't be read. It isn't requested again for other names. The exception has the name.
    /// </exception>
    public async Task<IReadOnlyList<RegistryResource>> FindAsync(
        string name, Func<string, bool> isMatch, CancellationToken cancellationToken)
    {
        if (_failure is null && _pages is null) await ReadAsync(cancellationToken).ConfigureAwait(false);
        if (_failure is not null) throw _failure.CopyFor(name);
        return _registries.Find(registry => registry.Properties?.Name == name) is { } exact
            ? [exact]
            : _registries.FindAll(registry => isMatch(registry.Properties?.Name ?? ""));
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            List<Page<RegistryResource>> pages = [];
            await foreach (Page<RegistryResource> page in
                _list().ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                pages.Add(page);
            }

            _pages = pages;
            _registries.AddRange(pages.SelectMany(page => page.Items));
        }
        catch (RegistryApiException failure)
        {
            _failure = failure;
        }
    }
}
