using System;
using System.IO;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.Profiles;

public sealed class ImplicitProfileTests : IAsyncLifetime
{
    private const string WhatIsLoaded =
        "@([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'YamlDotNet' }).Count";

    private readonly ConfigurationHome _home = new();
    private RegistryService _service = null!;

    public async Task InitializeAsync()
    {
        _service = await RegistryService.StartAsync(new RegistryServiceOptions { Registries = 1, Tokens = 1 });
        ConfigurationHome.Write(_home.SdkFile, $"""
            currentProfile: first
            profiles:
              - name: first
                environment: here
                credentials: {"{"} token: {_service.Options.Token} {"}"}
              - name: second
                environment: here
                credentials:
                  username: "{_service.Options.UserName}"
                  password: "{_service.Options.Password}"
            environments:
              - name: here
                region: de
                products:
                  - name: containerregistry
                    endpoints: [ {"{"} name: "{_service.Url}" {"}"} ]
            """);
    }

    public async Task DisposeAsync()
    {
        _home.Dispose();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task The_current_profile_is_used_and_its_warning_is_written_once()
    {
        string[] lines = await RunAsync(
            """
            (Get-ContainerRegistry 3>&1) | ForEach-Object { "$_" }
            (Get-ContainerRegistry 3>&1) | ForEach-Object { "$_" }
            (Get-IonosCloudConnection).Sources['AuthenticationType']
            """);

        string name = _service.Store.Registries[0].Name;
        Assert.Equal(4, lines.Length);
        Assert.Contains("region", lines[0], StringComparison.Ordinal);
        Assert.Equal([name, name, $"file '{_home.SdkFile}', profile 'first'"], lines[1..]);
        Assert.All(
            _service.Requests,
            request => Assert.Equal($"Bearer {_service.Options.Token}", request.Headers["Authorization"]));
        Assert.Equal(2, _service.Requests.Count);
    }

    [Fact]
    public async Task IONOS_CURRENT_PROFILE_selects_another_profile_immediately()
    {
        _home.Variables["IONOS_CURRENT_PROFILE"] = "SECOND";

        string[] lines = await RunAsync(
            $"""
            $c = Get-IonosCloudConnection 3>$null
            $c.AuthenticationType; $c.UserName
            $same = Get-IonosCloudConnection
            [object]::ReferenceEquals($c, $same)
            $env:IONOS_CURRENT_PROFILE = 'first'
            (Get-IonosCloudConnection 3>$null).AuthenticationType
            $text = [IO.File]::ReadAllText('{_home.SdkFile}').Replace('{_service.Url}', 'changed.example.org')
            [IO.File]::WriteAllText('{_home.SdkFile}', $text)
            [IO.File]::SetLastWriteTimeUtc('{_home.SdkFile}', [datetime]::UtcNow.AddMinutes(1))
            "$((Get-IonosCloudConnection 3>$null).ApiUrl)"
            """);

        Assert.Equal(
            [
                "Credential", _service.Options.UserName, "True", "Token",
                "https://changed.example.org/containerregistries",
            ],
            lines);
    }

    [Fact]
    public async Task Credentials_of_the_environment_take_precedence_and_do_not_load_YAML()
    {
        _home.Variables["IONOS_TOKEN"] = "of-the-environment";

        string[] lines = await RunAsync(
            $"""
            {WhatIsLoaded}
            $s = (Get-IonosCloudConnection).Sources
            $s['AuthenticationType']; $s['ApiUrl']; $s['TimeoutSec']
            {WhatIsLoaded}
            $env:IONOS_TOKEN = $null
            (Get-IonosCloudConnection 3>$null).Sources['ApiUrl']
            {WhatIsLoaded}
            """);

        Assert.Equal(
            [
                "0", "environment variable IONOS_TOKEN", "default", "default", "0",
                $"file '{_home.SdkFile}', profile 'first'", "1",
            ],
            lines);
    }

    [Fact]
    public async Task A_missing_profile_is_an_error_without_a_fallback()
    {
        _home.Variables["IONOS_CURRENT_PROFILE"] = "missing";

        string[] lines = await RunAsync(
            "try { Get-ContainerRegistry -ErrorAction Stop }"
            + " catch { $_.FullyQualifiedErrorId.Split(',')[0]; $_.Exception.Message }");

        Assert.Equal("NotConnected", lines[0]);
        Assert.Contains($"'{_home.SdkFile}'", lines[1], StringComparison.Ordinal);
        Assert.Contains("'missing'", lines[1], StringComparison.Ordinal);
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public async Task Without_a_file_the_error_explains_how_to_connect()
    {
        File.Delete(_home.SdkFile);

        string[] lines = await RunAsync(
            $$"""
            try { Get-ContainerRegistry -ErrorAction Stop } catch { $_.Exception.Message }
            $env:IONOS_CURRENT_PROFILE = 'first'
            try { Get-ContainerRegistry -ErrorAction Stop } catch { $_.Exception.Message }
            {{WhatIsLoaded}}
            """);

        Assert.Contains("Connect-IonosCloud", lines[0], StringComparison.Ordinal);
        Assert.Contains("configuration file", lines[0], StringComparison.Ordinal);
        Assert.Contains("'first'", lines[1], StringComparison.Ordinal);
        Assert.Contains($"'{_home.SdkFile}' and '{_home.ClientFile}'", lines[1], StringComparison.Ordinal);
        Assert.Equal("0", lines[2]);
    }

    [Fact]
    public async Task A_connection_of_another_runspace_keeps_the_file_from_being_used()
    {
        string[] lines = await RunAsync(
            $$"""
            $other = [powershell]::Create([initialsessionstate]::CreateDefault2())
            $module = (Get-Module IonosContainerRegistry).Path
            $null = $other.AddScript("Import-Module '$module'; Connect-IonosCloud -ProfileName second").Invoke()
            try { Get-ContainerRegistry -ErrorAction Stop } catch { $_.Exception.Message }
            """);

        Assert.Contains("-Connection $using:c", Assert.Single(lines), StringComparison.Ordinal);
        Assert.Empty(_service.Requests);
    }

    private Task<string[]> RunAsync(string script) =>
        FreshShell.RunAsync("Import-Module $env:TEST_MODULE\n" + script, _home.Variables);
}
