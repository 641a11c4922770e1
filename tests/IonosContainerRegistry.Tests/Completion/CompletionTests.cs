using System;
using System.Collections;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.Completion;

/// <summary>What Tab offers at the end of a line.</summary>
public sealed class CompletionTests : ConnectedSession
{
    [Theory]
    [InlineData("Get-RegistryToken ")]
    [InlineData("New-RegistryToken ")]
    [InlineData("Set-RegistryToken ")]
    [InlineData("Remove-RegistryToken -RegistryName ")]
    [InlineData("Reset-RegistryToken ")]
    [InlineData("Measure-RegistryToken ")]
    [InlineData("Remove-ContainerRegistry ")]
    [InlineData("Connect-ContainerRegistry ")]
    [InlineData("Get-ContainerRegistry ")]
    public void Offers_the_names_of_registries_first(string line)
    {
        CompletionResult[] offered = Complete(line);

        Assert.Equal(["acme-production", "acme-staging"], offered.Select(result => result.CompletionText));
        Assert.Equal(
            Service.Store.Registries.Select(registry => registry.HostName), offered.Select(result => result.ToolTip));
    }

    [Theory]
    [InlineData("Get-RegistryToken -RegistryId ")]
    [InlineData("Remove-RegistryToken -RegistryId ")]
    [InlineData("Connect-ContainerRegistry -RegistryId ")]
    [InlineData("Get-ContainerRegistry -RegistryId ")]
    public void Offers_registries_by_name_with_the_host_name_as_the_tip(string line)
    {
        CompletionResult[] offered = Complete(line);

        Assert.Equal([Registry.ToString(), Other.ToString()], offered.Select(result => result.CompletionText));
        Assert.Equal(["acme-production", "acme-staging"], offered.Select(result => result.ListItemText));
        Assert.Equal(
            Service.Store.Registries.Select(registry => registry.HostName), offered.Select(result => result.ToolTip));
    }

    [Fact]
    public void Shows_the_state_of_a_registry_without_a_host_name()
    {
        Service.Store.ReplaceRegistry(Service.Store.Registries[1] with { HostName = "", State = "New" });

        Assert.Equal("New", Complete("Get-RegistryToken -RegistryId ")[1].ToolTip);
    }

    [Theory]
    [InlineData("acme-s")]
    [InlineData("ACME-S")]
    [InlineData("'acme-s")]
    [InlineData("\"acme-s")]
    public void Finds_a_registry_by_a_part_of_its_name(string typed)
    {
        Assert.Equal([Other.ToString()], Texts("Get-RegistryToken -RegistryId " + typed));
    }

    [Fact]
    public void Finds_a_registry_by_a_part_of_its_id()
    {
        Assert.Equal([Other.ToString()], Texts("Get-RegistryToken -RegistryId " + Other.ToString()[..13]));
    }

