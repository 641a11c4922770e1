using System;
using System.Linq;
using System.Management.Automation;
using System.Security.Cryptography;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.Connection;

public sealed class ConnectTests : ConnectedSession
{
    private ReceivedRequest LastRequest => Service.Requests[^1];

    [Fact]
    public void Sends_nothing()
    {
        Assert.Empty(Requests);
        Succeed("Get-IonosCloudConnection; Disconnect-IonosCloud");
        Assert.Empty(Requests);
    }

    [Fact]
    public void Sends_the_token_and_the_user_agent()
    {
        Succeed("Get-ContainerRegistry");

        Assert.Equal("Bearer " + Service.Options.Token, LastRequest.Headers["Authorization"]);
        Assert.Equal("application/json", LastRequest.Headers["Accept"]);
        Assert.Matches(
            @"\AIonosContainerRegistry/" + BuildFacts.ModuleVersion.Replace(".", "\\.", StringComparison.Ordinal)
                + @" \(PowerShell [0-9.]+.*\)\z",
            LastRequest.Headers["User-Agent"]);
        Assert.False(LastRequest.Headers.ContainsKey("X-Contract-Number"));
    }

    [Fact]
    public void Signs_requests_with_user_and_password_in_UTF_8()
    {
        Session.SetVariable("credential", new PSCredential("jörg", PlainText.Protect("pässword")));
        Succeed("Connect-IonosCloud -Credential $credential -ApiUrl $url");

        Run("Get-ContainerRegistry");

        Assert.Equal("Basic asO2cmc6cMOkc3N3b3Jk", LastRequest.Headers["Authorization"]);
    }

    [Fact]
    public void Sends_the_contract_number()
    {
        Succeed("Connect-IonosCloud -Token $secret -ApiUrl $url -ContractNumber 4711; Get-ContainerRegistry");

        Assert.Equal("4711", LastRequest.Headers["X-Contract-Number"]);
    }

