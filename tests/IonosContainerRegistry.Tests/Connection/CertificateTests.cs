using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using Xunit;

namespace IonosContainerRegistry.Tests.Connection;

/// <summary>A server whose certificate a private authority has issued.</summary>
public sealed class CertificateTests : ConnectedSession, IDisposable
{
    private const string SignIn = "Connect-IonosCloud -Token $secret -ApiUrl $secure -MaximumRetryCount 0 ";
    private const string Read = "Get-ContainerRegistry -RegistryId $registry";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly PrivateAuthority _authority = new();

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void It_is_accepted_only_if_the_file_contains_its_certificate_authority()
    {
        using TlsServer server = Start();
        using PrivateAuthority other = new();
        Write("one.pem", other.Root.ExportCertificatePem());
        Write(
            "both.pem",
            $"# Other\n{other.Root.ExportCertificatePem()}\r\n# Ours\n{_authority.Root.ExportCertificatePem()}\n");

        Assert.Equal("ConnectionFailed", IdOf(Fail(SignIn + "; " + Read)));
        Assert.Equal("ConnectionFailed", IdOf(Fail(SignIn + "-CertificateAuthorityPath ./one.pem; " + Read)));
        Assert.Equal(0, server.Requests);

        Succeed(SignIn + "-CertificateAuthorityPath ./both.pem; " + Read);
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public void The_client_certificate_is_sent_if_the_server_requests_it()
    {
        using X509Certificate2 own = _authority.Issue("client");
        using TlsServer server = Start(asksForCertificate: true);
        Write("ca.pem", _authority.Root.ExportCertificatePem());
        Session.SetVariable("own", own);

        Succeed(SignIn + "-CertificateAuthorityPath ./ca.pem -Certificate $own; " + Read);

        Assert.Equal([own.GetCertHashString()], server.Clients);
    }

    [Theory]
    [InlineData("missing.pem")]
    [InlineData("empty.pem")]
    [InlineData("key.pem")]
    [InlineData("damaged.pem")]
    [InlineData("cut.pem")]
    [InlineData("nowhere:ca.pem")]
    [InlineData(".")]
    public void A_file_without_a_valid_certificate_is_refused(string path)
    {
        string good = _authority.Root.ExportCertificatePem();
        Write("empty.pem", "");
        Write("key.pem", "-----BEGIN PRIVATE KEY-----\nhush\n-----END PRIVATE KEY-----\n");
        Write("damaged.pem", good + "\n-----BEGIN CERTIFICATE-----\nhush\n-----END CERTIFICATE-----\n");
        Write("cut.pem", good + "\n" + good[..^40]);

        AssertRefused($"-CertificateAuthorityPath {path}", "-CertificateAuthorityPath");
    }

    [Theory]
    [InlineData("-ApiUrl https://api.example.com", false)]
    [InlineData("-ApiUrl $url", true)]
    public void A_client_certificate_requires_its_private_key_and_HTTPS(string address, bool hasKey)
    {
        using X509Certificate2 own = _authority.Issue("client");
        using X509Certificate2 shared = X509CertificateLoader.LoadCertificate(own.RawData);
        Session.SetVariable("own", hasKey ? own : shared);

        AssertRefused($"{address} -Certificate $own", "-Certificate");
    }

    private TlsServer Start(bool asksForCertificate = false)
    {
        TlsServer server = new(_authority.Issue("127.0.0.1"), asksForCertificate);
        Session.SetVariable("secure", server.Url);
        return server;
    }

    private string Write(string name, string text)
    {
        Session.SetVariable("folder", _folder.FullName);
        Succeed("$null = $ExecutionContext.SessionState.Path.SetLocation($folder)");
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private void AssertRefused(string arguments, string parameter)
    {
        ErrorRecord error = Terminate("Connect-IonosCloud -Token $secret " + arguments);

        Assert.Equal("InvalidParameter,IonosContainerRegistry.ConnectIonosCloudCommand", error.FullyQualifiedErrorId);
        Assert.StartsWith(parameter + ": ", error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", error.Exception.ToString(), StringComparison.Ordinal);
        Assert.Equal(Service.Url, Succeed("Get-IonosCloudConnection").Single().Properties["ApiUrl"].Value);
        Assert.Empty(Requests);
    }
}
