using System;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Pipeline;

namespace IonosContainerRegistry.Registries;

/// <summary>Reads registries for a cmdlet.</summary>
internal sealed class RegistryReader
{
    private const int PageSize = 100;

    private readonly RegistryCmdlet _cmdlet;

    public RegistryReader(RegistryCmdlet cmdlet) => _cmdlet = cmdlet;

    /// <summary>Prepares to read one registry.</summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="write">Writes the registry.</param>
    public Reading Item(Guid registryId, Action<ContainerRegistry> write) => new ItemReading<RegistryResource>(
        _cmdlet,
        (observer, stop) => _cmdlet.Client.Registries.GetAsync(registryId, observer, stop),
        new RegistryTarget(registryId),
        registry => write(Convert(registry)));

    /// <summary>Reads one registry.</summary>
    /// <exception cref="RegistryApiException">The request failed.</exception>
    public ContainerRegistry Read(Guid registryId)
    {
        RegistryResource registry =
            _cmdlet.Send((observer, stop) => _cmdlet.Client.Registries.GetAsync(registryId, observer, stop));
        return Convert(registry);
    }

    /// <summary>Reads all registries of the account, page by page.</summary>
    /// <exception cref="RegistryApiException">A page can't be read. Thrown while the result is enumerated.</exception>
    public IEnumerable<ContainerRegistry> ReadAll() => new PageReporter(_cmdlet, "registry", new RegistryTarget())
        .Read(_cmdlet.Client.Registries.List(PageSize, _cmdlet.CreateObserver()))
        .SelectMany(page => page.Items.Select(Convert));

    /// <summary>Converts a registry, and warns about fields that can't be read.</summary>
    public ContainerRegistry Convert(RegistryResource resource)
    {
        ContainerRegistry registry = RegistryMapper.ToRegistry(resource);
        _cmdlet.WarnUnreadable(resource, RegistryText.Name(registry.Name, registry.RegistryId));
        return registry;
    }
}
