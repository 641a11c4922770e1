using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.AspNetCore.Http;

namespace IonosContainerRegistry.Sandbox.Service.Http;

/// <summary>The values of <c>orderBy</c> that a list supports.</summary>
/// <param name="fallback">The order without <c>orderBy</c>.</param>
/// <param name="keys">The keys by which the list can be sorted. Null sorts last in descending order.</param>
/// <param name="ascendingOnly">The keys that can't be descending.</param>
internal sealed class SortOrder<T>(
    string fallback, IReadOnlyDictionary<string, Func<T, IComparable?>> keys, params string[] ascendingOnly)
{
    /// <summary>The requested order.</summary>
    /// <exception cref="ApiException">400: the list can't be sorted by it.</exception>
    public string Read(HttpRequest request)
    {
        string order = RequestReader.Text(request, "orderBy") ?? fallback;
        bool isKnown = keys.ContainsKey(Key(order)) && (!IsDescending(order) || !ascendingOnly.Contains(Key(order)));
        return isKnown ? order : throw ApiException.Invalid($"orderBy '{order}' is not supported.");
    }

    /// <summary>Sorts the items. Those with the same key keep their order.</summary>
    public IEnumerable<T> Apply(string order, IEnumerable<T> items)
    {
        Func<T, IComparable?> key = keys[Key(order)];
        return IsDescending(order) ? items.OrderByDescending(key) : items.OrderBy(key);
    }

    private static bool IsDescending(string order) => order.StartsWith('-');

    private static string Key(string order) => order.TrimStart('-');
}
