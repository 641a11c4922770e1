using System;
using System.Management.Automation;
using System.Net;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using IonosContainerRegistry.Sandbox.Shell;

namespace IonosContainerRegistry.Sandbox.CommandLine;

/// <summary>A service and a session whose output goes to the console.</summary>
internal sealed class ConsoleSandbox : IAsyncDisposable
{
    /// <summary>Connects the session; the variables are set in it.</summary>
    public const string ConnectScript = "Connect-IonosCloud -ApiUrl $url -Token $token";

    private const int WidthOfFile = 120;

    private ConsoleSandbox(RegistryService service)
    {
        Service = service;
        bool colours = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null;
        int width = Console.IsOutputRedirected ? WidthOfFile : Math.Max(80, Console.WindowWidth);
        Session = new ShellSession(new ShellOptions { Width = width, Colours = colours });
        Session.Host.Screen.Written = Console.Write;
        Session.SetVariable("url", service.Url);
        Session.SetVariable("token", new NetworkCredential("", service.Options.Token).SecurePassword);
    }

    public RegistryService Service { get; }

    public ShellSession Session { get; }

    public static async Task<ConsoleSandbox> StartAsync() => new(await RegistryService.StartAsync());

    /// <exception cref="RuntimeException">The module refused.</exception>
    public void Connect()
    {
        if (Session.Run(ConnectScript).TerminatingError is { } failure)
            throw failure;
    }

    public async ValueTask DisposeAsync()
    {
        Session.Dispose();
        await Service.DisposeAsync();
    }
}
