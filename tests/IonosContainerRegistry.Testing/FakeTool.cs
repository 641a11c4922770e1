using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Testing;

/// <summary>A container tool in a separate folder, which records its arguments and input.</summary>
public sealed class FakeTool : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public FakeTool(string name, params string[] behavior)
    {
        string source = typeof(FakeTool).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "FakeLogin").Value!;
        string extension = OperatingSystem.IsWindows() ? ".exe" : "";
        foreach (string file in Directory.GetFiles(source))
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
        File.Move(
            Path.Combine(Folder, "IonosContainerRegistry.FakeLogin" + extension),
            Path.Combine(Folder, name + extension));
        File.WriteAllLines(Path.Combine(Folder, "behavior.txt"), behavior);
    }

    public string Folder => _folder.FullName;

    public bool WasRun => File.Exists(Path.Combine(Folder, "arguments.txt"));

    public string[] Arguments => File.ReadAllLines(Path.Combine(Folder, "arguments.txt"));

    public string Input => Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(Folder, "input.bin")));

    /// <summary>The process, once it hangs.</summary>
    public async Task<Process> HangingAsync()
    {
        string file = Path.Combine(Folder, "process.txt");
        for (var waited = Stopwatch.StartNew(); !File.Exists(file); await Task.Delay(10))
        {
            if (waited.Elapsed > Patience) throw new TimeoutException("The tool was not started.");
        }

        return Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(file), CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Windows holds a program's file for a moment after it ended.
        }
    }
}
