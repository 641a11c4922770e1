using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.ConnectContainerRegistry;

/// <summary>The container tools themselves, with a registry that requires one kind of authentication.</summary>
public abstract class RealToolTests : ConnectedSession, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly Dictionary<string, string?> _environment = [];

    protected RealToolTests(DockerChallenge challenge) => Options = new()
    {
        Registries = 2,
        Tokens = 1,
        DockerChallenge = challenge,
        LoopbackHostNames = true,
    };

    protected override RegistryServiceOptions Options { get; }

    private string Host => Service.Url.Authority;

    private string DockerFile => Path.Combine(_folder.FullName, "config.json");

    private string AuthFile => Path.Combine(_folder.FullName, "auth.json");

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        // A file with a login keeps docker from choosing a credential helper of the machine.
        File.WriteAllText(DockerFile, """{ "auths": { "other.example": { "auth": "YTpi" } } }""");
        string registries = Path.Combine(_folder.FullName, "registries.conf");
        File.WriteAllText(registries, $"[[registry]]\nlocation = \"{Host}\"\ninsecure = true\n");
        Set("DOCKER_CONFIG", _folder.FullName);
        Set("REGISTRY_AUTH_FILE", AuthFile);
        Set("CONTAINERS_REGISTRIES_CONF", registries);
    }

    public void Dispose()
    {
        foreach ((string name, string? value) in _environment) Environment.SetEnvironmentVariable(name, value);
        _folder.Delete(recursive: true);
    }

    [ToolFact("docker")]
    public void Docker_signs_in_with_a_new_token() => SignIn("docker", DockerFile);

    [ToolFact("podman")]
    public void Podman_signs_in_with_a_new_token() => SignIn("podman", AuthFile);

    [ToolFact("docker")]
    public void Docker_refuses_a_wrong_password() => Refuse("docker", DockerFile);

    [ToolFact("podman")]
    public void Podman_refuses_a_wrong_password() => Refuse("podman", AuthFile);

    [ToolFact("docker")]
    public void Signing_in_with_a_rotated_token_replaces_the_old_login()
    {
        Succeed("$old = New-RegistryToken $registry ci-hand; $old | Connect-ContainerRegistry -Tool docker");

        Succeed("$new = $old | Reset-RegistryToken -NewName ci-next -OldToken Disable -Confirm:$false");
        Succeed("$new | Connect-ContainerRegistry -Tool docker");

        Assert.Equal(("ci-next", PasswordOf("ci-next")), LoginIn(DockerFile));
        Assert.Equal([("ci-next", PasswordOf("ci-next"))], LoginsThatDockerSends());
    }

    [ToolFact("docker")]
    public void The_login_of_a_removed_token_stays_until_docker_logs_out()
    {
        Succeed("$old = New-RegistryToken $registry ci-hand; $old | Connect-ContainerRegistry -Tool docker");
        string password = PasswordOf("ci-hand");

        Succeed("$old | Remove-RegistryToken -Force");

        Assert.Equal([("ci-hand", password)], LoginsThatDockerSends());
        Assert.Equal(0, Run("docker", out _, "logout", Host));
        Assert.Null(LoginIn(DockerFile));
        Assert.Empty(LoginsThatDockerSends());
    }

    [ToolFact("docker")]
    public void Docker_reads_what_ConvertTo_DockerConfig_writes()
    {
        WriteConfig(DockerFile);

        Assert.Equal([("ci-hand", PasswordOf("ci-hand"))], LoginsThatDockerSends());
    }

    [ToolFact("podman")]
    public void Podman_reads_what_ConvertTo_DockerConfig_writes() => Read("podman");

    [ToolFact("skopeo")]
    public void Skopeo_reads_what_ConvertTo_DockerConfig_writes() => Read("skopeo");

    private void SignIn(string tool, string file)
    {
        Succeed($"New-RegistryToken $registry ci-hand | Connect-ContainerRegistry -Tool {tool}");

        Assert.Equal(("ci-hand", PasswordOf("ci-hand")), LoginIn(file));
    }

    private void Refuse(string tool, string file)
    {
        Succeed("$null = New-RegistryToken $registry ci-hand");

        Succeed("$wrong = [pscredential]::new('ci-hand', $secret)");
        ErrorRecord error = Fail($"Connect-ContainerRegistry -Tool {tool} -RegistryId $registry -Credential $wrong");

        Assert.Equal("LoginFailed", IdOf(error));
        Assert.DoesNotContain(Service.Options.Token, error.Exception.Message, StringComparison.Ordinal);
        Assert.Null(LoginIn(file));
    }

    private void Read(string tool)
    {
        WriteConfig(AuthFile);

        Assert.Equal(0, Run(tool, out string output, "login", "--get-login", "--authfile", AuthFile, Host));
        Assert.Equal("ci-hand", output.Trim());
        Assert.Equal(0, Run(tool, out _, "login", "--tls-verify=false", "--authfile", AuthFile, Host));
    }

    private void WriteConfig(string file)
    {
        Session.SetVariable("file", DockerFile);
        Succeed("$new = New-RegistryToken $registry ci-hand");
        PSObject config = Assert.Single(Succeed("$new | ConvertTo-DockerConfig -Path $file"));
        File.WriteAllText(file, (string)config.BaseObject);
    }

    private string PasswordOf(string name) => Service.Store.FindToken(Registry, name)!.Password;

    /// <summary>User name and password for the registry's host; null if the file has none.</summary>
    private (string UserName, string Password)? LoginIn(string file)
        => File.Exists(file) && JsonNode.Parse(File.ReadAllText(file))!["auths"]?[Host]?["auth"] is { } auth
            ? Decode((string)auth!)
            : null;

    /// <summary>The logins that docker finds and sends when it looks for an image, which isn't there.</summary>
    private (string UserName, string Password)[] LoginsThatDockerSends()
    {
        Service.ClearRequests();
        Assert.NotEqual(0, Run("docker", out _, "manifest", "inspect", "--insecure", $"{Host}/team/image:1"));
        Assert.NotEmpty(Service.Requests);
        return
        [
            .. Service.Requests
                .Select(request => request.Headers.GetValueOrDefault("Authorization") ?? "")
                .Where(header => header.StartsWith("Basic ", StringComparison.Ordinal))
                .Select(header => Decode(header["Basic ".Length..]))
                .Distinct(),
        ];
    }

    private static (string UserName, string Password) Decode(string text)
    {
        string[] parts = Encoding.UTF8.GetString(Convert.FromBase64String(text)).Split(':', 2);
        return (parts[0], parts[1]);
    }

    /// <summary>Runs a tool without input, so that it can only use the login that it finds.</summary>
    private static int Run(string tool, out string output, params string[] arguments)
    {
        using Process process = new()
        {
            StartInfo = new ProcessStartInfo(tool, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.ErrorDataReceived += (_, _) => { };
        process.Start();
        process.StandardInput.Close();
        process.BeginErrorReadLine();
        output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }

    private void Set(string name, string value)
    {
        _environment[name] = Environment.GetEnvironmentVariable(name);
        Environment.SetEnvironmentVariable(name, value);
    }
}
