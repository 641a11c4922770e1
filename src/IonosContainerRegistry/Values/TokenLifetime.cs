using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace IonosContainerRegistry;

/// <summary>How long a token lives: more than nothing, at most a thousand years of 365 days.</summary>
/// <remarks>
/// As text it is a number with a unit, <c>1y</c> (365 days), <c>2w</c>, <c>30d</c>, <c>12h</c>, <c>90min</c>, or a sum
/// such as <c>1d12h</c>, in any case and with blanks between; or a TimeSpan as .NET writes it, <c>1.12:00:00</c>.
/// </remarks>
public sealed class TokenLifetime
{
    private const string Forms = "Write a number with a unit, in quotes: '1y', '2w', '30d', '12h', '90min', or a sum "
        + "such as '1d12h'.";

    private const string NotPositive = "it must be longer than nothing";
    private const string TooLong = "it is longer than a thousand years";

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly TimeSpan Maximum = TimeSpan.FromDays(365_000);

    private static readonly (string Name, TimeSpan Length)[] Units =
    [
        ("y", TimeSpan.FromDays(365)),
        ("w", TimeSpan.FromDays(7)),
        ("d", TimeSpan.FromDays(1)),
        ("h", TimeSpan.FromHours(1)),
        ("min", TimeSpan.FromMinutes(1)),
    ];

    private static readonly Regex Sum = new(@"\A(?:\s*(?<number>[0-9]+)\s*(?<unit>[a-z]+))+\z", Options);
    private static readonly Regex SpanText = new(@"\A([0-9]{1,6}\.)?[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,7})?\z", Options);
    private static readonly Regex BareNumber = new(@"\A[0-9]+\z", Options);
    private static readonly Regex Fraction = new(@"\A\s*[0-9]*[.,][0-9]+\s*[a-z]*\s*\z", Options);

    private TimeSpan _value;

    /// <summary>Makes a lifetime of no length yet; set <see cref="Value"/>.</summary>
    public TokenLifetime()
    {
    }

    /// <summary>Makes a lifetime of the given length.</summary>
    /// <exception cref="ArgumentException"><paramref name="value"/> is zero, negative or too long.</exception>
    public TokenLifetime(TimeSpan value) => Value = value;

    /// <summary>Reads a lifetime from text such as <c>30d</c>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="text"/> is not a lifetime.</exception>
    public TokenLifetime(string text) => _value = Read(text ?? throw new ArgumentNullException(nameof(text)));

    /// <summary>The length; zero only until it is set.</summary>
    /// <exception cref="ArgumentException">The value is zero, negative or too long.</exception>
    public TimeSpan Value
    {
        get => _value;
        set => _value = FindFault(value) is { } fault
            ? throw new ArgumentException($"A lifetime of {value:c} is refused: {fault}.")
            : value;
    }

    /// <summary>Writes the length as a whole number of the largest unit that fits; else as a TimeSpan.</summary>
    public override string ToString()
    {
        foreach ((string name, TimeSpan length) in Units)
        {
            if (_value > TimeSpan.Zero && _value.Ticks % length.Ticks == 0)
                return (_value.Ticks / length.Ticks).ToString(CultureInfo.InvariantCulture) + name;
        }
        return _value.ToString("c", CultureInfo.InvariantCulture);
    }

    private static TimeSpan Read(string text)
    {
        string trimmed = text.Trim();
        TimeSpan value;
        if (Sum.Match(trimmed) is { Success: true } sum)
            value = ReadSum(sum, text);
        else if (!SpanText.IsMatch(trimmed) || !TimeSpan.TryParseExact(trimmed, "c", CultureInfo.InvariantCulture, out value))
            throw Refuse(text, ExplainFailure(trimmed));

        return FindFault(value) is { } fault ? throw Refuse(text, fault) : value;
    }

    private static TimeSpan ReadSum(Match sum, string text)
    {
        CaptureCollection numbers = sum.Groups["number"].Captures;
        CaptureCollection units = sum.Groups["unit"].Captures;
        long ticks = 0;
        for (int i = 0; i < numbers.Count; i++)
        {
            TimeSpan unit = FindUnit(units[i].Value, text);
            // Longer numbers and larger totals are over the limit in every unit; stopping here keeps the sum in range.
            if (!int.TryParse(numbers[i].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
                || count > Maximum.Ticks / unit.Ticks)
            {
                throw Refuse(text, TooLong);
            }
            ticks = Math.Min(ticks + count * unit.Ticks, Maximum.Ticks + 1);
        }
        return TimeSpan.FromTicks(ticks);
    }

    private static TimeSpan FindUnit(string written, string text)
    {
        foreach ((string name, TimeSpan length) in Units)
        {
            if (string.Equals(name, written, StringComparison.OrdinalIgnoreCase))
                return length;
        }
        bool ambiguous = string.Equals(written, "m", StringComparison.OrdinalIgnoreCase);
        throw Refuse(text, ambiguous
            ? "'m' may mean months or minutes, so write days ('90d') or minutes ('90min')"
            : $"{Excerpt.Of(written)} is not a unit");
    }

    private static string ExplainFailure(string text)
    {
        if (text.Length == 0)
            return "it is empty";
        if (text[0] == '-')
            return NotPositive;
        if (BareNumber.IsMatch(text))
            return "it has no unit (to PowerShell, 30d without quotes is the number 30)";
        if (Fraction.IsMatch(text))
            return "numbers are whole";
        return "the form is unknown";
    }

    private static string? FindFault(TimeSpan value) =>
        value <= TimeSpan.Zero ? NotPositive : value > Maximum ? TooLong : null;

    private static FormatException Refuse(string text, string fault) =>
        new($"{Excerpt.Of(text)} is not a lifetime: {fault}. {Forms}");
}
