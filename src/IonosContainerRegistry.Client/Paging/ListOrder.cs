using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Client.Paging;

/// <summary>The orders that a list has, and whether the service keeps to the requested one.</summary>
internal sealed class ListOrder<T>
{
    private const string Descending = "-";

    private readonly IReadOnlyDictionary<string, Func<T, T, int?>> _comparisons;

    /// <param name="keys">What the list can be sorted by: the API's word, and how two items compare.</param>
    /// <param name="ascendingOnly">The keys that can't be sorted by in descending order.</param>
    public ListOrder(IReadOnlyDictionary<string, Func<T, T, int?>> keys, params string[] ascendingOnly)
    {
        _comparisons = keys;
        Values = keys.Keys
            .SelectMany(key => ascendingOnly.Contains(key) ? new[] { key } : [key, Descending + key])
            .ToList();
    }

    /// <summary>The API's words, those of descending orders with a hyphen before.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>Compares by a value. If one is missing, every order is right.</summary>
    public static Func<T, T, int?> By<TValue>(Func<T, TValue?> select)
        where TValue : struct, IComparable<TValue>
        => (one, other) => select(one) is { } value && select(other) is { } otherValue
            ? value.CompareTo(otherValue)
            : null;

    /// <summary>Compares by a string. If collations differ, every order is right.</summary>
    public static Func<T, T, int?> ByText(Func<T, string?> select) => (one, other) =>
    {
        int ordinal = Math.Sign(string.CompareOrdinal(select(one), select(other)));
        int linguistic = Math.Sign(StringComparer.InvariantCultureIgnoreCase.Compare(select(one), select(other)));
        return ordinal == linguistic ? ordinal : null;
    };

    /// <summary>Warns, once, if items come in another order than the requested one.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="order">The requested order. Null or an unknown one isn't checked.</param>
    public IAsyncEnumerable<Page<T>> Verify(IAsyncEnumerable<Page<T>> pages, string? order)
    {
        if (order is null) return pages;
        bool isDescending = order.StartsWith(Descending, StringComparison.Ordinal);
        return _comparisons.TryGetValue(isDescending ? order.Substring(1) : order, out Func<T, T, int?>? compare)
            ? VerifyAsync(pages, compare, isDescending)
            : pages;
    }

    private static async IAsyncEnumerable<Page<T>> VerifyAsync(
        IAsyncEnumerable<Page<T>> pages, Func<T, T, int?> compare, bool isDescending,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        T? previous = default;
        bool hasPrevious = false;
        bool isWarned = false;
        await foreach (Page<T> page in pages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            foreach (T item in page.Items)
            {
                if (!isWarned && page.Warning is null && hasPrevious && IsWrong(previous!, item))
                {
                    isWarned = true;
                    page.Warning = new ListWarning(ListWarningKind.OutOfOrder);
                }

                (previous, hasPrevious) = (item, true);
            }

            yield return page;
        }

        bool IsWrong(T one, T other) => compare(one, other) is { } sign && (isDescending ? sign < 0 : sign > 0);
    }
}
