using System;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.Profiles;

/// <summary>The environment belongs to the whole process, so no other tests run at the same time.</summary>
[Collection(nameof(ConnectProfileTests))]
[CollectionDefinition(nameof(ConnectProfileTests), DisableParallelization = true)]
public sealed class ConnectProfileTests : ConnectedSession, IDisposable
{
    private readonly ConfigurationHome _home = new();
    private readonly Dictionary<string, string?> _before = [];

    protected override RegistryServiceOptions Options { get; } = new() { Registries = 2, Tokens = 1, Https = true };

    public override async Task InitializeAsync()
    {
        foreach (string name in _home.Variables.Keys) _before[name] = Environment.GetEnvironmentVariable(name);
        Use(_home.Variables);
        await base.InitializeAsync();
    }

    public void Dispose()
    {
        Use(_before);
        _home.Dispose();
    }

    [Fact]
    public void A_profile_with_a_token_authenticates_requests_to_the_endpoint_of_its_environment()
    {
        ConfigurationHome.Write(_home.SdkFile, Yaml($"token: {Service.Options.Token}"));

        Succeed("Connect-IonosCloud -ProfileName WORK; Get-ContainerRegistry");

        Assert.Equal($"Bearer {Service.Options.Token}", Assert.Single(Service.Requests).Headers["Authorization"]);
    }

