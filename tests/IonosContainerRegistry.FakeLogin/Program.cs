using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;

namespace IonosContainerRegistry.FakeLogin;

/// <summary>
/// Writes its arguments and its input to files in its folder. The file behavior.txt there specifies what it does, with
/// lines such as "out: text", "err: text", and "exit: 1", where {input} is its input, or "hang".
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        string folder = AppContext.BaseDirectory;
        using MemoryStream read = new();
        Console.OpenStandardInput().CopyTo(read);
        File.WriteAllLines(Path.Combine(folder, "arguments.txt"), arguments);
        File.WriteAllBytes(Path.Combine(folder, "input.bin"), read.ToArray());

        string behavior = Path.Combine(folder, "behavior.txt");
        int code = 0;
        foreach (string line in File.Exists(behavior) ? File.ReadAllLines(behavior) : [])
        {
            string[] parts = line.Split(": ", 2);
            string text = parts.Length < 2
                ? ""
                : parts[1].Replace("{input}", Encoding.UTF8.GetString(read.ToArray()), StringComparison.Ordinal);
            if (parts[0] == "out") Console.Out.WriteLine(text);
            else if (parts[0] == "err") Console.Error.WriteLine(text);
            else if (parts[0] == "exit") code = int.Parse(text, CultureInfo.InvariantCulture);
            else Hang(folder);
        }

        return code;
    }

    private static void Hang(string folder)
    {
        string file = Path.Combine(folder, "process.txt");
        File.WriteAllText(file + ".new", Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        File.Move(file + ".new", file);
        Thread.Sleep(Timeout.Infinite);
    }
}
