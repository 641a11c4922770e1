using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using IonosContainerRegistry.Sandbox.Tests.Support;
using Xunit;

namespace IonosContainerRegistry.Sandbox.Tests.Docker;

/// <summary>Real container tools sign in to the sandbox. Their files go to a folder of the test.</summary>
public sealed class ContainerToolTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sandbox-login-");

    [ToolTheory("docker")]
    [InlineData(DockerChallenge.Basic)]
    [InlineData(DockerChallenge.Bearer)]
    public Task Docker_signs_in(DockerChallenge challenge) => SignInAsync("docker", challenge, "config.json");

    [ToolTheory("podman")]
    [InlineData(DockerChallenge.Basic)]
    [InlineData(DockerChallenge.Bearer)]
    public Task Podman_signs_in(DockerChallenge challenge) =>
        SignInAsync("podman", challenge, "auth.json", "--tls-verify=false", "--authfile", PathOf("auth.json"));

    [ToolTheory("skopeo")]
    [InlineData(DockerChallenge.Basic)]
    [InlineData(DockerChallenge.Bearer)]
    public Task Skopeo_signs_in(DockerChallenge challenge) =>
        SignInAsync("skopeo", challenge, "auth.json", "--tls-verify=false", "--authfile", PathOf("auth.json"));

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task SignInAsync(string tool, DockerChallenge challenge, string file, params string[] options)
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync(
            new RegistryServiceOptions { DockerChallenge = challenge });
        TokenRecord token = sandbox.Service.Store.Tokens(sandbox.Scanned)[0];
        string host = sandbox.Service.Url.Authority;

        Assert.NotEqual(0, await LoginAsync(tool, token.Name, "wrong", [.. options, host]));
        Assert.False(Contains(file, host));
        Assert.Equal(0, await LoginAsync(tool, token.Name, token.Password, [.. options, host]));
        Assert.True(Contains(file, host));

        sandbox.Service.Store.UpdateToken(
            sandbox.Scanned, token.Id, stored => stored with { Status = "disabled" });
        Assert.NotEqual(0, await LoginAsync(tool, token.Name, token.Password, [.. options, host]));
    }

    private async Task<int> LoginAsync(string tool, string userName, string password, string[] options)
    {
        var start = new ProcessStartInfo(tool, ["login", "-u", userName, "--password-stdin", .. options])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOCKER_CONFIG"] = _folder.FullName;
        start.Environment["HOME"] = _folder.FullName;
        using Process process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(password);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        await Task.WhenAll(output, error);
        return process.ExitCode;
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private bool Contains(string name, string text)
    {
        var file = new FileInfo(PathOf(name));
        return file.Exists && File.ReadAllText(file.FullName).Contains(text, StringComparison.Ordinal);
    }
}
