using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.ContainerTools;

namespace IonosContainerRegistry.ContainerTools;

/// <summary>Runs <c>login --password-stdin</c> of a container tool, and ends it when the command is stopped.</summary>
/// <remarks>
/// CliWrap isn't used, because the cmdlet assembly may refer only to PowerShell, the framework, and the client.
/// </remarks>
internal sealed class LoginProcess : IDisposable
{
    private const int MaximumLength = 500;

    // A helper that stays running keeps the output of the tool open.
    private static readonly TimeSpan OutputTimeout = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly RegistryLogin _login;
    private readonly byte[] _password;
    private readonly List<string> _output = [];
    private readonly List<string> _errors = [];
    private readonly TaskCompletionSource<bool> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _outputRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _errorsRead = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LoginProcess(string path, RegistryLogin login)
    {
        _login = login;
        _password = Encoding.UTF8.GetBytes(new NetworkCredential("", login.Password).Password);
        _process = new Process
        {
            // Neither host nor user name contains a space or a quotation mark.
            StartInfo = new ProcessStartInfo(path)
            {
                Arguments = $"login --username={login.UserName} --password-stdin {login.HostName}",
                UseShellExecute = false,
                CreateNoWindow = true,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
            EnableRaisingEvents = true,
        };
        _process.Exited += (_, _) => _exited.TrySetResult(true);
        _process.OutputDataReceived += (_, line) => Keep(_output, line.Data, _outputRead);
        _process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data, _errorsRead);
    }

    /// <summary>Signs in.</summary>
    /// <exception cref="Win32Exception">The tool can't be started.</exception>
    public static async Task<LoginResult> RunAsync(
        string path, RegistryLogin login, CancellationToken cancellationToken)
    {
        using LoginProcess process = new(path, login);
        return await process.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        Array.Clear(_password, 0, _password.Length);
        _process.Dispose();
    }

    private async Task<LoginResult> RunAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Start();
        using (cancellationToken.Register(Kill))
        {
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
            WritePassword();
            await _exited.Task.ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        Task allRead = Task.WhenAll(_outputRead.Task, _errorsRead.Task);
        await Task.WhenAny(allRead, Task.Delay(OutputTimeout, cancellationToken)).ConfigureAwait(false);
        List<string> errors = Read(_errors);
        List<string> output = Read(_output);
        string error = string.Join(" ", errors.Count > 0 ? errors : output);
        if (error.Length > MaximumLength) error = error.Substring(0, MaximumLength) + "…";
        if (error.Length == 0) error = $"The command exited with code {_process.ExitCode} and wrote no output.";
        return new LoginResult(_process.ExitCode, [.. output, .. errors], error);
    }

    private void Start()
    {
        // On a UTF-8 console, .NET Framework would write a byte order mark before the password.
        if (Console.InputEncoding.GetPreamble().Length > 0) Console.InputEncoding = new UTF8Encoding(false);
        _process.Start();
    }

    private void WritePassword()
    {
        try
        {
            using Stream input = _process.StandardInput.BaseStream;
            input.Write(_password, 0, _password.Length);
        }
        catch (IOException)
        {
            // The tool ended without reading. Its exit code is reported.
        }
    }

    private void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // The tool has already ended.
        }
    }

    private static void Keep(List<string> lines, string? line, TaskCompletionSource<bool> end)
    {
        if (line is null) end.TrySetResult(true);
        else lock (lines) lines.Add(line);
    }

    private List<string> Read(List<string> lines)
    {
        lock (lines) return lines.Select(Clean).Where(line => line.Length > 0).ToList();
    }

    private string Clean(string line)
        => new string(_login.Mask(line).Select(c => char.IsControl(c) ? ' ' : c).ToArray()).Trim();
}
