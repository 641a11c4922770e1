using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using IonosContainerRegistry.Tests.Stopping;
using Xunit;

namespace IonosContainerRegistry.Tests.ContainerRegistries;

/// <summary>Changes of registries if a response is lost, a wait doesn't end, or a prompt is shown.</summary>
[Collection(nameof(StoppingCollection))]
public sealed class ChangedRegistryTests : ConnectedSession
{
    private const string Create = "New-ContainerRegistry new-one de/fra -VulnerabilityScanning $false";

    [Theory]
    [InlineData(true, "RegistryCreatedResponseLost", "Wait-ContainerRegistry -RegistryId")]
    [InlineData(false, "RegistryCreationUnconfirmed", "Get-ContainerRegistry -Name 'new-one'")]
    public void A_creation_without_a_response_is_looked_up_and_not_retried(bool applied, string id, string nextStep)
    {
        Service.Faults.Add(new Fault { Method = "POST", Apply = applied, Status = 502 });

        ErrorRecord error = Fail(Create);

        Assert.Equal(id, IdOf(error));
        Assert.Contains(nextStep, error.ToString(), StringComparison.Ordinal);
        RegistryRecord? created = Service.Store.Registries.SingleOrDefault(registry => registry.Name == "new-one");
        Assert.Equal(created?.Id, ((RegistryException)error.Exception).RegistryId);
        Assert.Equal(created is null ? "new-one" : created.Id, error.TargetObject);
        Assert.Single(Sent("POST"));
    }

