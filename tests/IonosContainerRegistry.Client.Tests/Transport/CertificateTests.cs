using System.Security.Cryptography;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Transport;

/// <summary>Against a server whose certificate isn't trusted.</summary>
public class CertificateTests
{
    private static readonly string WrongPin = new('A', 64);

    [Fact]
    public async Task An_untrusted_certificate_is_refused_and_the_error_says_so()
    {
        await using RegistryService service = await StartAsync();
        using RegistryClient client = new(SandboxClient.SettingsFor(service));

        await AssertRefusedAsync(service, client);
    }

    [Fact]
    public async Task It_is_accepted_where_the_check_is_switched_off_and_only_there()
    {
        await using RegistryService service = await StartAsync();
        using RegistryClient lax = new(With(service, skip: true, pin: null));
        using RegistryClient strict = new(SandboxClient.SettingsFor(service));

        await lax.Registries.GetAsync(service.Store.Registries[0].Id, null, default);
        service.ClearRequests();

        await AssertRefusedAsync(service, strict);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_pin_that_matches_is_accepted_beside_the_check(bool lowerCase)
    {
        await using RegistryService service = await StartAsync();
        string pin = service.Certificate!.GetCertHashString(HashAlgorithmName.SHA256);
        using RegistryClient client = new(With(service, skip: true, lowerCase ? pin.ToLowerInvariant() : pin));

        await client.Registries.GetAsync(service.Store.Registries[0].Id, null, default);

        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_pin_that_does_not_match_is_refused_whether_the_check_is_on_or_off(bool skip)
    {
        await using RegistryService service = await StartAsync();
        using RegistryClient client = new(With(service, skip, WrongPin));

        await AssertRefusedAsync(service, client);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a thumbprint")]
    public async Task A_pin_that_is_none_matches_nothing(string pin)
    {
        await using RegistryService service = await StartAsync();
        using RegistryClient client = new(With(service, skip: true, pin));

        await AssertRefusedAsync(service, client);
    }

    [Fact]
    public async Task A_pin_does_not_replace_the_ordinary_checks()
    {
        await using RegistryService service = await StartAsync();
        using RegistryClient client = new(
            With(service, skip: false, service.Certificate!.GetCertHashString(HashAlgorithmName.SHA256)));

        await AssertRefusedAsync(service, client);
    }

    private static Task<RegistryService> StartAsync()
        => RegistryService.StartAsync(new RegistryServiceOptions { Https = true, Tokens = 1 });

    private static ClientSettings With(RegistryService service, bool skip, string? pin)
    {
        ClientSettings settings = SandboxClient.SettingsFor(service);
        settings.SkipCertificateCheck = skip;
        settings.PinnedCertificateThumbprint = pin;
        return settings;
    }

    private static async Task AssertRefusedAsync(RegistryService service, RegistryClient client)
    {
        var failure = await Assert.ThrowsAsync<RegistryApiException>(
            () => client.Tokens.CreateAsync(service.Store.Registries[0].Id, new() { Name = "new-one" }, null, default));

        Assert.Equal(FailureKind.Connection, failure.Kind);
        Assert.Equal(
            (FailureDetail.CertificateRejected, $"127.0.0.1:{service.Url.Port}"), (failure.Detail, failure.Authority));
        Assert.False(failure.MightHaveBeenApplied);
        Assert.Empty(service.Requests);
    }
}
