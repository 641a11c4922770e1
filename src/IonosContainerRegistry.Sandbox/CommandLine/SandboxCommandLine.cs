using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Net;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;

namespace IonosContainerRegistry.Sandbox.CommandLine;

/// <summary>The arguments of the program.</summary>
internal static class SandboxCommandLine
{
    /// <summary>Runs the command that the arguments specify, and returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        ParseResult parsed = Root().Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError error in parsed.Errors)
                await Console.Error.WriteLineAsync(error.Message);

            await Console.Error.WriteLineAsync("To list the commands, run with --help.");
            return ExitCode.Usage;
        }

        // Each command deals with Ctrl+C in its own way.
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            return await parsed.InvokeAsync(configuration);
        }
        catch (Exception exception) when (exception is ModuleNotBuiltException or IOException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCode.Failure;
        }
    }

    private static RootCommand Root()
    {
        var root = new RootCommand(
            "The container registry API in memory. Without a command, it shows a tour of the module in PowerShell.");
        root.SetAction(_ => SandboxShell.RunTourAsync());
        root.Subcommands.Add(Serve());
        root.Subcommands.Add(Run());
        root.Subcommands.Add(Shell());
        return root;
    }

    private static Command Serve()
    {
        var defaults = new RegistryServiceOptions();
        Option<int> port = Number("--port", "The loopback port; 0 for a free one.", defaults.Port, IPEndPoint.MaxPort);
        Option<int> tokens = Number("--tokens", "How many tokens the first registry holds.", defaults.Tokens);
        Option<int> otherTokens = Number(
            "--other-tokens", "How many tokens each other registry holds, at most --tokens.", defaults.OtherTokens);
        Option<int> repositories = Number(
            "--repositories", "How many repositories the first registry holds.", defaults.Repositories);
        Option<int> artifacts = Number(
            "--artifacts", "How many artifacts each repository holds.", defaults.ArtifactsPerRepository);
        Option<int> registries = Number("--registries", "How many registries there are.", defaults.Registries);
        Option<int> latency = Number("--latency", "How long each request waits, in milliseconds.", 0);
        Option<int> seed = Number("--seed", "The seed for names and IDs.", defaults.Seed);
        var command = new Command("serve", "Serves the API until Ctrl+C.")
        {
            port, tokens, otherTokens, registries, repositories, artifacts, latency, seed,
        };
        command.SetAction(parsed => ServeCommand.RunAsync(new RegistryServiceOptions
        {
            Port = parsed.GetValue(port),
            Tokens = parsed.GetValue(tokens),
            OtherTokens = parsed.GetValue(otherTokens),
            Repositories = parsed.GetValue(repositories),
            ArtifactsPerRepository = parsed.GetValue(artifacts),
            Registries = parsed.GetValue(registries),
            Latency = TimeSpan.FromMilliseconds(parsed.GetValue(latency)),
            Seed = parsed.GetValue(seed),
        }));
        return command;
    }

    private static Command Run()
    {
        Argument<FileInfo> file = new Argument<FileInfo>("file") { Description = "The script." }.AcceptExistingOnly();
        var command = new Command("run", "Runs a script in a connected PowerShell session.") { file };
        command.SetAction(parsed => SandboxShell.RunScriptAsync(parsed.GetRequiredValue(file)));
        return command;
    }

    private static Command Shell()
    {
        var command = new Command("shell", "Opens a connected PowerShell session.");
        command.SetAction(_ => SandboxShell.OpenAsync());
        return command;
    }

    private static Option<int> Number(
        string name, string description, int standard, int maximum = int.MaxValue)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            bool isNumber = int.TryParse(result.Tokens is [var token, ..] ? token.Value : "0", out int value);
            if (isNumber && (value < 0 || value > maximum)) result.AddError($"{name} must be from 0 to {maximum}.");
        });
        return option;
    }
}
