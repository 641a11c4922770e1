using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Transport;

/// <summary>Passwords in the addresses of proxies, wherever the addresses come from.</summary>
[Collection(ProcessWideCollection.Name)]
public class ProxySecretTests
{
    private const string Secret = "pr0xy-S3NT1NEL";

    [Theory]
    [InlineData("407 Proxy Authentication Required")]
    [InlineData("403 Forbidden")]
    [InlineData("502 Bad Gateway")]
    public async Task A_proxy_of_the_environment_that_refuses_a_tunnel_is_not_quoted_with_its_password(string status)
    {
        string refusal = RawServer.Response(status, "", $"Proxy-Authenticate: Basic realm=\"{Secret}\"");
        await using RawServer proxy = RawServer.InTurn(Enumerable.Repeat(refusal, 5).ToArray());
        IWebProxy before = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new FixedProxy(new Uri($"http://user:{Secret}@{proxy.Url.Authority}"));
        List<string> told = [];
        try
        {
            ClientSettings settings = new()
            {
                BaseUrl = new Uri("https://registry.invalid/containerregistries"),
                MaximumRetryCount = 1,
            };
            settings.RetryInterval = TimeSpan.Zero;
            using RegistryClient client = new(settings);
            RequestObserver observer = new() { Verbose = told.Add, Debug = told.Add };

            var failure = await Assert.ThrowsAsync<RegistryApiException>(
                () => client.Tokens.CreateAsync(Guid.NewGuid(), new() { Name = "new-one" }, observer, default));

            Assert.Equal(FailureKind.Connection, failure.Kind);
            Assert.Equal("the proxy refused the connection", failure.Reason);
            Assert.False(failure.MightHaveBeenApplied);
            Assert.DoesNotContain(Secret, $"{failure} {failure.Reason} {string.Join(" ", told)}");
            Assert.False(observer.Sent);
            Assert.Contains("CONNECT", proxy.Methods);
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }
    }

    [Theory]
    [InlineData("HTTPS_PROXY", "http://user:{0}@proxy.example.org:8080")]
    [InlineData("https_proxy", "user:{0}@proxy.example.org:8080")]
    [InlineData("ALL_PROXY", "socks5://user:{0}@proxy.example.org")]
    public async Task A_password_from_the_environment_is_masked_where_the_service_repeats_it(
        string variable, string address)
    {
        string? before = Environment.GetEnvironmentVariable(variable);
        Environment.SetEnvironmentVariable(variable, string.Format(address, "p%40ss-" + Secret));
        try
        {
            await using SandboxClient sandbox = await SandboxClient.StartAsync();
            sandbox.Service.Faults.Add(
                new Fault { Status = 400, Body = $"no entry for p@ss-{Secret} and p%40ss-{Secret}" });

            var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync("GET"));

            Assert.Equal("no entry for *** and ***", failure.Excerpt);
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, before);
        }
    }

    [Theory]
    [InlineData("see http://me:{0}@host.example.org/path", "see http://***@host.example.org/path")]
    [InlineData("https://{0}@host, ftp://a:{0}@b", "https://***@host, ftp://***@b")]
    [InlineData("someone@example.org, see https://example.org/a@b", "someone@example.org, see https://example.org/a@b")]
    public async Task User_information_is_masked_in_every_address(string text, string masked)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Status = 400, Body = string.Format(text, Secret) });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync("GET"));

        Assert.Equal(masked, failure.Excerpt);
    }

    [Theory]
    [InlineData("http://me:{0}@", null, "no entry for *** or ***")]
    [InlineData("http://", "me", "no entry for *** or ***")]
    [InlineData("http://me@", null, "no entry for {0} or {1}")]
    public async Task The_password_for_the_proxy_of_the_settings_is_masked_alone_and_in_a_header(
        string address, string? userName, string excerpt)
    {
        string header = Convert.ToBase64String(Encoding.UTF8.GetBytes("me:" + Secret));
        await using RegistryService service = await RegistryService.StartAsync();
        await using RawServer proxy = RawServer.InTurn(
            RawServer.Response("403 Forbidden", $"no entry for {Secret} or {header}"));
        ClientSettings settings = SandboxClient.SettingsFor(service);
        settings.Proxy = new Uri(string.Format(address, Secret) + proxy.Url.Authority);
        if (userName is not null) settings.ProxyCredential = new NetworkCredential(userName, Secret);
        using RegistryClient client = new(settings);

        var failure = await Assert.ThrowsAsync<RegistryApiException>(
            () => client.Registries.GetAsync(Guid.NewGuid(), null, default));

        Assert.Equal(string.Format(excerpt, Secret, header), failure.Excerpt);
    }
}