    [Theory]
    [InlineData("Get-RegistryToken -RegistryId $registry -TokenId ")]
    [InlineData("Set-RegistryToken $registry ")]
    [InlineData("Set-RegistryToken acme-production ")]
    [InlineData("Set-RegistryToken -RegistryId $registry -Status disabled -TokenId ")]
    [InlineData("Remove-RegistryToken $registry ")]
    [InlineData("Reset-RegistryToken $registry ")]
    public void Offers_the_tokens_of_the_registry_that_a_variable_holds(string line)
    {
        CompletionResult[] offered = Complete(line);

        Assert.Equal(Tokens.Select(token => token.Id.ToString()), offered.Select(result => result.CompletionText));
        Assert.Equal(Tokens.Select(token => token.Name), offered.Select(result => result.ListItemText));
        Assert.Contains("enabled", offered[0].ToolTip, StringComparison.Ordinal);
        Assert.Contains("repository:*:pull", offered[0].ToolTip, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("'{0}'")]
    [InlineData("\"{0}\"")]
    public void Offers_the_tokens_of_the_registry_whose_id_was_written(string id)
    {
        string[] offered = Texts($"Get-RegistryToken -RegistryId {string.Format(null, id, Other)} -TokenId ");

        Assert.Equal(Service.Store.Tokens(Other).Select(token => token.Id.ToString()), offered);
    }

    [Fact]
    public void Offers_the_tokens_of_the_registry_that_an_object_in_a_variable_is()
    {
        Succeed("$found = Get-ContainerRegistry -Name acme-staging");

        Assert.Equal(6, Texts("Get-RegistryToken -RegistryId $found.RegistryId -TokenId ").Length);
    }

    [Fact]
    public void Offers_no_token_if_the_registry_is_unknown()
    {
        Assert.Empty(Texts("Get-RegistryToken -TokenId "));
        Assert.Empty(Texts("Get-RegistryToken -RegistryId $unknown -TokenId "));
        Assert.Empty(Texts("Get-RegistryToken -RegistryId rubbish -TokenId "));
        Assert.Empty(Requests);
    }

    [Fact]
    public void Finds_a_token_by_a_part_of_its_name()
    {
        // Letters that no id contains, because ids are completed too.
        Assert.Equal([Tokens[0].Id.ToString()], Texts("Get-RegistryToken $registry deploy"));
        Assert.Equal([Tokens[1].Id.ToString()], Texts("Get-RegistryToken $registry dev"));
    }

    [Theory]
    [InlineData("\"hostname\":\"[^\"]*\"", "\"hostname\":\"\"")]
    [InlineData("\"(hostname|state|name)\":\"[^\"]*\"", "\"$1\":\"\"")]
    public void Offers_registries_whose_texts_are_empty(string pattern, string replacement)
    {
        Service.Faults.Add(new Fault { TransformBody = body => Regex.Replace(body, pattern, replacement) });

        Assert.Equal(2, Texts("Get-RegistryToken -RegistryId ").Length);
        AssertNoError();
    }

    [Fact]
    public void Offers_tokens_whose_texts_are_empty()
    {
        const string Text = "\"(status|state|name)\":\"[^\"]*\"";
        Service.Faults.Add(new Fault { TransformBody = body => Regex.Replace(body, Text, "\"$1\":\"\"") });

        Assert.Equal(6, Texts("Get-RegistryToken $registry -TokenId ").Length);
        AssertNoError();
    }

    [Fact]
    public void Offers_the_names_of_tokens_and_of_registries()
    {
        Assert.Equal(["deploy-0001", "developer-0002"], Texts("Get-RegistryToken $registry -Name de"));
        Assert.Equal(
            ["ci-0006"],
            Texts("Set-RegistryToken $registry $ids[0] -Replace -Name c")
                .Where(name => name.StartsWith("ci", StringComparison.Ordinal)));
        Assert.Equal(["acme-production"], Texts("Get-ContainerRegistry acme-p"));
    }

    [Fact]
    public void Quotes_a_name_if_necessary()
    {
        Service.Store.AddToken(Registry, new TokenRecord { Id = Guid.NewGuid(), Name = "zoe's own" });

        Assert.Equal(["'zoe''s own'"], Texts("Get-RegistryToken $registry -Name z"));
    }

    [Theory]
    [InlineData("Get-RegistryToken $registry -Status ")]
    [InlineData("Set-RegistryToken $registry $ids -Status ")]
    [InlineData("New-RegistryToken $registry -Status ")]
    public void Offers_statuses_without_a_request(string line)
    {
        Assert.Equal(["enabled", "disabled"], Texts(line));
        Assert.Equal(["disabled"], Texts(line + "d"));
        Assert.Empty(Requests);
    }

    [Theory]
    [InlineData("New-RegistryToken $registry -Name x -Scope ")]
    [InlineData("Set-RegistryToken $registry $ids -Scope ")]
    [InlineData("Set-RegistryToken $registry $ids -AddScope ")]
    [InlineData("Set-RegistryToken $registry $ids -RemoveScope ")]
    public void Offers_the_scopes_in_use_and_the_common_ones_each_once(string line)
    {
        string[] offered = Texts(line);

        Assert.Contains("'repository:cache/*:pull,delete'", offered);
        Assert.Contains("'repository:*:pull,push,delete'", offered);
        Assert.Single(offered, "'repository:*:pull'");
        Assert.Equal(["'repository:cache/*:pull,delete'"], Texts(line + "'repository:ca"));
    }

    [Fact]
    public void Caches_the_response_for_a_few_seconds()
    {
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(2, Texts("Get-RegistryToken -RegistryId ").Length);
            Assert.Equal(6, Texts("Remove-RegistryToken $registry ").Length);
            Assert.Equal(6, Texts("Get-RegistryToken $registry -Name ").Length);
        }

        Assert.Equal(2, Requests.Length);
    }