    [Fact]
    public void An_older_registry_of_the_name_is_not_claimed()
    {
        Service.Faults.Add(new Fault { Method = "POST", Drop = true });

        ErrorRecord error = Fail(Create.Replace("new-one", Service.Store.Registries[1].Name, StringComparison.Ordinal));

        Assert.Equal("RegistryOwnershipUnknown", IdOf(error));
        Assert.DoesNotContain("Remove-", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_registry_is_returned_if_the_wait_fails()
    {
        Service.Faults.Add(new Fault
        {
            Operation = Operations.GetRegistry,
            TransformBody = text => text.Replace("\"New\"", "\"FAILED\"", StringComparison.Ordinal),
        });

        ShellResult result = Run(Create + " -Wait");

        RegistryRecord created = Service.Store.Registries.Single(registry => registry.Name == "new-one");
        Assert.Equal(created.Id, result.Output.Single().Properties["RegistryId"].Value);
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal(("RegistryFailed", created.Id), (IdOf(error), error.TargetObject));
        Assert.Contains("'FAILED'", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_wait_reports_the_created_registry()
    {
        Fault held = Service.Faults.Add(new Fault { Operation = Operations.GetRegistry, Hold = true });

        await CtrlC.PressAsync(Start(Create + " -Wait"), held.Reached);

        RegistryRecord created = Service.Store.Registries.Single(registry => registry.Name == "new-one");
        ErrorRecord error = Assert.Single(Errors);
        Assert.Equal(("OperationInterrupted", created.Id), (error.FullyQualifiedErrorId, error.TargetObject));
        Assert.Contains($"Get-ContainerRegistry -RegistryId {created.Id}", error.ToString(), StringComparison.Ordinal);
        Assert.Single(Session.Host.Screen.Errors);
    }

    [Fact]
    public async Task A_wait_can_be_stopped()
    {
        Fault held = Service.Faults.Add(new Fault { Operation = Operations.GetRegistry, Hold = true });

        await CtrlC.PressAsync(Start("Wait-ContainerRegistry $registry"), held.Reached);

        Assert.Empty(Errors);
    }

    [Fact]
    public void Removing_prompts_with_the_content_that_would_be_removed()
    {
        Session.Host.Screen.Answer("n");

        Succeed("Remove-ContainerRegistry $registry");

        string prompt = Assert.Single(Session.Host.Screen.Prompts).Message;
        RegistryRecord record = Service.Store.FindRegistry(Registry)!;
        Assert.All(
            [$"'{record.Name}'", Registry.ToString(), record.HostName, "12 repositories", "5 GiB"],
            part => Assert.Contains(part, prompt, StringComparison.Ordinal));
        Assert.Equal(["GET /first", "GET /first/repositories?orderBy=name&offset=0&limit=1000"], Requests);
    }

    [Fact]
    public void Removing_prompts_if_the_repositories_cannot_be_counted()
    {
        Session.SetVariable(
            "credential", new PSCredential(Service.Options.UserName, PlainText.Protect(Service.Options.Password)));
        Succeed("Connect-IonosCloud -Credential $credential -ApiUrl $url -RetryIntervalSec 0");
        Session.Host.Screen.Answer("y");

        Succeed("Remove-ContainerRegistry $registry");

        Assert.Contains(
            "an unknown number of repositories",
            Session.Host.Screen.Prompts.Single().Message,
            StringComparison.Ordinal);
        Assert.Single(Sent("DELETE"));
    }

    [Fact]
    public void Removing_with_Force_sends_only_the_deletion()
    {
        Succeed("Remove-ContainerRegistry $registry, $other -Force");

        Assert.Equal(["DELETE /first", "DELETE /second"], Requests.Order());
        Assert.Empty(Session.Host.Screen.Prompts);
    }

    [Theory]
    [InlineData("", "y", true)]
    [InlineData("", "n", false)]
    [InlineData("", "", false)]
    [InlineData("-Confirm:$false", "n", false)]
    public void Enabling_scanning_always_prompts(string more, string answer, bool enabled)
    {
        Session.Host.Screen.Answer(answer);

        Succeed("Set-ContainerRegistry $other -EnableVulnerabilityScanning " + more);

        Assert.Contains("paid", Assert.Single(Session.Host.Screen.Prompts).Message, StringComparison.Ordinal);
        Assert.Equal(enabled, Service.Store.FindRegistry(Other)!.VulnerabilityScanning);
    }

    [Theory]
    [InlineData("-Force", 1)]
    [InlineData("-WhatIf", 0)]
    public void Enabling_scanning_does_not_prompt_with_Force_or_WhatIf(string more, int requests)
    {
        Succeed("Set-ContainerRegistry $other -EnableVulnerabilityScanning " + more);

        Assert.Empty(Session.Host.Screen.Prompts);
        Assert.Equal(requests, Requests.Length);
    }

    [Fact]
    public void Enabling_scanning_warns_if_it_had_no_effect()
    {
        Service.Faults.Add(new Fault
        {
            Method = "PATCH",
            TransformBody = text => text.Replace("\"enabled\":true", "\"enabled\":false", StringComparison.Ordinal),
        });

        ShellResult result = Run("Set-ContainerRegistry $other -EnableVulnerabilityScanning -Force");

        Assert.Contains(Other.ToString(), Assert.Single(result.Warnings).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_ID_of_piped_registries_is_used()
    {
        Succeed("Get-ContainerRegistry -RegistryId $registry | Set-ContainerRegistry -NoGarbageCollection");

        Assert.Equal("{\"garbageCollectionSchedule\":null}", Bodies.Single());
    }

    [Theory]
    [InlineData("-GarbageCollectionTime 2")]
    [InlineData("-GarbageCollectionTime 24:00")]
    [InlineData("-GarbageCollectionDay 1")]
    [InlineData("-GarbageCollectionDay Someday")]
    [InlineData("-ApiSubnetAllowList 10.0.0")]
    [InlineData("-AddApiSubnet 0.0.0.0/0")]
    [InlineData("-ApiSubnetAllowList @()")]
    public void Invalid_values_are_refused_before_any_request(string parameters)
    {
        Terminate("Set-ContainerRegistry $registry " + parameters);

        Assert.Empty(Requests);
    }
}
