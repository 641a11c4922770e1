using System;
using System.Globalization;
using System.Management.Automation;
using Xunit;

namespace IonosContainerRegistry.Tests.Values;

public sealed class LifetimeAndNameBindingTests
{
    private readonly Parameter _expiresIn = new("New", "RegistryToken", "ExpiresIn");
    private readonly Parameter _name = new("New", "RegistryToken", "Name");

    [Fact]
    public void ReadsLifetimes()
    {
        Assert.Equal("30d", Assert.IsType<TokenLifetime>(_expiresIn.Read("30d")).ToString());
        Assert.Equal("5h", Assert.IsType<TokenLifetime>(_expiresIn.Read(TimeSpan.FromHours(5))).ToString());
        Assert.Equal("2w", Assert.IsType<TokenLifetime>(_expiresIn.Read(new TokenLifetime("14d"))).ToString());
        Assert.Null(_expiresIn.Read(""));
        Assert.Null(_expiresIn.Read(null));
    }

    [Fact]
    public void RefusesLifetimes()
    {
        Assert.Contains("'90min'", _expiresIn.Refusal(30), StringComparison.Ordinal);
        Assert.Contains("'90min'", _expiresIn.Refusal(30m), StringComparison.Ordinal);
        Assert.Contains("greater than zero", _expiresIn.Refusal(TimeSpan.Zero), StringComparison.Ordinal);
        Assert.Contains("greater than zero", _expiresIn.Refusal(new TokenLifetime()), StringComparison.Ordinal);
    }

    [Fact]
    public void ReadsNamesAsTheyAre()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            Assert.Equal(" padded ", _name.Read(" padded "));
            Assert.Equal("12", _name.Read(12));
            Assert.Equal("1.5", _name.Read(PSObject.AsPSObject(1.5m)));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void AnEmptyCellIsNotGiven()
    {
        Assert.Null(_name.Read(""));
        Assert.Null(_name.Read("  "));
        Assert.Null(_name.Read(null));
    }

    [Fact]
    public void RefusesWhatIsNoName()
    {
        _name.Refusal(new[] { "a", "b" });
        _name.Refusal(new object());
        _name.Refusal(new DateTime(2026, 12, 1));
    }
}
