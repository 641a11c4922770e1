using System;
using System.Management.Automation;
using Xunit;

namespace IonosContainerRegistry.Tests.Values;

public sealed class IdBindingTests
{
    private static readonly Guid Id = new("1c7c5d3a-4c0f-4f7e-9a43-6f0f8a0c2b11");

    private readonly Parameter _one = new("New", "RegistryToken", "RegistryId");
    private readonly Parameter _many = new("Remove", "RegistryToken", "TokenId");

    [Theory]
    [InlineData("1c7c5d3a-4c0f-4f7e-9a43-6f0f8a0c2b11")]
    [InlineData("1C7C5D3A-4C0F-4F7E-9A43-6F0F8A0C2B11")]
    [InlineData(" 1c7c5d3a-4c0f-4f7e-9a43-6f0f8a0c2b11\r\n")]
    [InlineData("{1c7c5d3a-4c0f-4f7e-9a43-6f0f8a0c2b11}")]
    [InlineData("(1c7c5d3a-4c0f-4f7e-9a43-6f0f8a0c2b11)")]
    [InlineData("1c7c5d3a4c0f4f7e9a436f0f8a0c2b11")]
    public void ReadsEveryFormThatPeoplePaste(string text)
    {
        Assert.Equal(Id, Assert.IsType<Guid>(_one.Read(text)));
        Assert.Equal([Id], Assert.IsType<Guid[]>(_many.Read(text)));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("my-registry")]
    [InlineData("1c7c5d3a-4c0f-4f7e-9a43-6f0f8a0c2b1")]
    [InlineData("1c7c5d3a-4c0f-4f7e-9a43-6f0f8a0c2b11/../x")]
    [InlineData("{1c7c5d3a-4c0f-4f7e-9a43-6f0f8a0c2b11)")]
    [InlineData("{0x1c7c5d3a,0x4c0f,0x4f7e,{0x9a,0x43,0x6f,0x0f,0x8a,0x0c,0x2b,0x11}}")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public void RefusesWhatIsNoId(string text)
    {
        Assert.Contains("GUID", _one.Refusal(text), StringComparison.Ordinal);
        Assert.Contains("GUID", _many.Refusal(text), StringComparison.Ordinal);
    }

    [Fact]
    public void EchoesLongInputInPart() => Assert.InRange(_one.Refusal(new string('x', 100_000)).Length, 1, 300);

    [Fact]
    public void TakesIdsAndLists()
    {
        Assert.Equal(Id, _one.Read(PSObject.AsPSObject(Id)));
        Assert.Equal(
            [Id, Id], Assert.IsType<Guid[]>(_many.Read(new object[] { Id, PSObject.AsPSObject(Id.ToString("B")) })));
    }

    [Fact]
    public void AnEmptyCellIsNotGiven()
    {
        Assert.Equal(Guid.Empty, _one.Read(""));
        Assert.Equal(Guid.Empty, _one.Read(null));
        Assert.Null(_many.Read(" "));
        Assert.Null(_many.Read(DBNull.Value));
        Assert.Null(_many.Read(Array.Empty<object>()));
    }

    [Fact]
    public void RefusesAnEmptyIdInAList()
    {
        _many.Refusal(new object?[] { Id, null });
        _many.Refusal(new object[] { Id, "" });
        _one.Refusal(new object[] { Id });
    }
}
