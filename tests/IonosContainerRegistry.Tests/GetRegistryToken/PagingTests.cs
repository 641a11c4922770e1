using System;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.GetRegistryToken;

public sealed class PagingTests : ConnectedSession
{
    [Theory]
    [InlineData("-First 2", 0, 2)]
    [InlineData("-Skip 4", 4, 2)]
    [InlineData("-Skip 1 -First 3", 1, 3)]
    [InlineData("-Skip 1 -First 3 -PageSize 2", 1, 3)]
    [InlineData("-First 100", 0, 6)]
    [InlineData("-Skip 6", 6, 0)]
    [InlineData("-Skip 100", 6, 0)]
    [InlineData("-First 0", 0, 0)]
    public void Returns_the_requested_part_of_the_list(string part, int skipped, int taken)
    {
        Assert.Equal(
            Tokens.Skip(skipped).Take(taken).Select(token => token.Name), Names("Get-RegistryToken $registry " + part));
    }

    [Theory]
    [InlineData("-Skip 2")]
    [InlineData("-Skip 2 -First 2")]
    [InlineData("-First 2")]
    [InlineData("-Skip 100")]
    [InlineData("-Skip 2 -PageSize 2")]
    public void Does_not_warn_if_the_list_does_not_change(string part)
        => Assert.Empty(Run("Get-RegistryToken $registry " + part).Warnings);

    [Fact]
    public void Skips_on_the_service_without_a_filter()
    {
        Succeed("Get-RegistryToken $registry -Skip 4 -First 1");

        Assert.Contains("offset=4", Assert.Single(Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-First 8", 0, 8)]
    [InlineData("-Skip 5 -First 2", 5, 2)]
    [InlineData("-Skip 7", 7, 5)]
    public void Pages_several_registries_as_one_list(string part, int skipped, int taken)
    {
        string[] all =
        [
            .. Tokens.Concat(Service.Store.Tokens(Other)).Skip(skipped).Take(taken)
                .Select(token => token.Id.ToString()),
        ];

        Assert.Equal(
            all,
            Succeed($"Get-RegistryToken {part} | Select-Object -ExpandProperty TokenId").Select(id => id.ToString()));
        Assert.Equal(
            all,
            Succeed($"Get-ContainerRegistry | Get-RegistryToken {part} | Select-Object -ExpandProperty TokenId")
                .Select(id => id.ToString()));
    }

    [Theory]
    [InlineData("-Name '*e*' -First 2", "deploy-0001,developer-0002")]
    [InlineData("-Name '*e*' -Skip 1 -First 2", "developer-0002,scanner-0003")]
    [InlineData("-Name '*e*' -Skip 3 -PageSize 2", "cleanup-0004")]
    public void Pages_after_filtering(string part, string names)
    {
        Assert.Equal(names, string.Join(",", Names("Get-RegistryToken $registry " + part)));
    }

    [Fact]
    public void Does_not_request_more_registries_than_needed()
    {
        Succeed("Get-RegistryToken $registry, $other -Name *-000* -PageSize 2 -First 2");

        Assert.DoesNotContain(Requests, request => request.Contains("second", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("$registry -IncludeTotalCount", 6ul, 1.0, 6)]
    [InlineData("$registry -IncludeTotalCount -First 2 -PageSize 2", 6ul, 1.0, 2)]
    [InlineData("$registry -IncludeTotalCount -Skip 2", 6ul, 1.0, 4)]
    [InlineData("$registry -IncludeTotalCount -Skip 100", 6ul, 1.0, 0)]
    [InlineData("$registry, $other -IncludeTotalCount -First 1", 12ul, 1.0, 1)]
    [InlineData("-IncludeTotalCount", 12ul, 1.0, 12)]
    [InlineData("$registry -IncludeTotalCount -First 0", 6ul, 1.0, 0)]
    [InlineData("$registry, $other -IncludeTotalCount -First 0", 12ul, 1.0, 0)]
    public void Writes_the_total_before_the_tokens(string arguments, ulong total, double accuracy, int tokens)
    {
        PSObject[] output = [.. Succeed("Get-RegistryToken " + arguments)];

        Assert.Equal(total, Assert.IsType<ulong>(output[0].BaseObject));
        Assert.Equal(accuracy, AccuracyOf(output[0]));
        Assert.Equal(tokens, output.Length - 1);
        Assert.All(output.Skip(1), token => Assert.IsType<RegistryToken>(token.BaseObject));
    }

    [Theory]
    [InlineData("-Name ci-*")]
    [InlineData("-Status enabled")]
    [InlineData("-ExpiringWithin 30d")]
    public void Reports_an_unknown_total_with_a_filter(string filter)
    {
        Assert.Equal(0.0, AccuracyOf(Succeed("Get-RegistryToken $registry -IncludeTotalCount " + filter)[0]));
    }

    [Fact]
    public void Reports_an_unknown_total_if_a_registry_could_not_be_counted()
    {
        Service.Faults.Add(new Fault { PathContains = Other.ToString(), Status = 403 });

        ShellResult result = Run("Get-RegistryToken -IncludeTotalCount");

        Assert.Equal(0.0, AccuracyOf(result.Output[0]));
        Assert.Equal(7, result.Output.Count);
        Assert.Single(result.Errors);
    }

    [Theory]
    [InlineData("-First 1")]
    [InlineData("-Skip 1")]
    [InlineData("-IncludeTotalCount")]
    public void Cannot_be_used_with_token_IDs(string part)
    {
        ErrorRecord error = Terminate("Get-RegistryToken $registry $ids[0] " + part);

        Assert.Equal("InvalidParameterCombination", IdOf(error));
        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.Contains("-TokenId", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(Requests);
    }

    private static double AccuracyOf(PSObject total) => (double)total.Properties["Accuracy"].Value;
}
