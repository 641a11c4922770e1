using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Authentication;

public class AuthenticationTests
{
    [Fact]
    public async Task User_name_and_password_are_sent_as_Basic_in_UTF_8()
    {
        RegistryServiceOptions options = new()
        {
            Tokens = 5,
            UserName = "jürgen@example.com",
            Password = "pä:ss wörd€",
        };
        await using SandboxClient sandbox = await SandboxClient.StartAsync(options, settings =>
        {
            settings.Token = null;
            settings.UserName = options.UserName;
            settings.Password = PlainText.Protect(options.Password);
        });

        await sandbox.CallAsync("GET");

        Assert.Equal(
            "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("jürgen@example.com:pä:ss wörd€")),
            sandbox.Service.Requests[0].Headers["Authorization"]);
    }

    [Fact]
    public async Task Where_both_are_set_the_token_wins()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(configure: settings =>
        {
            settings.UserName = "someone";
            settings.Password = PlainText.Protect("something");
        });

        await sandbox.CallAsync("GET");

        Assert.StartsWith("Bearer ", sandbox.Service.Requests[0].Headers["Authorization"]);
    }

    [Fact]
    public async Task A_token_of_any_visible_characters_is_sent_as_it_is()
    {
        RegistryServiceOptions options = new() { Tokens = 5, Token = "!token~" };
        await using SandboxClient sandbox = await SandboxClient.StartAsync(options);

        await sandbox.CallAsync("GET");

        Assert.Equal("Bearer !token~", sandbox.Service.Requests[0].Headers["Authorization"]);
    }

    [Fact]
    public async Task Two_clients_at_once_never_mix_their_accounts()
    {
        await using RegistryService service = await RegistryService.StartAsync(
            new RegistryServiceOptions { Tokens = 5 });
        ClientSettings byToken = SandboxClient.SettingsFor(service);
        ClientSettings byPassword = new()
        {
            BaseUrl = service.Url,
            UserName = service.Options.UserName,
            Password = PlainText.Protect(service.Options.Password),
        };
        Guid one = service.Store.Registries[0].Id, two = service.Store.Registries[1].Id;
        using (RegistryClient first = new(byToken))
        using (RegistryClient second = new(byPassword))
        {
            await Task.WhenAll(Enumerable.Range(0, 200).Select(i => (i % 2 == 0 ? first : second)
                .Registries.GetAsync(i % 2 == 0 ? one : two, null, default)));
        }

        foreach (ReceivedRequest request in service.Requests)
        {
            string scheme = request.Headers["Authorization"].Split(' ')[0];
            Assert.Equal(request.Path.Contains(one.ToString("D")) ? "Bearer" : "Basic", scheme);
        }

        Assert.Equal(200, service.Requests.Count);
    }

    [Theory]
    [InlineData("line\nbreak-S3NT1NEL")]
    [InlineData("ümlaut-S3NT1NEL")]
    [InlineData("blank -S3NT1NEL")]
    [InlineData("S3NT1NEL\u007f")]
    [InlineData("S3NT1NEL\r\nX-Injected: 1")]
    public async Task A_token_that_no_header_can_hold_is_an_error_that_does_not_repeat_it(string token)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(
            configure: settings => settings.Token = PlainText.Protect(token));

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync("POST"));

        Assert.DoesNotContain("S3NT1NEL", failure.ToString());
        Assert.False(failure.MightHaveBeenApplied);
        Assert.Empty(sandbox.Service.Requests);
        Assert.Empty(sandbox.Clock.Waits);
        Assert.Equal((FailureDetail.UnsendableCredential, 0), (failure.Detail, failure.Attempts));
    }
}
