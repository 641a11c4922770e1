using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Configuration;
using IonosContainerRegistry.Client.ContainerTools;

namespace IonosContainerRegistry.Conformance;

/// <summary>What is read from and written for other tools, without the service.</summary>
internal static class FileChecks
{
    public static Check[] All =>
    [
        new("a profile of the configuration file is read", ReadProfileAsync),
        new("a login is written for Docker", WriteLoginAsync),
        new("an image pull secret is written", WriteSecretAsync),
    ];

    private static Task ReadProfileAsync(TestBed bed)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, """
                version: 1.0
                currentProfile: work
                profiles:
                  - name: home
                    environment: prod
                    credentials: { token: other }
                  - name: work
                    environment: prod
                    credentials: { token: "0x1F" }
                environments:
                  - name: prod
                    products:
                      - name: containerregistry
                        endpoints:
                          - name: registry.example
                            certificateAuthData: |
                """ + "\n" + Indent(bed.Certificate));
            ConfigurationProfile profile = ConfigurationFile.ReadProfile(path, null);
            Expect.Equal("work", profile.Name, "name");
            Expect.Equal("0x1F", new NetworkCredential("", profile.Token).Password, "token");
            Expect.Equal(bed.Certificate, profile.CertificateAuthorities.Single(), "certificate authority");
        }
        finally
        {
            File.Delete(path);
        }

        return Task.CompletedTask;
    }

    private static string Indent(X509Certificate2 certificate)
    {
        const string margin = "\n                ";
        string data = Convert.ToBase64String(certificate.RawData);
        return $"{margin}-----BEGIN CERTIFICATE-----{margin}{data}{margin}-----END CERTIFICATE-----\n";
    }

    private static Task WriteLoginAsync(TestBed bed)
    {
        string config = WriteConfig();
        string auth = Convert.ToBase64String(Encoding.UTF8.GetBytes("ci:pä:ß"));
        Expect.True(config.Contains($"\"auth\": \"{auth}\""), "the login isn't there");
        Expect.True(config.Contains("\"kept\": 1.50"), "the rest isn't kept");
        return Task.CompletedTask;
    }

    private static Task WriteSecretAsync(TestBed bed)
    {
        string config = WriteConfig();
        string data = Convert.ToBase64String(Encoding.UTF8.GetBytes(config));
        ImagePullSecret secret = new("regcred", "null");
        Expect.True(secret.ToYaml(config).Contains(data), "the YAML doesn't contain the configuration");
        Expect.True(secret.ToJson(config).Contains(data), "the JSON doesn't contain the configuration");
        return Task.CompletedTask;
    }

    private static string WriteConfig()
    {
        RegistryLogin login = new("registry.example", "ci", new NetworkCredential("", "pä:ß").SecurePassword);
        return DockerConfig.Merge("{ \"kept\": 1.50 }", [login]);
    }
}
