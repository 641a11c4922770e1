using System;
using System.Collections;
using System.Collections.Generic;

namespace IonosContainerRegistry.Sandbox.Service.Data;

/// <summary>A list whose items are computed when they are read, so that a large one takes no memory.</summary>
internal sealed class ComputedList<T>(int count, Func<int, T> compute) : IReadOnlyList<T>
{
    public int Count => count;

    public T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
            return compute(index);
        }
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (int index = 0; index < count; index++)
            yield return compute(index);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