    [Fact]
    public void A_profile_with_user_name_and_password_authenticates_with_them()
    {
        ConfigurationHome.Write(
            _home.SdkFile, Yaml($"username: '{Service.Options.UserName}'", $"password: '{Service.Options.Password}'"));

        Succeed("Connect-IonosCloud -ProfileName work; Get-ContainerRegistry");

        string basic =
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Service.Options.UserName}:{Service.Options.Password}"));
        Assert.Equal("Basic " + basic, Assert.Single(Service.Requests).Headers["Authorization"]);
    }

    [Fact]
    public void A_token_takes_precedence_over_a_password()
    {
        ConfigurationHome.Write(_home.SdkFile, Yaml("username: me", "password: mine", "token: abc"));
        Assert.Equal("Token", Connected("AuthenticationType"));
    }

    [Fact]
    public void Certificates_are_checked_unless_the_file_or_a_parameter_disables_it()
    {
        string yaml = Yaml($"token: {Service.Options.Token}");
        ConfigurationHome.Write(_home.SdkFile, yaml);
        Assert.Equal("ConnectionFailed", IdOf(Fail(
            "Connect-IonosCloud -ProfileName work -SkipCertificateCheck:$false -MaximumRetryCount 0; "
            + "Get-ContainerRegistry")));

        ConfigurationHome.Write(
            _home.SdkFile, yaml.Replace("skipTlsVerify: true", "skipTlsVerify: false", StringComparison.Ordinal));
        Assert.Equal(
            "ConnectionFailed",
            IdOf(Fail("Connect-IonosCloud -ProfileName work -MaximumRetryCount 0; Get-ContainerRegistry")));
    }

    [Theory]
    [InlineData("skipTlsVerify: true", "{data}")]
    [InlineData("- name: prod", "- name: prod\n    {data}")]
    public void Certificate_authorities_are_trusted_only_for_their_endpoint_or_environment(
        string what, string replacement)
    {
        string data =
            $"certificateAuthData: \"{Service.Certificate!.ExportCertificatePem().ReplaceLineEndings("\\n")}\"";
        string yaml = Yaml($"token: {Service.Options.Token}").Replace(
            what, replacement.Replace("{data}", data, StringComparison.Ordinal), StringComparison.Ordinal);
        ConfigurationHome.Write(_home.SdkFile, yaml.Replace("skipTlsVerify: true", "", StringComparison.Ordinal));

        Assert.Equal(2, Succeed("Connect-IonosCloud -ProfileName work; Get-ContainerRegistry").Count);
        Assert.Equal(
            $"file '{_home.SdkFile}', profile 'Work'", Sources("Get-IonosCloudConnection")["CertificateAuthorities"]);

        Succeed("Connect-IonosCloud -ProfileName work -ApiUrl elsewhere.example.org");
        Assert.Equal("default", Sources("Get-IonosCloudConnection")["CertificateAuthorities"]);
    }

    [Fact]
    public void A_parameter_overrides_the_certificate_authorities_of_the_file()
    {
        using PrivateAuthority other = new();
        string path = Path.Combine(_home.Folder, "other.pem");
        File.WriteAllText(path, other.Root.ExportCertificatePem());
        string data =
            $"certificateAuthData: \"{Service.Certificate!.ExportCertificatePem().ReplaceLineEndings("\\n")}\"";
        ConfigurationHome.Write(
            _home.SdkFile, Yaml("token: abc").Replace("skipTlsVerify: true", data, StringComparison.Ordinal));

        Succeed($"Connect-IonosCloud -ProfileName work -CertificateAuthorityPath '{path}' -MaximumRetryCount 0");

        Assert.Equal($"file '{path}'", Sources("Get-IonosCloudConnection")["CertificateAuthorities"]);
        Assert.Equal("ConnectionFailed", IdOf(Fail("Get-ContainerRegistry")));
    }

    [Fact]
    public void Each_setting_has_its_source()
    {
        ConfigurationHome.Write(_home.SdkFile, Yaml("token: abc"));
        Environment.SetEnvironmentVariable("IONOS_CONTRACT_NUMBER", "42");
        Succeed("Connect-IonosCloud -ProfileName work -TimeoutSec 7");

        OrderedDictionary sources = Sources("Get-IonosCloudConnection");

        string file = $"file '{_home.SdkFile}', profile 'Work'";
        Assert.Equal(file, sources["AuthenticationType"]);
        Assert.Equal(file, sources["ApiUrl"]);
        Assert.Equal(file, sources["SkipCertificateCheck"]);
        Assert.Equal("environment variable IONOS_CONTRACT_NUMBER", sources["ContractNumber"]);
        Assert.Equal("parameter", sources["TimeoutSec"]);
        Assert.Equal("default", sources["MaximumRetryCount"]);
        Assert.Equal("AuthenticationType", sources.Keys.Cast<string>().First());
    }

    [Theory]
    [InlineData(
        "", "IONOS_API_URL", "environment variable IONOS_API_URL", "https://env.example.org/containerregistries")]
    [InlineData(
        "-ApiUrl param.example.org", "IONOS_API_URL", "parameter", "https://param.example.org/containerregistries")]
    [InlineData("-ApiUrl param.example.org", null, "parameter", "https://param.example.org/containerregistries")]
    public void A_specified_address_does_not_inherit_skipTlsVerify(
        string parameters, string? variable, string source, string address)
    {
        ConfigurationHome.Write(_home.SdkFile, Yaml("token: abc"));
        if (variable is not null) Environment.SetEnvironmentVariable(variable, "env.example.org");

        PSObject connection = Assert.Single(Succeed($"Connect-IonosCloud -ProfileName work {parameters} -PassThru"));

        Assert.Equal(address, connection.Properties["ApiUrl"].Value.ToString());
        Assert.Equal(false, connection.Properties["SkipCertificateCheck"].Value);
        Assert.Equal(source, Sources("Get-IonosCloudConnection")["ApiUrl"]);
        Assert.Equal("default", Sources("Get-IonosCloudConnection")["SkipCertificateCheck"]);
    }

    [Fact]
    public void A_host_name_is_an_endpoint_and_one_without_a_location_takes_precedence()
    {
        ConfigurationHome.Write(_home.SdkFile, Yaml("token: abc").Replace(
            $"- name: \"{Service.Url}\"",
            "- { name: de.example.org, location: de/fra }\n          - name: all.example.org",
            StringComparison.Ordinal));
        Assert.Equal("https://all.example.org/containerregistries", Connected("ApiUrl").ToString());
    }

    [Fact]
    public void Without_an_environment_the_first_with_the_product_is_used()
    {
        ConfigurationHome.Write(
            _home.SdkFile, Yaml("token: abc").Replace("environment: prod", "", StringComparison.Ordinal));
        Assert.Equal(Service.Url, Connected("ApiUrl"));
    }

    [Fact]
    public void IONOS_CONFIG_FILE_takes_precedence_over_the_SDK_file_and_the_ionosctl_file()
    {
        string named = Path.Combine(_home.Folder, "named.yaml");
        ConfigurationHome.Write(_home.ClientFile, Yaml("token: abc"));
        Assert.Contains(_home.ClientFile, SourceOfLogin(), StringComparison.Ordinal);

        ConfigurationHome.Write(_home.SdkFile, Yaml("token: abc"));
        Assert.Contains(_home.SdkFile, SourceOfLogin(), StringComparison.Ordinal);

        ConfigurationHome.Write(named, Yaml("token: abc"));
        Environment.SetEnvironmentVariable("IONOS_CONFIG_FILE", named);
        Assert.Contains(named, SourceOfLogin(), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_without_effect_cause_a_warning_except_those_of_other_products()
    {
        string yaml = Yaml("token: abc", "s3AccessKey: key")
            .Replace(
                "skipTlsVerify: true",
                "skipTlsVerify: true\n            timeout: hush-hush",
                StringComparison.Ordinal)
            .Replace("  - name: prod", "  - name: prod\n    region: hush-hush", StringComparison.Ordinal)
            + "\nfailover: { strategy: roundRobin }\n";
        ConfigurationHome.Write(_home.SdkFile, yaml);

        ShellResult result = Run("Connect-IonosCloud -ProfileName work");

        Assert.Empty(result.Errors);
        Assert.Equal(3, result.Warnings.Count);
        Assert.Single(result.Warnings, warning => warning.Contains(
            "environment 'prod', products[0].endpoints[0], line 26: the setting 'timeout'", StringComparison.Ordinal));
        Assert.Single(result.Warnings, warning => warning.Contains(
            "environment 'prod', line 20: the setting 'region'", StringComparison.Ordinal));
        Assert.Single(result.Warnings, warning => warning.Contains("the setting 'failover'", StringComparison.Ordinal));
        Assert.All(result.Warnings, warning => Assert.Contains(_home.SdkFile, warning, StringComparison.Ordinal));
        Assert.DoesNotContain(result.Warnings, warning => warning.Contains("hush-hush", StringComparison.Ordinal));
    }

    [Fact]
    public void Endpoints_with_locations_have_no_effect_and_cause_a_warning()
    {
        ConfigurationHome.Write(
            _home.SdkFile,
            Yaml("token: abc").Replace("skipTlsVerify: true", "location: de/fra", StringComparison.Ordinal));

        ShellResult result = Run("Connect-IonosCloud -ProfileName work -PassThru");

        Assert.Contains("endpoints for a location", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(
            "https://api.ionos.com/containerregistries",
            Assert.Single(result.Output).Properties["ApiUrl"].Value.ToString());
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.OtherRead)]
    public void A_file_that_other_users_can_read_causes_a_warning(UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows()) return;
        ConfigurationHome.Write(_home.SdkFile, Yaml("token: abc"));
        Assert.Empty(Run("Connect-IonosCloud -ProfileName work").Warnings);

        File.SetUnixFileMode(_home.SdkFile, mode);

        string warning = Assert.Single(Run("Connect-IonosCloud -ProfileName work").Warnings);
        Assert.Contains($"chmod 600 '{_home.SdkFile}'", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("currentProfile: x", "has no profile 'work'")]
    [InlineData(
        "profiles:\n- { name: work, credentials: { token: hush-hush } }\n- { name: WORK }", "2 profiles of this name")]
    [InlineData(
        "profiles:\n- { name: work }", "profile 'work', line 2: there are no credentials (field credentials.token")]
    [InlineData("profiles:\n- { name: work, credentials: { token: '' } }", "there are no credentials")]
    [InlineData(
        "profiles:\n- { name: work, credentials: { token: ~, username: hush-hush } }",
        "profile 'work', credentials, line 2: the field 'password' is missing")]
    [InlineData(
        "profiles:\n- { name: work, credentials: { password: hush-hush } }",
        "profile 'work', credentials, line 2: the field 'username' is missing")]
    [InlineData(
        "profiles:\n- { name: work, environment: gone, credentials: { token: hush-hush } }",
        "profile 'work', environment 'gone': the file has no such environment")]
    [InlineData("profiles:\n- { name: work, credentials: [ hush-hush ] }", "line 2: a mapping is expected")]
    [InlineData(
        "profiles:\n- { name: work, credentials: { token: [ hush-hush ] } }", "line 2: 'token' must be a string")]
    [InlineData("profiles: hush-hush", "line 1: 'profiles' must be a list")]
    [InlineData("profiles:\n- { name: work, credentials: { token: hush-hush }", "valid YAML")]
    [InlineData("- hush-hush", "a mapping is expected")]
    [InlineData("hush-hush", "a mapping is expected")]
    [InlineData("", "has no profile 'work'")]
    public void An_incomplete_file_is_an_error_that_does_not_show_its_values(string yaml, string reason)
    {
        ConfigurationHome.Write(_home.SdkFile, yaml);
        AssertUnusable(reason);
    }

    [Theory]
    [InlineData("skipTlsVerify: true", "skipTlsVerify: hush-hush", "'skipTlsVerify' must be true or false")]
    [InlineData("- name: \"{url}\"", "- location: ~", "products[0].endpoints[0], line 22: the field 'name' is missing")]
    [InlineData("{url}", "https://me:hush-hush@example.org", "products[0].endpoints[0], line 22, field 'name': ")]
    [InlineData("endpoints:", "nothing:", "environment 'prod', products[0], line 20: the field 'endpoints' is missing")]
    [InlineData("{url}", "http://example.org", "HTTP would send")]
    [InlineData(
        "skipTlsVerify: true",
        "certificateAuthData: hush-hush",
        "products[0].endpoints[0], line 23, field 'certificateAuthData': ")]
    [InlineData(
        "  - name: prod",
        "  - name: prod\n    certificateAuthData: hush-hush",
        "environment 'prod', line 19, field 'certificateAuthData': ")]
    public void An_invalid_endpoint_is_an_error(string what, string replacement, string reason)
    {
        ConfigurationHome.Write(_home.SdkFile, Yaml("token: hush-hush").Replace(
            what.Replace("{url}", Service.Url.ToString(), StringComparison.Ordinal),
            replacement,
            StringComparison.Ordinal));
        AssertUnusable(reason);
    }

    [Fact]
    public void A_missing_file_is_an_error_that_names_it_and_the_profile()
    {
        ErrorRecord error = Terminate("Connect-IonosCloud -ProfileName work");
        Assert.Equal("InvalidProfile", IdOf(error));
        Assert.Equal("work", error.TargetObject);
        Assert.Contains(
            $"'{_home.SdkFile}' and '{_home.ClientFile}'", error.Exception.Message, StringComparison.Ordinal);

        string named = Path.Combine(_home.Folder, "named.yaml");
        ConfigurationHome.Write(_home.SdkFile, Yaml("token: abc"));
        Environment.SetEnvironmentVariable("IONOS_CONFIG_FILE", named);
        Assert.Contains(
            $"'{named}', profile 'work': the file doesn't exist",
            Terminate("Connect-IonosCloud -ProfileName work").Exception.Message,
            StringComparison.Ordinal);
    }

    private static void Use(Dictionary<string, string?> variables)
    {
        foreach ((string name, string? value) in variables) Environment.SetEnvironmentVariable(name, value);
    }

    private string Yaml(params string[] credentials) => $"""
        version: 1.0
        currentProfile: other
        profiles:
          - name: other
            credentials:
              token: of-another
          - name: Work
            environment: prod
            credentials:
              {string.Join("\n      ", credentials)}
        environments:
          - name: elsewhere
            products:
              - name: dns
                endpoints:
                  - name: dns.example.org
                    certificateAuthData: unused
          - name: prod
            products:
              - name: containerregistry
                endpoints:
                  - name: "{Service.Url}"
                    skipTlsVerify: true
        """;

    private object Connected(string property)
        => Assert.Single(Succeed("Connect-IonosCloud -ProfileName work -PassThru")).Properties[property].Value;

    private OrderedDictionary Sources(string script)
        => (OrderedDictionary)Assert.Single(Succeed(script)).Properties["Sources"].Value;

    private string SourceOfLogin()
    {
        Succeed("Connect-IonosCloud -ProfileName work");
        return (string)Sources("Get-IonosCloudConnection")["AuthenticationType"]!;
    }

    private void AssertUnusable(string reason)
    {
        ErrorRecord error = Terminate("Connect-IonosCloud -ProfileName work");
        Assert.Contains(reason, error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(_home.SdkFile, error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("profile 'work'", error.Exception.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("hush-hush", error.Exception.ToString(), StringComparison.Ordinal);
    }
}
