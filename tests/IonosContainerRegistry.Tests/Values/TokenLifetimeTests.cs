using System;
using System.Linq;
using FsCheck.Xunit;
using Xunit;

namespace IonosContainerRegistry.Tests.Values;

public sealed class TokenLifetimeTests
{
    private const long TicksOfAThousandYears = 365_000 * TimeSpan.TicksPerDay;

    [Theory]
    [InlineData("1y", "365.00:00:00")]
    [InlineData("2w", "14.00:00:00")]
    [InlineData("30d", "30.00:00:00")]
    [InlineData("12h", "12:00:00")]
    [InlineData("90min", "01:30:00")]
    [InlineData("1d12h", "1.12:00:00")]
    [InlineData(" 1 D 12 H ", "1.12:00:00")]
    [InlineData("12h1d", "1.12:00:00")]
    [InlineData("0d1min", "00:01:00")]
    [InlineData("1.12:00:00", "1.12:00:00")]
    [InlineData("00:00:00.5", "00:00:00.5000000")]
    [InlineData("1000y", "365000.00:00:00")]
    public void ReadsEachForm(string text, string expected) =>
        Assert.Equal(TimeSpan.ParseExact(expected, "c", null), new TokenLifetime(text).Value);

    [Theory]
    [InlineData("", "empty")]
    [InlineData(" ", "empty")]
    [InlineData("30", "unit is missing")]
    [InlineData("3m", "months or minutes")]
    [InlineData("1d3M", "months or minutes")]
    [InlineData("3mo", "isn't a unit")]
    [InlineData("3s", "isn't a unit")]
    [InlineData("1.5d", "fractions")]
    [InlineData("1,5d", "fractions")]
    [InlineData("0d", "greater than zero")]
    [InlineData("-3d", "greater than zero")]
    [InlineData("00:00:00", "greater than zero")]
    [InlineData("1001y", "1000 years")]
    [InlineData("1000y1min", "1000 years")]
    [InlineData("1000y1000y", "1000 years")]
    [InlineData("99999999999999999999999999d", "1000 years")]
    [InlineData("12:00", "format")]
    [InlineData("24:00:00", "format")]
    [InlineData("d", "format")]
    [InlineData("30d12", "format")]
    [InlineData("\u0663\u0660d", "format")]
    public void RefusesAndNamesTheRule(string text, string rule)
    {
        FormatException refusal = Assert.Throws<FormatException>(() => new TokenLifetime(text));

        Assert.Contains(rule, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("'90min'", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("365.00:00:00", "1y")]
    [InlineData("14.00:00:00", "2w")]
    [InlineData("30.00:00:00", "30d")]
    [InlineData("1.12:00:00", "36h")]
    [InlineData("01:30:00", "90min")]
    [InlineData("00:00:30", "00:00:30")]
    public void PrintsTheLargestUnitThatFits(string span, string expected) =>
        Assert.Equal(expected, new TokenLifetime(TimeSpan.ParseExact(span, "c", null)).ToString());

    [Fact]
    public void RefusesSpansThatAreNoLifetime()
    {
        Assert.Throws<ArgumentException>(() => new TokenLifetime(TimeSpan.Zero));
        Assert.Throws<ArgumentException>(() => new TokenLifetime(TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentException>(() => new TokenLifetime(TimeSpan.MaxValue));
        Assert.Throws<ArgumentException>(() => new TokenLifetime { Value = TimeSpan.Zero });
        Assert.Throws<ArgumentNullException>(() => new TokenLifetime(null!));
    }

    [Fact]
    public void RefusesLongRubbishQuickly()
    {
        string text = string.Concat(Enumerable.Repeat("1min ", 1_000)) + "!";

        Assert.InRange(Assert.Throws<FormatException>(() => new TokenLifetime(text)).Message.Length, 1, 300);
    }

    [Property]
    public bool EveryLifetimeReadsBack(long number)
    {
        var span = TimeSpan.FromTicks(1 + Math.Abs(number % TicksOfAThousandYears));
        return new TokenLifetime(new TokenLifetime(span).ToString()).Value == span;
    }

    [Property]
    public bool WholeMinutesReadBack(int number)
    {
        var span = TimeSpan.FromMinutes(1L + Math.Abs(number % 1_000_000));
        return new TokenLifetime(new TokenLifetime(span).ToString()).Value == span;
    }
}
