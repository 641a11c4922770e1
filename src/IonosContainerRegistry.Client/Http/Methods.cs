using System.Net.Http;

namespace IonosContainerRegistry.Client.Http;

/// <summary>The method that .NET Framework has no name for.</summary>
internal static class Methods
{
    public static readonly HttpMethod Patch = new("PATCH");
}
