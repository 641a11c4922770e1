using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.Isolation;

public sealed class LoadContextTests : IAsyncLifetime
{
    /// <summary>Writes every loaded assembly that isn't dynamic as context|name|version|file.</summary>
    private const string ShowAssemblies =
        """
        function Show-Assembly {
            foreach ($assembly in [AppDomain]::CurrentDomain.GetAssemblies()) {
                if ($assembly.IsDynamic) { continue }
                $name = $assembly.GetName()
                $context = [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($assembly).Name
                "$context|$($name.Name)|$($name.Version)|$($assembly.Location)"
            }
        }

        """;

    private const string Connect =
        """
        $protected = ConvertTo-SecureString $env:TEST_SECRET -AsPlainText -Force
        Connect-IonosCloud -Token $protected -ApiUrl $env:TEST_URL -RetryIntervalSec 0

        """;

    private RegistryService _service = null!;

    public async Task InitializeAsync() =>
        _service = await RegistryService.StartAsync(new RegistryServiceOptions { Registries = 1, Tokens = 3 });

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Import_loads_the_cmdlet_assembly_and_nothing_of_HTTP_or_JSON()
    {
        string[] lines = await FreshShell.RunAsync(
            ShowAssemblies + "Show-Assembly; '---'; Import-Module $env:TEST_MODULE; Show-Assembly", _service);

        string[] before = [.. lines.TakeWhile(line => line != "---")];
        LoadedAssembly[] added = [.. lines.Skip(before.Length + 1).Except(before).Select(LoadedAssembly.Parse)];
        Assert.Equal(
            ["IonosContainerRegistry"], added.Where(assembly => assembly.IsOurs).Select(assembly => assembly.Name));
        Assert.DoesNotContain(added, assembly =>
            assembly.Name.StartsWith("System.Net", StringComparison.Ordinal)
            || assembly.Name.StartsWith("System.Text.Json", StringComparison.Ordinal)
            || assembly.Name.StartsWith("Microsoft.Extensions", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_client_and_its_packages_are_in_a_separate_load_context()
    {
        // The retry library is loaded at the first failure.
        _service.Faults.Add(new Fault { Status = 503, Times = 1 });
        string[] lines = await FreshShell.RunAsync(
            ShowAssemblies + "Import-Module $env:TEST_MODULE\n" + Connect
                + "$tokens = @(Get-ContainerRegistry | Get-RegistryToken)\n\"tokens $($tokens.Count)\"; Show-Assembly",
            _service);

        Assert.Equal("tokens 3", lines[0]);
        LoadedAssembly[] ours = [.. lines.Skip(1).Select(LoadedAssembly.Parse).Where(assembly => assembly.IsOurs)];
        Assert.Equal(
            ["IonosContainerRegistry", "IonosContainerRegistry.LoadContext"],
            ours.Where(assembly => assembly.Context == "Default").Select(assembly => assembly.Name)
                .Order(StringComparer.Ordinal));
        string[] apart =
            [.. ours.Where(assembly => assembly.Context == "IonosContainerRegistry").Select(assembly => assembly.Name)];
        Assert.Contains("IonosContainerRegistry.Client", apart);
        Assert.Contains("Polly.Core", apart);
        Assert.Contains("Microsoft.Extensions.Http", apart);
        Assert.Contains("Microsoft.Extensions.DependencyInjection.Abstractions", apart);
        Assert.Equal(ours.Length, apart.Length + 2);
    }

    [Fact]
    public async Task An_older_package_of_another_module_is_not_used()
    {
        string[] lines = await FreshShell.RunAsync(
            ShowAssemblies + "$null = [Reflection.Assembly]::LoadFrom($env:TEST_OLDER)\n"
                + "Import-Module $env:TEST_MODULE\n" + Connect
                + "$tokens = @(Get-ContainerRegistry | Get-RegistryToken)\n\"tokens $($tokens.Count)\"; Show-Assembly",
            _service,
            ("TEST_OLDER", BuildFacts.OlderAbstractions));

        Assert.Equal("tokens 3", lines[0]);
        LoadedAssembly[] copies =
        [
            .. lines.Skip(1).Select(LoadedAssembly.Parse)
                .Where(assembly => assembly.Name == "Microsoft.Extensions.DependencyInjection.Abstractions")
                .OrderBy(assembly => assembly.Context, StringComparer.Ordinal),
        ];
        Assert.Equal(["Default", "IonosContainerRegistry"], copies.Select(copy => copy.Context));
        Assert.Equal([2, 8], copies.Select(copy => copy.Version.Major));
        string core = Path.Combine(BuiltModuleLoader.Folder, "core");
        string images = Path.Combine(core, RuntimeInformation.RuntimeIdentifier);
        Assert.Equal(Directory.Exists(images) ? images : core, Path.GetDirectoryName(copies[1].File));
    }

    [Fact]
    public async Task Other_modules_do_not_use_the_packages_of_this_module()
    {
        string[] lines = await FreshShell.RunAsync(
            "Import-Module $env:TEST_MODULE\n" + Connect
                + """
                $null = Get-ContainerRegistry
                foreach ($name in 'Polly.Core', 'Microsoft.Extensions.Http', 'IonosContainerRegistry.Client') {
                    try { "$name found at $([Reflection.Assembly]::Load($name).Location)" } catch { "$name hidden" }
                }
                """,
            _service);

        Assert.Equal(
            ["Polly.Core hidden", "Microsoft.Extensions.Http hidden", "IonosContainerRegistry.Client hidden"], lines);
    }

    [Fact]
    public async Task The_module_can_be_imported_again()
    {
        string[] lines = await FreshShell.RunAsync(
            ShowAssemblies
                + """
                function Show-State([string] $step) {
                    $protected = ConvertTo-SecureString $env:TEST_SECRET -AsPlainText -Force
                    Connect-IonosCloud -Token $protected -ApiUrl $env:TEST_URL
                    "$step $(@(Get-ContainerRegistry | Get-RegistryToken).Count)"
                }
                Import-Module $env:TEST_MODULE; Show-State first
                Import-Module $env:TEST_MODULE -Force; Show-State forced
                Remove-Module IonosContainerRegistry
                "commands $(@(Get-Command Get-RegistryToken -ErrorAction Ignore).Count)"
                Import-Module $env:TEST_MODULE
                try { $null = Get-ContainerRegistry } catch { $_.FullyQualifiedErrorId }
                Show-State again
                Show-Assembly
                """,
            _service);

        Assert.Equal(
            [
                "first 3", "forced 3", "commands 0", "NotConnected,IonosContainerRegistry.GetContainerRegistryCommand",
                "again 3",
            ],
            lines.Take(5));
        string[] clients =
        [
            .. lines.Skip(5).Select(LoadedAssembly.Parse).Select(assembly => assembly.Name)
                .Where(name => name.StartsWith("Ionos", StringComparison.Ordinal)),
        ];
        Assert.Equal(clients.Distinct(), clients);
    }

    private sealed record LoadedAssembly(string Context, string Name, Version Version, string File)
    {
        internal bool IsOurs => File.StartsWith(BuiltModuleLoader.Folder, StringComparison.Ordinal);

        internal static LoadedAssembly Parse(string line) =>
            line.Split('|') is [var context, var name, var version, var file]
                ? new LoadedAssembly(context, name, Version.Parse(version), file)
                : throw new FormatException(line);
    }
}
