using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Conformance;

/// <summary>What a check expects; otherwise it fails.</summary>
internal static class Expect
{
    public static void Equal<T>(T expected, T actual, string what)
    {
        True(EqualityComparer<T>.Default.Equals(expected, actual), $"{what}: {actual}, not {expected}");
    }

    public static void True(bool condition, string what)
    {
        if (!condition) throw new CheckFailedException(what);
    }

    public static async Task<TException> ThrowsAsync<TException>(Func<Task> action)
        where TException : Exception
    {
        try
        {
            await action();
        }
        catch (TException e)
        {
            return e;
        }

        throw new CheckFailedException($"no {typeof(TException).Name} was thrown");
    }
}

internal sealed class CheckFailedException(string message) : Exception(message);
