using System;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Testing;

/// <summary>Waits for an effect on the other side of a connection.</summary>
public static class Eventually
{
    public static async Task TrueAsync(Func<bool> condition)
    {
        for (DateTime end = DateTime.UtcNow.AddSeconds(20); !condition(); await Task.Delay(5))
        {
            if (DateTime.UtcNow > end) throw new TimeoutException("It did not happen within 20 s.");
        }
    }
}
