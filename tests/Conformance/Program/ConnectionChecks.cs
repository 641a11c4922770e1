using System;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Conformance.Shared;

namespace IonosContainerRegistry.Conformance;

/// <summary>Connections that don't come about, and certificates.</summary>
internal static class ConnectionChecks
{
    public static Check[] All =>
    [
        new("a closed port is a connection error", CloseAsync),
        new("an untrusted certificate is refused", bed => RefuseAsync(bed, _ => { })),
        new("an untrusted certificate is accepted without the check", bed => AcceptAsync(bed, Skip)),
        new("a certificate trusted by the settings is accepted", bed => AcceptAsync(bed, set => Trust(set, bed))),
        new("the pinned certificate is accepted", bed => AcceptAsync(bed, settings => Pin(settings, Thumbprint(bed)))),
        new("another certificate than the pinned one is refused", bed => RefuseAsync(bed, PinAnother)),
    ];

    private static void Skip(ClientSettings settings) => settings.SkipCertificateCheck = true;

    private static void Trust(ClientSettings settings, TestBed bed)
        => settings.TrustedCertificateAuthorities = [bed.Certificate];

    private static string Thumbprint(TestBed bed)
    {
        using SHA256 sha256 = SHA256.Create();
        return BitConverter.ToString(sha256.ComputeHash(bed.Certificate.RawData)).Replace("-", "");
    }

    private static void PinAnother(ClientSettings settings) => Pin(settings, new string('0', 64));

    private static void Pin(ClientSettings settings, string thumbprint)
    {
        Skip(settings);
        settings.PinnedCertificateThumbprint = thumbprint;
    }

    private static async Task CloseAsync(TestBed bed)
    {
        TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Uri address = ApiUrl.Parse($"http://{listener.LocalEndpoint}");
        listener.Stop();

        RegistryApiException failure = await FailAsync(bed, settings =>
        {
            settings.BaseUrl = address;
            settings.MaximumRetryCount = 1;
        });
        Expect.Equal((FailureKind.Connection, 2), (failure.Kind, failure.Attempts), "failure");
        Expect.True(!failure.MightHaveBeenApplied, "the request is said to have been sent");
    }

    private static async Task AcceptAsync(TestBed bed, Action<ClientSettings> change)
    {
        using RegistryClient client = Connect(bed, change);
        using var reader = client.Registries.List(100, null);
        Expect.True((await reader.ReadAsync(CancellationToken.None))!.Items.Count > 0, "no registry was read");
    }

    private static async Task RefuseAsync(TestBed bed, Action<ClientSettings> change)
    {
        RegistryApiException failure = await FailAsync(bed, change);
        Expect.Equal(FailureKind.Connection, failure.Kind, "kind");
        Expect.Equal(FailureDetail.CertificateRejected, failure.Detail, "detail");
        Expect.Equal(1, failure.Attempts, "attempts");
    }

    private static async Task<RegistryApiException> FailAsync(TestBed bed, Action<ClientSettings> change)
    {
        using RegistryClient client = Connect(bed, change);
        return await Expect.ThrowsAsync<RegistryApiException>(
            () => client.Registries.GetAsync(bed.Registry, null, CancellationToken.None));
    }

    private static RegistryClient Connect(TestBed bed, Action<ClientSettings> change)
        => bed.Connect(Scenario.None, settings =>
        {
            settings.BaseUrl = bed.HttpsUrl;
            change(settings);
        });
}
