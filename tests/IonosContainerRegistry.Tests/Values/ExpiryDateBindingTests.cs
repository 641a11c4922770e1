using System;
using System.Globalization;
using System.Management.Automation;
using Xunit;

namespace IonosContainerRegistry.Tests.Values;

public sealed class ExpiryDateBindingTests : IDisposable
{
    private readonly Parameter _expiryDate = new("New", "RegistryToken", "ExpiryDate");
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;

    public void Dispose() => CultureInfo.CurrentCulture = _culture;

    [Theory]
    [InlineData("2026-12-01T10:00Z", "2026-12-01T10:00:00.0000000+00:00")]
    [InlineData("2026-12-01t10:00:01z", "2026-12-01T10:00:01.0000000+00:00")]
    [InlineData("2026-12-01 10:00:01.5+02:00", "2026-12-01T10:00:01.5000000+02:00")]
    [InlineData("2026-12-01T10:00:01.123456789-0330", "2026-12-01T10:00:01.1234567-03:30")]
    [InlineData("2026-12-01T10:00:01,5+02", "2026-12-01T10:00:01.5000000+02:00")]
    [InlineData(" 2026-12-01 10:00:00 +00:00 ", "2026-12-01T10:00:00.0000000+00:00")]
    [InlineData("2569-12-01T10:00Z", "2569-12-01T10:00:00.0000000+00:00")]
    public void ReadsIsoTextInEveryCulture(string text, string expected)
    {
        foreach (string culture in (string[])["", "de-DE", "ar-SA", "th-TH", "fa-IR", "en-US"])
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            DateTimeOffset date = Assert.IsType<DateTimeOffset>(_expiryDate.Read(text));
            Assert.Equal(expected, date.ToString("o", CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("2026-12-01", "2026-12-01T00:00:00")]
    [InlineData("2026-12-01T10:00", "2026-12-01T10:00:00")]
    [InlineData("2026-07-01 10:00:59", "2026-07-01T10:00:59")]
    public void WithoutAZoneItIsLocalTime(string text, string expected)
    {
        var local = DateTime.ParseExact(expected, "s", CultureInfo.InvariantCulture);
        Assert.Equal(new DateTimeOffset(local), _expiryDate.Read(text));
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData("01.12.2026")]
    [InlineData("12/1/2026")]
    [InlineData("1.12.2026 10:00")]
    [InlineData("20261201")]
    [InlineData("2026-12")]
    [InlineData("10:00")]
    [InlineData("\u0662\u0660\u0662\u0666-12-01")]
    public void RefusesOtherTextAndNamesTheForm(string text)
    {
        foreach (string culture in (string[])["", "de-DE", "ar-SA", "th-TH", "en-US"])
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Contains("ISO 8601", _expiryDate.Refusal(text), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("2026-02-30", "doesn't exist")]
    [InlineData("2026-12-01T24:00", "doesn't exist")]
    [InlineData("2026-12-01T10:00+15:00", "offset")]
    [InlineData("2026-12-01T10:00+01:60", "offset")]
    [InlineData("9999-12-31T23:59-14:00", "out of range")]
    [InlineData("0001-01-01T00:00Z", "year 1")]
    public void RefusesMomentsThatDoNotExist(string text, string rule) =>
        Assert.Contains(rule, _expiryDate.Refusal(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("", 5)]
    [InlineData("en-US", 5)]
    [InlineData("en-GB", 25)]
    [InlineData("de-DE", 5)]
    [InlineData("th-TH", 5)]
    [InlineData("ar-SA", 5)]
    [InlineData("sv-SE", 5)]
    public void ReadsWhatExportCsvWrote(string culture, int day)
    {
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        var date = new DateTimeOffset(2026, 12, day, 17, 4, 3, TimeSpan.Zero);

        // Export-Csv takes ToString(), which is the culture's.
        Assert.Equal(date, _expiryDate.Read(date.ToString(CultureInfo.CurrentCulture)));
    }

    [Fact]
    public void TakesDates()
    {
        var utc = new DateTime(2026, 12, 1, 10, 0, 0, DateTimeKind.Utc);
        var offset = new DateTimeOffset(2026, 12, 1, 10, 0, 0, TimeSpan.FromHours(2));
        var unspecified = new DateTime(2026, 12, 1, 10, 0, 0);

        Assert.Equal(new DateTimeOffset(utc), _expiryDate.Read(utc));
        Assert.Equal(new DateTimeOffset(unspecified), _expiryDate.Read(unspecified));
        Assert.Equal(offset, _expiryDate.Read(PSObject.AsPSObject(offset)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void AnEmptyCellIsNotGiven(string? cell) =>
        Assert.Equal(default(DateTimeOffset), _expiryDate.Read(cell));

    [Fact]
    public void RefusesOtherObjects()
    {
        _expiryDate.Refusal(5);
        _expiryDate.Refusal(new[] { "2026-12-01" });
        _expiryDate.Refusal(new object());
    }
}
