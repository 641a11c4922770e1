using System;
using System.Globalization;
using Xunit;

namespace IonosContainerRegistry.Tests.Values;

/// <summary>Dates around the change to summer time, in a zone that has one.</summary>
[Collection(nameof(LocalTimeTests))]
[CollectionDefinition(nameof(LocalTimeTests), DisableParallelization = true)]
public sealed class LocalTimeTests : IDisposable
{
    private const string ZoneVariable = "TZ";

    private readonly string? _zone = Environment.GetEnvironmentVariable(ZoneVariable);
    private readonly Parameter _expiryDate = new("New", "RegistryToken", "ExpiryDate");

    // Elsewhere than on Windows, where it has no effect, the variable is the local zone.
    public LocalTimeTests() => SetZone("Europe/Berlin");

    private static bool IsInBerlin => TimeZoneInfo.Local.GetUtcOffset(new DateTime(2027, 7, 1)) == TimeSpan.FromHours(2)
        && TimeZoneInfo.Local.IsInvalidTime(new DateTime(2027, 3, 28, 2, 30, 0));

    public void Dispose() => SetZone(_zone);

    [Theory]
    [InlineData("2027-03-28T01:59:59", "2027-03-28T01:59:59+01:00")]
    [InlineData("2027-03-28T03:00", "2027-03-28T03:00:00+02:00")]
    [InlineData("2027-10-31T02:30", "2027-10-31T02:30:00+01:00")]
    [InlineData("2027-07-01", "2027-07-01T00:00:00+02:00")]
    public void TakesTheOffsetOfThatDay(string text, string expected)
    {
        if (!IsInBerlin) return;
        var date = (DateTimeOffset)_expiryDate.Read(text)!;
        Assert.Equal(expected, date.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void RefusesATimeThatClocksSkip()
    {
        if (!IsInBerlin) return;
        Assert.Contains("clocks go forward", _expiryDate.Refusal("2027-03-28T02:30"), StringComparison.Ordinal);
        Assert.Contains(
            "clocks go forward", _expiryDate.Refusal(new DateTime(2027, 3, 28, 2, 30, 0)), StringComparison.Ordinal);
    }

    private static void SetZone(string? zone)
    {
        Environment.SetEnvironmentVariable(ZoneVariable, zone);
        TimeZoneInfo.ClearCachedData();
    }
}
