using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace IonosContainerRegistry.Client.Registries;

/// <summary>
/// The rules for entries of an allow list: an IPv4 or IPv6 address with or without a prefix length. Bits behind the
/// prefix may be set.
/// </summary>
public static class ApiSubnet
{
    /// <summary>The number of entries that an allow list can contain.</summary>
    public const int MaximumCount = 25;

    /// <summary>Whether an entry has a form that the service accepts.</summary>
    /// <param name="subnet">The entry.</param>
    public static bool IsValid(string subnet) => TryParse(subnet, out _, out _);

    /// <summary>
    /// Whether an entry is 0.0.0.0/0 or ::/0, with which the service denies access to everyone instead of allowing it.
    /// </summary>
    /// <param name="subnet">The entry.</param>
    public static bool DeniesEveryone(string subnet) => TryParse(subnet, out _, out int prefix) && prefix == 0;

    /// <summary>Compares entries by the addresses that they stand for.</summary>
    internal static IEqualityComparer<string> Comparer { get; } = new SubnetComparer();

    private static bool TryParse(string? subnet, out byte[] network, out int prefix)
    {
        network = [];
        prefix = 0;
        string[] parts = (subnet ?? "").Split('/');
        if (parts.Length > 2 || !IsAddress(parts[0]) || !IPAddress.TryParse(parts[0], out IPAddress? address))
            return false;
        bool isV6 = address.AddressFamily == AddressFamily.InterNetworkV6;
        int maximum = isV6 ? 128 : 32;
        prefix = maximum;
        if (parts.Length == 2)
        {
            if (!Regex.IsMatch(parts[1], @"\A(0|[1-9][0-9]{0,2})\z")) return false;
            prefix = int.Parse(parts[1], CultureInfo.InvariantCulture);
            if (prefix > maximum) return false;
        }

        network = Mask(address.GetAddressBytes(), prefix);
        return true;
    }

    // IPAddress also accepts shortened, octal and hexadecimal IPv4 addresses, and zones and brackets of IPv6.
    private static bool IsAddress(string text) => text.Contains(':')
        ? Regex.IsMatch(text, @"\A[0-9A-Fa-f:]+([0-9]+(\.[0-9]+){3})?\z")
        : Regex.IsMatch(text, @"\A(0|[1-9][0-9]{0,2})(\.(0|[1-9][0-9]{0,2})){3}\z");

    private static byte[] Mask(byte[] address, int prefix)
    {
        for (int i = 0; i < address.Length; i++)
        {
            int bits = Math.Max(0, Math.Min(8, prefix - (i * 8)));
            address[i] &= (byte)(0xFF << (8 - bits));
        }

        return address;
    }

    private sealed class SubnetComparer : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => KeyOf(x) == KeyOf(y);

        public int GetHashCode(string obj) => StringComparer.Ordinal.GetHashCode(KeyOf(obj));

        private static string KeyOf(string? subnet) => TryParse(subnet, out byte[] network, out int prefix)
            ? string.Join(".", network.Select(part => part.ToString(CultureInfo.InvariantCulture))) + "/" + prefix
            : subnet ?? "";
    }
}
