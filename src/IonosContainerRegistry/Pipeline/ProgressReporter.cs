using System;
using System.Diagnostics;
using System.Management.Automation;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Pipeline;

/// <summary>Shows a progress bar after half a second, updated at most ten times a second.</summary>
internal sealed class ProgressReporter
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Cmdlet _cmdlet;
    private readonly string _activity;
    private readonly string _unit;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _next = Delay;
    private bool _shown;
    private long _done;
    private long? _total;
    private string? _current;
    private Func<string>? _status;

    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="activity">What is done with what, such as <c>Creating tokens</c>.</param>
    public ProgressReporter(Cmdlet cmdlet, string activity)
    {
        _cmdlet = cmdlet;
        _activity = activity;
        string noun = activity.Substring(activity.LastIndexOf(' ') + 1);
        _unit = MessageText.Capitalize(noun);
    }

    /// <param name="done">How many are done.</param>
    /// <param name="total">How many there are, or null if that isn't known, so that no percentage is shown.</param>
    /// <param name="current">What is done now, such as <c>removing token …</c>, or null for no details.</param>
    public void Report(long done, long? total, string? current = null)
    {
        _done = done;
        _total = total;
        _current = current;
        _status = null;
        Tick();
    }

    /// <summary>Shows a status instead of numbers, and no percentage, because nothing tells how much is left.</summary>
    /// <param name="status">Makes the status each time that the bar is updated.</param>
    public void Report(Func<string> status)
    {
        _status = status;
        _current = null;
        Tick();
    }

    public void Tick()
    {
        if (_clock.Elapsed < _next) return;
        _next = _clock.Elapsed + Interval;
        _shown = true;
        string status = _status?.Invoke() ?? $"{_unit}: " + (_total is null ? $"{_done}" : $"{_done} of {_total}");
        _cmdlet.WriteProgress(new ProgressRecord(0, _activity, status)
        {
            CurrentOperation = _current is null ? null : MessageText.Capitalize(_current),
            PercentComplete = _status is null && _total > 0 ? (int)Math.Min(100, _done * 100 / _total.Value) : -1,
        });
    }

    public void Complete()
    {
        if (!_shown) return;
        _shown = false;
        ProgressRecord completed = new(0, _activity, "Completed") { RecordType = ProgressRecordType.Completed };
        _cmdlet.WriteProgress(completed);
    }
}
