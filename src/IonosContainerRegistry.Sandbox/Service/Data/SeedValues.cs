using System;
using System.Buffers.Binary;

namespace IonosContainerRegistry.Sandbox.Service.Data;

/// <summary>
/// Values that look random and follow from the seed and a place in the data alone, so that each can be computed when it
/// is needed (the finalizer of SplitMix64).
/// </summary>
internal sealed class SeedValues(int seed)
{
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    private readonly ulong _seed = Mix((ulong)seed + 1);

    /// <summary>A step of a place that stands for a resource.</summary>
    public static ulong Place(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
    }

    /// <summary>A number for a place.</summary>
    public ulong Number(params ReadOnlySpan<ulong> place)
    {
        ulong value = _seed;
        foreach (ulong step in place)
            value = Mix(value ^ step);

        return value;
    }

    /// <summary>A version 4 GUID for a place.</summary>
    public Guid Id(params ReadOnlySpan<ulong> place)
    {
        Span<byte> bytes = stackalloc byte[16];
        Fill(bytes, Number(place));
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The digest of an artifact for a place.</summary>
    public string Digest(params ReadOnlySpan<ulong> place)
    {
        Span<byte> bytes = stackalloc byte[32];
        Fill(bytes, Number(place));
        return "sha256:" + Convert.ToHexStringLower(bytes);
    }

    /// <summary>A password for a place.</summary>
    public string Password(params ReadOnlySpan<ulong> place)
    {
        ulong value = Number(place);
        return string.Create(32, value, static (text, state) =>
        {
            for (int i = 0; i < text.Length; i++)
                text[i] = Letters[(int)(Mix(state + (ulong)i) % (ulong)Letters.Length)];
        });
    }

    private static void Fill(Span<byte> bytes, ulong value)
    {
        for (int i = 0; i < bytes.Length; i += sizeof(ulong))
            BinaryPrimitives.WriteUInt64BigEndian(bytes[i..], Mix(value + (ulong)i));
    }

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
