using System;
using System.Globalization;
using System.Text.RegularExpressions;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry;

/// <summary>The lifetime of a token: greater than zero, at most 1000 years of 365 days.</summary>
/// <remarks>
/// The text form is a number with a unit, <c>1y</c> (365 days), <c>2w</c>, <c>30d</c>, <c>12h</c>, <c>90min</c>, or a
/// sum such as <c>1d12h</c>. Case and spaces are ignored. The text of a TimeSpan, <c>1.12:00:00</c>, is parsed too.
/// </remarks>
public sealed class TokenLifetime
{
    private const string Forms = "Use a number with a unit, enclosed in quotation marks: '1y', '2w', '30d', '12h', "
        + "'90min', or a sum such as '1d12h'.";

    private const string NotPositive = "the value must be greater than zero";
    private const string TooLong = "the value must be at most 1000 years";

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
    private static readonly Regex SpanText =
        new(@"\A([0-9]{1,6}\.)?[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,7})?\z", Options);

    private static readonly Regex BareNumber = new(@"\A[0-9]+\z", Options);
    private static readonly Regex Fraction = new(@"\A\s*[0-9]*[.,][0-9]+\s*[a-z]*\s*\z", Options);

    private TimeSpan _value;

    /// <summary>Initializes a lifetime of zero, to set <see cref="Value"/> later.</summary>
    public TokenLifetime()
    {
    }

    /// <summary>Initializes a lifetime.</summary>
    /// <param name="value">The length.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is zero, negative, or too long.</exception>
    public TokenLifetime(TimeSpan value) => Value = value;

    /// <summary>Initializes a lifetime from text such as <c>30d</c>.</summary>
    /// <param name="text">The text form.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="text"/> isn't a lifetime.</exception>
    public TokenLifetime(string text) => _value = Parse(text ?? throw new ArgumentNullException(nameof(text)));

    /// <summary>The length, or zero until it is set.</summary>
    /// <exception cref="ArgumentException">The value is zero, negative, or too long.</exception>
    public TimeSpan Value
    {
        get => _value;
        set => _value = FindError(value) is { } error
            ? throw new ArgumentException($"Can't set the lifetime to {value:c}: {error}.")
            : value;
    }

    /// <summary>Formats the length as an integer with the largest possible unit, otherwise as a TimeSpan.</summary>
    /// <returns>Never null.</returns>
    public override string ToString()
    {
        foreach ((string name, TimeSpan length) in Units)
        {
            if (_value <= TimeSpan.Zero || _value.Ticks % length.Ticks != 0) continue;
            return (_value.Ticks / length.Ticks).ToString(CultureInfo.InvariantCulture) + name;
        }

        return _value.ToString("c", CultureInfo.InvariantCulture);
    }

    private static TimeSpan Parse(string text)
    {
        string trimmed = text.Trim();
        TimeSpan value;
        if (Sum.Match(trimmed) is { Success: true } sum)
        {
            value = ParseSum(sum, text);
        }
        else if (!SpanText.IsMatch(trimmed)
            || !TimeSpan.TryParseExact(trimmed, "c", CultureInfo.InvariantCulture, out value))
        {
            throw Refuse(text, FindCause(trimmed));
        }

        return FindError(value) is { } error ? throw Refuse(text, error) : value;
    }

    private static TimeSpan ParseSum(Match sum, string text)
    {
        CaptureCollection numbers = sum.Groups["number"].Captures;
        CaptureCollection units = sum.Groups["unit"].Captures;
        long ticks = 0;
        for (int i = 0; i < numbers.Count; i++)
        {
            TimeSpan unit = FindUnit(units[i].Value, text);
            // Refusing large numbers here prevents an overflow of the sum.
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
            if (string.Equals(name, written, StringComparison.OrdinalIgnoreCase)) return length;
        }

        throw Refuse(text, string.Equals(written, "m", StringComparison.OrdinalIgnoreCase)
            ? "'m' could mean months or minutes, so use days ('90d') or minutes ('90min')"
            : $"{MessageText.Quote(written)} isn't a unit");
    }

    private static string FindCause(string text)
    {
        if (text.Length == 0) return "the value is empty";
        if (text[0] == '-') return NotPositive;
        if (Fraction.IsMatch(text)) return "fractions aren't supported";
        return BareNumber.IsMatch(text)
            ? "the unit is missing (without quotation marks, PowerShell parses 30d as the number 30)"
            : "the format isn't recognized";
    }

    private static string? FindError(TimeSpan value)
        => value <= TimeSpan.Zero ? NotPositive : value > Maximum ? TooLong : null;

    private static FormatException Refuse(string text, string cause)
        => new($"Can't convert {MessageText.Quote(text)} to a lifetime: {cause}. {Forms}");
}
