using System;
using IonosContainerRegistry.Client.Registries;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Registries;

/// <summary>Entries of an allow list, and times of a schedule.</summary>
public class ApiSubnetTests
{
    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("192.168.0.167/24")]
    [InlineData("255.255.255.255/32")]
    [InlineData("0.0.0.0/0")]
    [InlineData("::")]
    [InlineData("::/0")]
    [InlineData("2001:0db8:85a3::/24")]
    [InlineData("2001:DB8::1/128")]
    [InlineData("::ffff:192.0.2.1/96")]
    public void Addresses_with_and_without_a_prefix_are_accepted(string subnet)
        => Assert.True(ApiSubnet.IsValid(subnet));

    [Theory]
    [InlineData("")]
    [InlineData(" 10.0.0.1")]
    [InlineData("10.0.0.1\n")]
    [InlineData("10.0.0")]
    [InlineData("10")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("010.0.0.1")]
    [InlineData("10.0.0.256")]
    [InlineData("10.0.0.1/33")]
    [InlineData("10.0.0.1/")]
    [InlineData("10.0.0.1/024")]
    [InlineData("10.0.0.1/-1")]
    [InlineData("10.0.0.1/255.0.0.0")]
    [InlineData("10.0.0.1/8/8")]
    [InlineData("10.0.0.1-10.0.0.9")]
    [InlineData("::1/129")]
    [InlineData("[::1]")]
    [InlineData("fe80::1%1")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("12345::")]
    [InlineData("example.com")]
    [InlineData("*")]
    public void All_else_is_refused(string subnet) => Assert.False(ApiSubnet.IsValid(subnet));

    [Theory]
    [InlineData("0.0.0.0/0", true)]
    [InlineData("::/0", true)]
    [InlineData("10.0.0.0/0", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("0.0.0.0/1", false)]
    [InlineData("rubbish/0", false)]
    public void The_whole_address_space_denies_everyone(string subnet, bool denies)
        => Assert.Equal(denies, ApiSubnet.DeniesEveryone(subnet));

    [Theory]
    [InlineData("01:23:00+00:00", "01:23:00")]
    [InlineData("16:00:00Z", "16:00:00")]
    [InlineData("01:30:00+02:00", "23:30:00")]
    [InlineData("04:05", "04:05:00")]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("25:00:00Z", null)]
    [InlineData("noon", null)]
    public void A_time_of_a_schedule_is_read_as_utc(string? text, string? time) => Assert.Equal(
        time is null ? null : TimeSpan.Parse(time), GarbageCollectionSchedule.ParseTime(text));
}
