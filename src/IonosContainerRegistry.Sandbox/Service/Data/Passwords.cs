using System.Security.Cryptography;

namespace IonosContainerRegistry.Sandbox.Service.Data;

/// <summary>Makes passwords and bearer tokens.</summary>
internal static class Passwords
{
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    public static string Next() => RandomNumberGenerator.GetString(Letters, 32);
}
