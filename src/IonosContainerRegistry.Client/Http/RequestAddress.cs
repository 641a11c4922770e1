using System;
#if NETFRAMEWORK
using System.Reflection;
#endif

namespace IonosContainerRegistry.Client.Http;

/// <summary>Makes the address of a request, whose path must go out as it was written.</summary>
internal static class RequestAddress
{
    /// <param name="baseUrl">The address of the API.</param>
    /// <param name="path">The escaped path below it, possibly with a query.</param>
    /// <returns>
    /// The address; null if <see cref="Uri"/> would send another path: a segment of dots leads to another resource.
    /// </returns>
    public static Uri? Create(Uri baseUrl, string path)
    {
        Uri address = new(baseUrl.AbsoluteUri + path);
        string expected = baseUrl.AbsolutePath + WithoutQuery(path);
        if (IsPath(expected)) return address;
#if NETFRAMEWORK
        KeepEscapes(address);
        if (IsPath(expected)) return address;
#endif
        return null;

        // Unlike AbsolutePath, PathAndQuery isn't cached, and it is what HttpWebRequest sends.
        bool IsPath(string text) => WithoutQuery(address.PathAndQuery) == text;
    }

    private static string WithoutQuery(string path) => path.Split('?')[0];

#if NETFRAMEWORK
    // Windows PowerShell runs with the quirks of .NET Framework 4.0, where Uri decodes %2F in a path. Only a
    // configuration file of the process turns that off, so tell this one address that its path is canonical.
    private static void KeepEscapes(Uri address)
    {
        const ulong PathAndQueryNotCanonical = 0x30;
        if (typeof(Uri).GetField("m_Flags", BindingFlags.NonPublic | BindingFlags.Instance) is not { } field) return;
        ulong flags = Convert.ToUInt64(field.GetValue(address)) & ~PathAndQueryNotCanonical;
        field.SetValue(address, Enum.ToObject(field.FieldType, flags));
    }
#endif
}
