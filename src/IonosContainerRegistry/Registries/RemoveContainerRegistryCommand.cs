using System;
using System.Management.Automation;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Pipeline;
using IonosContainerRegistry.Registries;

namespace IonosContainerRegistry;

/// <summary>Remove-ContainerRegistry: removes registries with all their contents.</summary>
[Cmdlet(VerbsCommon.Remove, "ContainerRegistry", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveContainerRegistryCommand : RegistryChangeCmdlet
{
    private const int Concurrency = 8;

    /// <summary>Removes without confirmation, unless -Confirm is specified too.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Waits until the registry doesn't exist.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    private protected override string Activity => "Removing registries";

    private protected override int MaximumConcurrency => Concurrency;

    private protected override bool WritesOutput => false;

    private protected override void ProcessInput()
    {
        foreach (RegistryReference registry in SelectRegistries()) Process(registry);
    }

    private void Process(RegistryReference registry)
    {
        string target = RegistryText.Name(registry.Name, registry.Id);
        if (!Force || IsBound("Confirm"))
        {
            // A decision needs to know what is lost.
            if (TryReadContent(registry) is not { } content) return;
            ContainerRegistry read = new RegistryReader(this).Convert(content.Registry.Value);
            registry = registry with { Name = read.Name };
            target = $"{RegistryText.Name(read.Name, registry.Id)} at {read.HostName ?? "(no host name)"} with "
                + $"{DescribeCount(content)} and {RegistryText.Size(read.StorageBytes)} of storage";
        }

        if (Confirm(target, "Remove with all its contents", isConfirmed: Force)) Remove(registry);
    }

    private RegistryContent? TryReadContent(RegistryReference registry)
    {
        try
        {
            RegistryContent content =
                Await(stop => Client.Registries.GetContentAsync(registry.Id, CreateObserver(), stop));
            SetResponseVariables(content.Registry.Response);
            // The service lists repositories only for API tokens. Removing is possible without.
            if (content.CountFailure is { } failure)
                WriteVerbose($"Can't count the repositories. {FailureText.Describe(failure)}");
            return content;
        }
        catch (RegistryApiException failure)
        {
            WriteFailure(failure, new RegistryTarget(registry.Id, registry.Name));
            return null;
        }
    }

    private static string DescribeCount(RegistryContent content) => content.RepositoryCount switch
    {
        null => "an unknown number of repositories",
        0 => "no repositories",
        1 => "1 repository",
        RegistryContent.MaximumRepositoryCount => $"at least {RegistryContent.MaximumRepositoryCount} repositories",
        { } count => $"{count} repositories",
    };

    private void Remove(RegistryReference reference)
    {
        Guid registryId = reference.Id;
        string registry = RegistryText.Name(reference.Name, registryId);
        RequestObserver observer = CreateObserver();
        RegistryFollowUp followUp = new(this, Wait);
        Start(new Operation(
            $"removing {registry}", new RegistryTarget(registryId, reference.Name), observer,
            (operation, client, stop) => followUp.CompleteRemovalAsync(
                operation, reference, wait => client.Registries.DeleteAsync(registryId, wait, observer, stop))));
    }
}