    [Theory]
    [InlineData("api.example.com", "https://api.example.com/containerregistries")]
    [InlineData("api.example.com/", "https://api.example.com/containerregistries")]
    [InlineData("localhost:8443", "https://localhost:8443/containerregistries")]
    [InlineData("https://api.example.com/containerregistries/", "https://api.example.com/containerregistries")]
    [InlineData("https://api.example.com/proxied", "https://api.example.com/proxied/containerregistries")]
    [InlineData("http://localhost:8080", "http://localhost:8080/containerregistries")]
    [InlineData("http://[::1]:8080", "http://[::1]:8080/containerregistries")]
    public void Accepts_an_address_in_any_format(string text, string address)
    {
        Session.SetVariable("text", text);

        var connection = (IonosCloudConnection)Succeed(
            "Connect-IonosCloud -Token $secret -ApiUrl $text -PassThru").Single().BaseObject;

        Assert.Equal(address, connection.ApiUrl.AbsoluteUri);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/containerregistries")]
    [InlineData("/containerregistries/")]
    public void Connects_with_an_address_in_any_format(string path)
    {
        Session.SetVariable("text", Service.Url.GetLeftPart(UriPartial.Authority) + path);

        Assert.Equal(2, Succeed("Connect-IonosCloud -Token $secret -ApiUrl $text; Get-ContainerRegistry").Count);
    }

    [Theory]
    [InlineData("-ApiUrl http://api.example.com", "-ApiUrl")]
    [InlineData("-ApiUrl http://192.0.2.1", "-AllowUnencryptedAuthentication")]
    [InlineData("-ApiUrl ftp://api.example.com", "-ApiUrl")]
    [InlineData("-ApiUrl https://user:hidden@api.example.com", "-ApiUrl")]
    [InlineData("-ApiUrl https://api.example.com/?key=hidden", "-ApiUrl")]
    [InlineData("-Proxy http://user:hidden@proxy.example.com:3128", "-Proxy")]
    [InlineData("-Proxy proxy.example.com", "-Proxy")]
    [InlineData("-Proxy ftp://proxy.example.com", "-Proxy")]
    [InlineData("-Proxy user:hidden@proxy.example.com:3128", "-Proxy")]
    [InlineData("-PinnedCertificateThumbprint abc", "-PinnedCertificateThumbprint")]
    [InlineData("-ContractNumber 0", "ContractNumber")]
    [InlineData("-TimeoutSec 0", "TimeoutSec")]
    [InlineData("-MaximumRetryCount -1", "MaximumRetryCount")]
    public void Refuses_invalid_arguments_and_keeps_the_existing_connection(string arguments, string parameter)
    {
        ErrorRecord error = Terminate("Connect-IonosCloud -Token $secret " + arguments);

        Assert.Contains(parameter, error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", error.Exception.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, Succeed("Get-ContainerRegistry").Count);
    }

    [Fact]
    public void Refuses_an_empty_token()
    {
        ErrorRecord error = Terminate("Connect-IonosCloud -Token ([securestring]::new()) -ApiUrl $url");

        Assert.Equal("InvalidParameter,IonosContainerRegistry.ConnectIonosCloudCommand", error.FullyQualifiedErrorId);
    }

    [Fact]
    public void Sends_credentials_to_other_hosts_over_HTTP_only_if_allowed()
    {
        var connection = (IonosCloudConnection)Succeed(
            "Connect-IonosCloud -Token $secret -ApiUrl http://192.0.2.1 -AllowUnencryptedAuthentication -PassThru")
            .Single().BaseObject;

        Assert.Equal("http://192.0.2.1/containerregistries", connection.ApiUrl.AbsoluteUri);
    }

    [Fact]
    public void A_changed_connection_is_validated_before_use()
    {
        ErrorRecord error = Terminate(
            "$c = Get-IonosCloudConnection; $c.ApiUrl = 'http://192.0.2.1/'; Get-ContainerRegistry -Connection $c");

        Assert.Equal("NotConnected", IdOf(error));
        Assert.Contains("-AllowUnencryptedAuthentication", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_the_connection_without_its_secret()
    {
        var connection = (IonosCloudConnection)Succeed("Get-IonosCloudConnection").Single().BaseObject;
        string shown = Session.Render("Get-IonosCloudConnection; Get-IonosCloudConnection | Select-Object *");

        Assert.Equal(Service.Url, connection.ApiUrl);
        Assert.Equal("Token", connection.AuthenticationType);
        Assert.Contains("127.0.0.1", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Service.Options.Token, shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_runspace_gets_an_error_that_explains_how_to_pass_the_connection()
    {
        using var second = new ShellSession();
        second.ImportModule();

        ShellResult refused = second.Run("Get-ContainerRegistry");
        ErrorRecord error = Assert.Single(refused.Errors);
        Assert.Equal("NotConnected", IdOf(error));
        Assert.Contains("-Connection $using:c", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(Requests);

        second.SetVariable("c", Succeed("Get-IonosCloudConnection").Single());
        Assert.Equal(2, second.Run("Get-ContainerRegistry -Connection $c").Output.Count);
    }

    [Fact]
    public void Invalid_input_is_refused_before_the_connection_is_resolved()
    {
        Succeed("Disconnect-IonosCloud");

        Assert.Equal("InvalidParameter", IdOf(Fail("New-RegistryToken $registry not_good")));
    }

    [Fact]
    public async Task Uses_HTTPS_only_with_a_valid_certificate_that_matches_the_pin()
    {
        await using RegistryService secure =
            await RegistryService.StartAsync(new RegistryServiceOptions { Https = true, Registries = 1, Tokens = 0 });
        Session.SetVariable("secure", secure.Url);
        Session.SetVariable("otherSecret", PlainText.Protect(secure.Options.Token));
        Session.SetVariable("pin", secure.Certificate!.GetCertHashString(HashAlgorithmName.SHA256));
        const string Connect = "Connect-IonosCloud -Token $otherSecret -ApiUrl $secure -MaximumRetryCount 0 ";

        string[] others =
        [
            "",
            "-PinnedCertificateThumbprint $pin",
            "-SkipCertificateCheck -PinnedCertificateThumbprint ('0' * 64)",
        ];
        foreach (string refused in others)
        {
            ErrorRecord error = Fail($"{Connect} {refused}; Get-ContainerRegistry");
            Assert.Equal("ConnectionFailed", IdOf(error));
            Assert.Contains("certificate", error.Exception.Message, StringComparison.Ordinal);
        }

        Assert.Empty(secure.Requests);
        Assert.Single(Succeed(Connect + "-SkipCertificateCheck; Get-ContainerRegistry"));
        Assert.Single(
            Succeed(Connect + "-SkipCertificateCheck -PinnedCertificateThumbprint $pin; Get-ContainerRegistry"));
    }
}
