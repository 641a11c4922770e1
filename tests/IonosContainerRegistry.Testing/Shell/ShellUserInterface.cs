using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;
using System.Security;
using System.Text;

namespace IonosContainerRegistry.Testing.Shell;

/// <summary>
/// Records everything that is written, as one text and by kind, and responds to prompts from a queue. What is written
/// can be read while a command runs.
/// </summary>
public sealed class ShellUserInterface : PSHostUserInterface
{
    private readonly StringBuilder _text = new();
    private readonly ConcurrentQueue<string> _answers = new();
    private readonly ConcurrentQueue<ShellPrompt> _prompts = new();
    private readonly ConcurrentQueue<string> _warnings = new();
    private readonly ConcurrentQueue<string> _verbose = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly ConcurrentQueue<ProgressRecord> _progress = new();
    private readonly bool _colors;

    internal ShellUserInterface(ShellOptions options)
    {
        _colors = options.Colors;
        RawUI = new ShellRawUserInterface(options.Width);
    }

    /// <inheritdoc/>
    public override PSHostRawUserInterface RawUI { get; }

    /// <inheritdoc/>
    public override bool SupportsVirtualTerminal => _colors;

    /// <summary>Everything written so far, as a console would show it; progress is left out.</summary>
    public string Text
    {
        get
        {
            lock (_text)
                return _text.ToString();
        }
    }

    /// <summary>The warnings, without their prefix.</summary>
    public IReadOnlyList<string> Warnings => _warnings.ToArray();

    /// <summary>The verbose lines, without their prefix.</summary>
    public IReadOnlyList<string> Verbose => _verbose.ToArray();

    /// <summary>The lines written as errors.</summary>
    public IReadOnlyList<string> Errors => _errors.ToArray();

    /// <summary>The progress records.</summary>
    public IReadOnlyList<ProgressRecord> Progress => _progress.ToArray();

    /// <summary>The questions asked, oldest first.</summary>
    public IReadOnlyList<ShellPrompt> Prompts => _prompts.ToArray();

    /// <summary>Called with each piece of text as it is written.</summary>
    public Action<string>? Written { get; set; }

    /// <summary>
    /// Queues answers, one for each prompt. A choice is answered by its number, its label or the letter that
    /// picks it (<c>y</c>, <c>n</c>, <c>a</c>, …), or by an empty text for the default.
    /// </summary>
    public void Answer(params IEnumerable<string> answers)
    {
        foreach (string answer in answers)
            _answers.Enqueue(answer);
    }

    /// <summary>Clears what was written, the prompts, and the remaining answers.</summary>
    public void Clear()
    {
        lock (_text)
            _text.Clear();

        _answers.Clear();
        _prompts.Clear();
        _warnings.Clear();
        _verbose.Clear();
        _errors.Clear();
        _progress.Clear();
    }

    /// <inheritdoc/>
    public override void Write(string value)
    {
        // The engine decorates its output in any case and leaves it to the host to take that off.
        string shown = _colors ? value : new StringDecorated(value).ToString(OutputRendering.PlainText);
        lock (_text)
            _text.Append(shown);

        Written?.Invoke(shown);
    }

    /// <inheritdoc/>
    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        Write(value);

    /// <inheritdoc/>
    public override void WriteLine(string value) => Write(value + "\n");

    /// <inheritdoc/>
    public override void WriteErrorLine(string value)
    {
        _errors.Enqueue(value);
        WriteLine(value);
    }

    /// <inheritdoc/>
    public override void WriteDebugLine(string message) => WriteLine("DEBUG: " + message);

    /// <inheritdoc/>
    public override void WriteVerboseLine(string message)
    {
        _verbose.Enqueue(message);
        WriteLine("VERBOSE: " + message);
    }

    /// <inheritdoc/>
    public override void WriteWarningLine(string message)
    {
        _warnings.Enqueue(message);
        WriteLine("WARNING: " + message);
    }

    /// <inheritdoc/>
    public override void WriteProgress(long sourceId, ProgressRecord record) => _progress.Enqueue(record);

    /// <inheritdoc/>
    public override int PromptForChoice(
        string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        string[] labels = [.. choices.Select(choice => choice.Label)];
        string answer = Ask(caption, message, [.. labels.Select(label => label.Replace("&", ""))]);
        if (answer.Length == 0) return defaultChoice;
        int index = Array.FindIndex(labels, label => Picks(answer, label));
        if (index >= 0) return index;
        bool isNumber = int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        return isNumber && number < labels.Length
            ? number
            : throw new InvalidOperationException($"'{answer}' is none of: {string.Join(", ", labels)}.");
    }

    /// <inheritdoc/>
    public override Dictionary<string, PSObject> Prompt(
        string caption, string message, Collection<FieldDescription> descriptions)
    {
        var values = new Dictionary<string, PSObject>();
        foreach (FieldDescription field in descriptions)
            values.Add(field.Name, PSObject.AsPSObject(Ask(caption, message, [field.Name])));

        return values;
    }

    /// <inheritdoc/>
    public override string ReadLine() => Ask("", "", []);

    /// <inheritdoc/>
    public override SecureString ReadLineAsSecureString() => Protect(Ask("", "", []));

    /// <inheritdoc/>
    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName)
    {
        string name = string.IsNullOrEmpty(userName) ? Ask(caption, message, ["User"]) : userName;
        return new PSCredential(name, Protect(Ask(caption, message, ["Password"])));
    }

    /// <inheritdoc/>
    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options) => PromptForCredential(caption, message, userName, targetName);

    private static bool Picks(string answer, string label)
    {
        int mark = label.IndexOf('&', StringComparison.Ordinal);
        return string.Equals(answer, label.Replace("&", ""), StringComparison.OrdinalIgnoreCase)
            || (mark >= 0 && string.Equals(answer, label.Substring(mark + 1, 1), StringComparison.OrdinalIgnoreCase));
    }

    private static SecureString Protect(string text)
    {
        var secret = new SecureString();
        foreach (char character in text)
            secret.AppendChar(character);

        secret.MakeReadOnly();
        return secret;
    }

    private string Ask(string caption, string message, IReadOnlyList<string> choices)
    {
        _prompts.Enqueue(new ShellPrompt(caption, message, choices));
        foreach (string line in new[] { caption, message }.Where(line => !string.IsNullOrEmpty(line)))
            WriteLine(line);

        if (!_answers.TryDequeue(out string? answer))
            throw new InvalidOperationException($"The host was asked '{caption} {message}', but no answer is queued.");

        return answer;
    }
}
