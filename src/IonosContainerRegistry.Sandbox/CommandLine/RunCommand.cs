using System.IO;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Sandbox.CommandLine;

/// <summary>Runs a script file in a session that is connected to a service of its own.</summary>
internal static class RunCommand
{
    public static async Task<int> RunAsync(FileInfo file)
    {
        await using ConsoleSandbox sandbox = await ConsoleSandbox.StartAsync();
        sandbox.Session.ImportModule();
        sandbox.Connect();

        string path = CodeGeneration.EscapeSingleQuotedStringContent(file.FullName);
        RuntimeException? failure = sandbox.Session.Show($"& '{path}'");
        if (failure is not null)
            return ExitCode.Failure;

        // What the script said in 'exit'.
        return sandbox.Session.GetVariable("LASTEXITCODE") as int? ?? ExitCode.Success;
    }
}
