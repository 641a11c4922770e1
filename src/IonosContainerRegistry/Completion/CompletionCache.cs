using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Connections;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Completion;

/// <summary>Reads what completers suggest and keeps it for seconds. Completion failures are ignored.</summary>
internal static class CompletionCache
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(10);
    private static readonly ConditionalWeakTable<IonosCloudConnection, Dictionary<string, Entry>> Caches = new();

    /// <summary>Returns a list from the cache, or reads it.</summary>
    /// <param name="bound">The parameters on the command line.</param>
    /// <param name="key">The key of the list.</param>
    /// <param name="open">Opens the reader of the list.</param>
    /// <param name="convert">Converts an item of the list.</param>
    /// <returns>Empty if there is no usable connection, or if the list can't be read.</returns>
    public static IReadOnlyList<TOutput> Read<T, TOutput>(
        IDictionary bound, string key, Func<RegistryClient, PageReader<T>> open, Converter<T, TOutput> convert)
    {
        if (FindConnection(bound) is not { } connection) return [];
        Dictionary<string, Entry> cache = Caches.GetOrCreateValue(connection);
        lock (cache)
        {
            if (cache.TryGetValue(key, out Entry entry) && DateTime.UtcNow - entry.Time < Lifetime)
                return (List<TOutput>)entry.Items;

            // A failure is cached as an empty list, so that not every Tab waits for a service that is unavailable.
            List<TOutput> items = ReadAll(connection, open).ConvertAll(convert);
            cache[key] = new Entry(DateTime.UtcNow, items);
            return items;
        }
    }

    /// <summary>Returns a list that was read for a suggestion before, however long ago. Sends nothing.</summary>
    /// <param name="bound">The parameters on the command line.</param>
    /// <param name="key">The key of the list.</param>
    /// <returns>Empty if there is no usable connection, or if the list wasn't read.</returns>
    public static IReadOnlyList<TOutput> Recall<TOutput>(IDictionary bound, string key)
    {
        if (FindConnection(bound) is not { } connection || !Caches.TryGetValue(connection, out var cache)) return [];
        lock (cache)
        {
            return cache.TryGetValue(key, out Entry entry) ? (List<TOutput>)entry.Items : [];
        }
    }

    /// <summary>Clears all lists, because a command has changed what they contain.</summary>
    /// <param name="bound">The parameters on the command line.</param>
    public static void Clear(IDictionary bound)
    {
        if (FindConnection(bound) is not { } connection || !Caches.TryGetValue(connection, out var cache)) return;
        lock (cache) cache.Clear();
    }

    private static IonosCloudConnection? FindConnection(IDictionary bound)
    {
        if (Runspace.DefaultRunspace is not { } runspace) return null;
        try
        {
            IonosCloudConnection connection =
                LanguagePrimitives.TryConvertTo(bound["Connection"], out IonosCloudConnection? given)
                    ? given ?? ConnectionStore.Find(runspace, warn: null)
                    : ConnectionStore.Find(runspace, warn: null);
            connection.ThrowIfUnusable();
            return connection;
        }
        catch (Exception e) when (e is RegistryException or ParameterException)
        {
            return null;
        }
    }

    private static List<T> ReadAll<T>(IonosCloudConnection connection, Func<RegistryClient, PageReader<T>> open)
    {
        using RegistryClient client = connection.CreateClient();
        using CancellationTokenSource timeout = new(Timeout);
        try
        {
            return Task.Run(() => ReadAllAsync(open(client), timeout.Token)).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is RegistryApiException or OperationCanceledException)
        {
            return [];
        }
    }

    private static async Task<List<T>> ReadAllAsync<T>(PageReader<T> reader, CancellationToken timeout)
    {
        using (reader)
        {
            List<T> items = [];
            while (await reader.ReadAsync(timeout).ConfigureAwait(false) is { } page) items.AddRange(page.Items);
            return items;
        }
    }

    private sealed record Entry(DateTime Time, object Items);
}
