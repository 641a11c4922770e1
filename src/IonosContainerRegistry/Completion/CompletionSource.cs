using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Models;
using IonosContainerRegistry.Client.Paging;

namespace IonosContainerRegistry;

/// <summary>What completion offers: quick, cached for seconds, and silent where the service is not to be had.</summary>
internal static class CompletionSource
{
    private const int MaximumTokens = 1000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(10);
    private static readonly ConditionalWeakTable<IonosCloudConnection, Dictionary<string, (DateTime Time, object Value)>> Cache = new();

    public static IReadOnlyList<ContainerRegistry> Registries(IDictionary bound) => Cached(
        bound, "registries",
        async (client, stop) =>
        {
            using PageReader<RegistryResource> reader = client.ReadRegistries(100, null);
            return (await ReadAsync(reader, stop).ConfigureAwait(false)).Select(RegistryMapper.ToRegistry).ToList();
        });

    public static IReadOnlyList<RegistryToken> Tokens(IDictionary bound)
    {
        if (RegistryOf(bound) is not { } registryId) return [];
        return Cached(
            bound, registryId.ToString("N"),
            async (client, stop) =>
            {
                using PageReader<TokenResource> reader =
                    client.ReadTokens(registryId, new PageRequest { First = MaximumTokens, PageSize = MaximumTokens }, null);
                return (await ReadAsync(reader, stop).ConfigureAwait(false)).Select(token => TokenMapper.ToToken(registryId, token)).ToList();
            });
    }

    private static async Task<List<T>> ReadAsync<T>(PageReader<T> reader, CancellationToken stop)
    {
        List<T> items = [];
        while (await reader.ReadAsync(stop).ConfigureAwait(false) is { } page) items.AddRange(page.Items);
        return items;
    }

    private static IReadOnlyList<T> Cached<T>(
        IDictionary bound, string key, Func<RegistryClient, CancellationToken, Task<List<T>>> read)
    {
        try
        {
            IonosCloudConnection connection = bound["Connection"] is { } given && LanguagePrimitives.TryConvertTo(given, out IonosCloudConnection converted)
                ? converted
                : ConnectionStore.Find(Runspace.DefaultRunspace, warn: null);
            if (connection.FindFault() is not null) return [];
            var cache = Cache.GetOrCreateValue(connection);
            lock (cache)
            {
                if (cache.TryGetValue(key, out var entry) && DateTime.UtcNow - entry.Time < Freshness) return (List<T>)entry.Value;
                List<T> values = ReadQuietly(connection, read);
                cache[key] = (DateTime.UtcNow, values);
                return values;
            }
        }
        catch (RegistryException)
        {
            // Tab must never show an error.
            return [];
        }
    }

    /// <summary>Reads, or returns nothing where that fails; kept too, so that not every Tab waits for a service that is down.</summary>
    private static List<T> ReadQuietly<T>(IonosCloudConnection connection, Func<RegistryClient, CancellationToken, Task<List<T>>> read)
    {
        using CancellationTokenSource timeout = new(Patience);
        RegistryClient client = connection.Borrow();
        try
        {
            return Task.Run(() => read(client, timeout.Token)).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is RegistryApiException or OperationCanceledException)
        {
            return [];
        }
        finally
        {
            connection.Return();
        }
    }

    private static Guid? RegistryOf(IDictionary bound)
    {
        object? value = bound["RegistryId"] is PSObject wrapped ? wrapped.BaseObject : bound["RegistryId"];
        if (value is object[] { Length: 1 } single) value = single[0];
        return Guid.TryParse(value?.ToString(), out Guid id) ? id : null;
    }
}
