using System.Net;
using System.Security.Authentication;

namespace IonosContainerRegistry.Client.Http.Transport;

/// <summary>
/// Chooses the TLS versions on .NET Framework, where a process can still default to versions before 1.2.
/// </summary>
internal static class TlsVersion
{
    /// <returns>
    /// TLS 1.2 if the process doesn't allow it; otherwise none, so that the process and the system decide.
    /// </returns>
    public static SslProtocols Choose(SecurityProtocolType processDefault)
    {
        const SecurityProtocolType SystemDefault = 0;
        bool allowsTls12 = processDefault == SystemDefault || processDefault >= SecurityProtocolType.Tls12;
        return allowsTls12 ? SslProtocols.None : SslProtocols.Tls12;
    }
}
