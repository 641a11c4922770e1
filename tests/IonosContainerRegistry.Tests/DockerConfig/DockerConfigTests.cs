using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.DockerConfig;

public sealed class DockerConfigTests : ConnectedSession
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    protected override RegistryServiceOptions Options { get; } = new() { Registries = 3, Tokens = 3 };

    private string Host => Service.Store.Registries[0].HostName;

    private string OtherHost => Service.Store.Registries[1].HostName;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Service.ClearRequests();
    }

    [Fact]
    public void A_new_token_becomes_the_credential_for_the_registry_host()
    {
        JsonObject config = Convert("New-RegistryToken $registry ci-hand | ConvertTo-DockerConfig");

        Assert.Equal(AuthOf(Registry, "ci-hand"), (string?)config["auths"]![Host]!["auth"]);
        Assert.Single(config);
        Assert.Single(config["auths"]!.AsObject());
        Assert.Equal(["POST /first/tokens", "GET /first"], Requests);
    }

    [Fact]
    public void Tokens_of_several_registries_are_merged_with_one_request_per_registry()
    {
        Succeed(
            "$new = 'ci-one', 'ci-two' | ForEach-Object { New-RegistryToken $registry $_ }; "
            + "$new += New-RegistryToken $other ci-three");
        Service.ClearRequests();

        ShellResult result = Run("$new | ConvertTo-DockerConfig");

        JsonNode auths = JsonNode.Parse((string)Assert.Single(result.Output).BaseObject)!["auths"]!;
        Assert.Equal(AuthOf(Registry, "ci-two"), (string?)auths[Host]!["auth"]);
        Assert.Equal(AuthOf(Other, "ci-three"), (string?)auths[OtherHost]!["auth"]);
        Assert.Equal(2, auths.AsObject().Count);
        Assert.Equal(["GET /first", "GET /second"], Requests);
        string warning = Assert.Single(result.Warnings);
        Assert.Contains("ci-two", warning, StringComparison.Ordinal);
        Assert.Contains("ci-one", warning, StringComparison.Ordinal);
        Assert.Contains(Host, warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_specified_host_name_requires_no_connection()
    {
        Succeed("$new = New-RegistryToken $registry ci-hand; Disconnect-IonosCloud");
        Service.ClearRequests();

        JsonObject config = Convert("$new | ConvertTo-DockerConfig -HostName localhost:5000");

        Assert.Equal(AuthOf(Registry, "ci-hand"), (string?)config["auths"]!["localhost:5000"]!["auth"]);
        Assert.Empty(Requests);
    }

    [Fact]
    public void A_password_beyond_ascii_is_encoded_as_utf8()
    {
        Session.SetVariable("password", PlainText.Protect("pä:ß€"));

        JsonObject config =
            Convert("ConvertTo-DockerConfig -Credential ([pscredential]::new('ci', $password)) -HostName example.org");

        string encoded = (string)config["auths"]!["example.org"]!["auth"]!;
        Assert.Equal("ci:pä:ß€", Encoding.UTF8.GetString(System.Convert.FromBase64String(encoded)));
    }

    [Fact]
    public void A_registry_without_a_host_name_causes_a_non_terminating_error()
    {
        RegistryRecord archive = Service.Store.Registries[2];
        Session.SetVariable("archive", archive.Id);
        Succeed(
            "$new = @(New-RegistryToken $archive ci-one) + @(New-RegistryToken $archive ci-two)"
            + " + @(New-RegistryToken $registry ci-three)");
        Service.ClearRequests();

        ShellResult result = Run("$new | ConvertTo-DockerConfig");

        Assert.Equal(["HostNameNotAvailable", "HostNameNotAvailable"], result.Errors.Select(IdOf));
        Assert.Equal(archive.Id, result.Errors[0].TargetObject);
        Assert.Equal(ErrorCategory.ResourceUnavailable, result.Errors[0].CategoryInfo.Category);
        Assert.Contains("New", result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Contains(Host, (string)Assert.Single(result.Output).BaseObject, StringComparison.Ordinal);
        Assert.Equal(2, Requests.Length);
    }

    [Fact]
    public void A_missing_registry_is_requested_once_and_causes_an_error_for_each_token()
    {
        Succeed("$new = @(New-RegistryToken $registry ci-one) + @(New-RegistryToken $registry ci-two)");
        Service.Store.RemoveRegistry(Registry);
        Service.ClearRequests();

        ShellResult result = Run("$new | ConvertTo-DockerConfig");

        Assert.Equal(["NotFound", "NotFound"], result.Errors.Select(IdOf));
        Assert.Empty(result.Output);
        Assert.Single(Service.Requests);
    }

    [Fact]
    public void A_listed_token_does_not_include_a_password()
    {
        ShellResult result = Run("Get-RegistryToken $registry | ConvertTo-DockerConfig");

        Assert.Equal(
            ["PasswordNotAvailable", "PasswordNotAvailable", "PasswordNotAvailable"], result.Errors.Select(IdOf));
        Assert.Equal(
            Tokens.Select(token => (object)token.Id),
            result.Errors.Select(error => ((error.TargetObject as PSObject)?.BaseObject ?? error.TargetObject)));
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_missing_credential_specified_as_a_parameter_is_a_terminating_error()
        => Assert.Equal("PasswordNotAvailable", IdOf(Terminate(
            "$old = @(Get-RegistryToken $registry)[0]; "
            + "ConvertTo-DockerConfig -Credential $old.Credential -HostName example.org")));

    [Theory]
    [InlineData("https://example.org")]
    [InlineData("example.org/team")]
    [InlineData("example.org:0")]
    [InlineData("example.org:port")]
    [InlineData("--help")]
    [InlineData("two words")]
    public void An_invalid_host_name_is_refused(string hostName)
    {
        Session.SetVariable("password", PlainText.Protect("secret"));
        Session.SetVariable("name", hostName);

        ErrorRecord error =
            Terminate("ConvertTo-DockerConfig -Credential ([pscredential]::new('ci', $password)) -HostName $name");

        Assert.Equal("InvalidParameter", IdOf(error));
        Assert.StartsWith("-HostName: ", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Merging_keeps_all_other_settings()
    {
        string before = $$"""
            {
              "proxies": { "default": { "noProxy": "größe, a+b <c>" } },
              "auths": {
                "first.example": { "auth": "YTpi", "email": "me" },
                "{{Host}}": { "auth": "b2xk", "identitytoken": "old" },
                "last.example": {}
              },
              "credHelpers": { "elsewhere.example": "secretservice" },
              "detachKeys": "ctrl-e,e", "number": 1.50, "nothing": null
            }
            """;
        File.WriteAllText(_file, before);
        Session.SetVariable("file", _file);

        ShellResult result = Run("New-RegistryToken $registry ci-hand | ConvertTo-DockerConfig -Path $file");

        string text = (string)Assert.Single(result.Output).BaseObject;
        JsonObject expected = JsonNode.Parse(before)!.AsObject();
        expected["auths"]![Host] = new JsonObject { ["auth"] = AuthOf(Registry, "ci-hand") };
        JsonObject actual = JsonNode.Parse(text)!.AsObject();
        Assert.Equal(expected.ToJsonString(), actual.ToJsonString());
        Assert.Equal(["first.example", Host, "last.example"], actual["auths"]!.AsObject().Select(entry => entry.Key));
        Assert.Contains("1.50", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text, c => c > 0x7F);
        Assert.Empty(result.Warnings);
        Assert.Equal(before, File.ReadAllText(_file));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{ \"auths\": null }")]
    public void An_empty_file_is_accepted(string before)
    {
        File.WriteAllText(_file, before);
        Session.SetVariable("file", _file);

        JsonObject config = Convert("New-RegistryToken $registry ci-hand | ConvertTo-DockerConfig -Path $file");

        Assert.Equal(AuthOf(Registry, "ci-hand"), (string?)config["auths"]![Host]!["auth"]);
    }

    [Fact]
    public void A_credential_helper_that_overrides_the_credential_causes_a_warning()
    {
        Session.SetVariable("file", _file);
        Succeed("$new = New-RegistryToken $registry ci-hand");

        File.WriteAllText(_file, "{ \"credsStore\": \"desktop\" }");
        Assert.Contains(
            Host, Assert.Single(Run("$new | ConvertTo-DockerConfig -Path $file").Warnings), StringComparison.Ordinal);

        File.WriteAllText(_file, $"{{ \"credHelpers\": {{ \"{Host}\": \"pass\" }} }}");
        Assert.Contains(
            Host, Assert.Single(Run("$new | ConvertTo-DockerConfig -Path $file").Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"auths\": { \"a\": { \"auth\": \"hush-hush\" ", "line 1")]
    [InlineData("[ \"hush-hush\" ]", "JSON object")]
    [InlineData("{ \"auths\": \"hush-hush\" }", "'auths' must be a JSON object")]
    [InlineData("{ \"auths\": { \"hush-hush\": 1, \"hush-hush\": 2 } }", "duplicate property name")]
    [InlineData("{ \"hush-hush\": 1, \"hush-hush\": 2 }", "duplicate property name")]
    public void An_invalid_configuration_file_is_refused_without_showing_its_content(string content, string reason)
    {
        File.WriteAllText(_file, content);
        Session.SetVariable("file", _file);

        ErrorRecord error = Terminate(
            "ConvertTo-DockerConfig -Path $file -RegistryId $registry"
            + " -Credential ([pscredential]::new('ci', $secret))");

        Assert.Equal("InvalidConfigurationFile", IdOf(error));
        Assert.Contains(reason, error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(_file, error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush", error.Exception.ToString(), StringComparison.Ordinal);
        Assert.Empty(Requests);
    }

    [Fact]
    public void A_missing_file_is_an_error()
    {
        Session.SetVariable("file", _file);

        ErrorRecord error = Terminate(
            "ConvertTo-DockerConfig -Path $file -RegistryId $registry"
            + " -Credential ([pscredential]::new('ci', $secret))");

        Assert.Equal("InvalidConfigurationFile", IdOf(error));
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Equal(_file, error.TargetObject);
    }

    [Fact]
    public void Verbose_and_debug_messages_do_not_show_the_password()
    {
        Succeed("$new = New-RegistryToken $registry ci-hand");

        ShellResult result = Run("$new | ConvertTo-DockerConfig -Verbose -Debug");

        Assert.NotEmpty(result.Debug);
        IEnumerable<string> shown = [.. result.Verbose, .. result.Debug, .. result.Warnings];
        Assert.DoesNotContain(shown, line => line.Contains(PasswordOf(Registry, "ci-hand"), StringComparison.Ordinal));
        Assert.DoesNotContain(shown, line => line.Contains(AuthOf(Registry, "ci-hand"), StringComparison.Ordinal));
    }

    private JsonObject Convert(string script)
        => JsonNode.Parse((string)Assert.Single(Succeed(script)).BaseObject)!.AsObject();

    private string PasswordOf(Guid registry, string name) => Service.Store.FindToken(registry, name)!.Password;

    private string AuthOf(Guid registry, string name)
        => System.Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{PasswordOf(registry, name)}"));
}