    [Fact]
    public async Task Uses_the_specified_connection()
    {
        await using RegistryService another =
            await RegistryService.StartAsync(new RegistryServiceOptions { Registries = 1, Tokens = 1 });
        Session.SetVariable("there", another.Url);
        Session.SetVariable("key", PlainText.Protect(another.Options.Token));
        Succeed(
            "$c = Connect-IonosCloud -Token $key -ApiUrl $there -PassThru; "
            + "Connect-IonosCloud -Token $secret -ApiUrl $url");

        Assert.Equal(
            [another.Store.Registries[0].Id.ToString()], Texts("Get-RegistryToken -Connection $c -RegistryId "));
        Assert.Empty(Requests);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(500)]
    public void Offers_nothing_if_the_service_refuses_the_request(int status)
    {
        Service.Faults.Add(new Fault { Status = status, Body = "<html>" });

        AssertQuiet();
    }

    [Fact]
    public async Task Offers_nothing_if_the_service_is_unreachable()
    {
        await Service.DisposeAsync();

        AssertQuiet();
    }

    [Fact]
    public void Offers_nothing_without_a_connection_and_does_not_prompt()
    {
        Succeed("Disconnect-IonosCloud");

        AssertQuiet();
    }

    [Fact]
    public void Offers_nothing_and_waits_only_once_if_the_service_does_not_respond()
    {
        Service.Faults.Add(new Fault { Hold = true });
        var clock = Stopwatch.StartNew();

        AssertQuiet();
        AssertQuiet();

        // A patience of two seconds, for registries and for tokens.
        Assert.InRange(clock.Elapsed.TotalSeconds, 2, 7);
    }

    [Theory]
    [InlineData("Get-RegistryToken $registry -Name [")]
    [InlineData("Get-RegistryToken $registry -Name a[b")]
    [InlineData("Get-RegistryToken $registry -Name '`")]
    public void Offers_nothing_for_an_incomplete_pattern(string line)
    {
        Assert.Empty(Texts(line));
        AssertNoError();
    }

    private void AssertQuiet()
    {
        Assert.Empty(Texts("Get-RegistryToken -RegistryId "));
        Assert.Empty(Texts("Remove-RegistryToken $registry "));
        Assert.Contains("'repository:*:pull'", Texts("New-RegistryToken $registry -Scope "));
        AssertNoError();
        Assert.Empty(Session.Host.Screen.Prompts);
        Assert.Equal("", Session.Host.Screen.Text);
    }

    // The engine goes on to look for file names, and its command for that isn't in this session.
    private void AssertNoError() =>
        Assert.DoesNotContain(
            ((ArrayList)Session.GetVariable("Error")!).Cast<object>(), error => error is not CommandNotFoundException);

    private string[] Texts(string line) => [.. Complete(line).Select(result => result.CompletionText)];

    /// <summary>What is offered at the end of the line, without the file names that the engine falls back to.</summary>
    private CompletionResult[] Complete(string line)
    {
        using PowerShell shell = PowerShell.Create(Session.Runspace);
        return [.. CommandCompletion.CompleteInput(line, line.Length, null, shell).CompletionMatches
            .Where(result => result.ResultType == CompletionResultType.ParameterValue)];
    }
}
