using System;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;

namespace IonosContainerRegistry.Sandbox.CommandLine;

/// <summary>Serves the API until it's canceled.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(RegistryServiceOptions options)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);

        string manifest = BuiltModule.Manifest;
        await using RegistryService service = await RegistryService.StartAsync(options);
        Console.WriteLine(
            $"""
            Paste into a PowerShell:

              Import-Module '{manifest}'
              $env:IONOS_API_URL = '{service.Url}'
              $token = ConvertTo-SecureString '{service.Options.Token}' -AsPlainText -Force
              Connect-IonosCloud -ApiUrl $env:IONOS_API_URL -Token $token
              Get-ContainerRegistry

            The token is good for this run only. Ctrl+C ends the service.
            ready {service.Url}
            """);
        await end.Task;
        return ExitCode.Success;

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            end.TrySetResult();
        }
    }
}
