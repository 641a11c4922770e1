using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Conformance.Shared;

namespace IonosContainerRegistry.Conformance;

/// <summary>The sandbox's addresses, and clients for them.</summary>
internal sealed class TestBed(string url, string httpsUrl, string certificateFile)
{
    /// <summary>The first registry, which holds 1000 tokens.</summary>
    public Guid Registry { get; private set; }

    /// <summary>The second registry, in which the checks create tokens.</summary>
    public Guid Other { get; private set; }

    public Uri Url { get; } = ApiUrl.Parse(url);

    public Uri HttpsUrl { get; } = ApiUrl.Parse(httpsUrl);

    /// <summary>The certificate at <see cref="HttpsUrl"/>, which isn't trusted.</summary>
    public X509Certificate2 Certificate { get; } = PemCertificates.Parse(File.ReadAllText(certificateFile)).Single();

    public async Task FindRegistriesAsync()
    {
        using RegistryClient client = Connect();
        using var reader = client.Registries.List(100, null);
        RegistryResource[] registries = [.. (await reader.ReadAsync(CancellationToken.None))!.Items];
        (Registry, Other) = (registries[0].Id!.Value, registries[1].Id!.Value);
    }

    /// <summary>Makes a client whose requests meet a scenario.</summary>
    public RegistryClient Connect(string scenario = Scenario.None, Action<ClientSettings>? change = null)
    {
        ClientSettings settings = new()
        {
            BaseUrl = Url,
            Token = new NetworkCredential("", Account.Token).SecurePassword,
            UserAgent = Scenario.UserAgent(scenario),
            RetryInterval = TimeSpan.FromMilliseconds(50),
            AttemptTimeout = TimeSpan.FromSeconds(20),
        };
        change?.Invoke(settings);
        return new RegistryClient(settings);
    }

    /// <summary>Creates a token in <see cref="Other"/>.</summary>
    public async Task<TokenResource> CreateTokenAsync(string name, string scenario = Scenario.None)
    {
        using RegistryClient client = Connect(scenario);
        TokenSpec spec = new() { Name = name };
        return (await client.Tokens.CreateAsync(Other, spec, null, CancellationToken.None)).Value;
    }

    /// <summary>How many tokens of a name are in <see cref="Other"/>.</summary>
    public async Task<int> CountAsync(string name)
    {
        using RegistryClient client = Connect();
        TokenResource[] tokens = await Lists.ReadAllAsync(client.Tokens.List(Other, new(), null));
        return tokens.Count(token => token.Properties?.Name == name);
    }
}
