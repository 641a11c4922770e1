using System;
using System.Management.Automation;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Repositories;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Pipeline;
using IonosContainerRegistry.Registries;

namespace IonosContainerRegistry;

/// <summary>Remove-ContainerRegistry: removes registries with all their contents.</summary>
[Cmdlet(VerbsCommon.Remove, "ContainerRegistry", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveContainerRegistryCommand : MutatingCmdlet
{
    private const int Concurrency = 8;
    private const int MaximumCounted = 1000;

    private RegistrySelector _registries = null!;

    /// <summary>The registries to remove.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdListTransformation]
    [ArgumentCompleter(typeof(RegistryIdCompleter))]
    public Guid[]? RegistryId { get; set; }

    /// <summary>The names of the registries. IDs are accepted too.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegistryNameCompleter))]
    public string[]? RegistryName { get; set; }

    /// <summary>Removes without confirmation, unless -Confirm is specified too.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Waits until the registry doesn't exist.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>The input object, to name the registry in messages.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    private protected override string Activity => "Removing registries";

    private protected override int MaximumConcurrency => Concurrency;

    private protected override bool WritesOutput => false;

    private protected override object? InputTarget => (object?)RegistryId ?? InputObject;

    private protected override void BeginInput()
    {
        base.BeginInput();
        RegistrySelector.Require(this, RegistryName);
        _registries = new RegistrySelector(this);
    }

    private protected override void ProcessInput()
    {
        foreach (RegistryReference registry in _registries.SelectWhole(RegistryId, RegistryName, InputObject))
        {
            Process(registry);
        }
    }

    private void Process(RegistryReference registry)
    {
        string target = RegistryText.Name(registry.Name, registry.Id);
        if (!Force || IsBound("Confirm"))
        {
            // A decision needs to know what is lost.
            if (new RegistryReader(this).TryRead(registry) is not { } read) return;
            registry = registry with { Name = read.Name };
            target = $"{RegistryText.Name(read.Name, registry.Id)} at {read.HostName ?? "no host name"} with "
                + $"{CountRepositories(registry.Id)} and "
                + $"{RegistryText.Size(read.StorageBytes)} of storage";
        }

        if (Confirm(target, "Remove with all its contents", isConfirmed: Force)) Remove(registry);
    }

    private string CountRepositories(Guid registryId)
    {
        try
        {
            PageRequest request = new() { PageSize = MaximumCounted };
            using PageReader<RepositoryResource> reader =
                Client.Repositories.List(registryId, new RepositoryQuery(), request, CreateObserver());
            return Await(reader.ReadAsync)?.Items.Count switch
            {
                null => "no repositories",
                1 => "1 repository",
                MaximumCounted => $"at least {MaximumCounted} repositories",
                { } count => $"{count} repositories",
            };
        }
        catch (RegistryApiException failure)
        {
            // The service lists repositories only for API tokens. Removing is possible without.
            WriteVerbose($"Can't count the repositories. {FailureText.Describe(failure)}");
            return "an unknown number of repositories";
        }
    }

    private void Remove(RegistryReference reference)
    {
        Guid registryId = reference.Id;
        string registry = RegistryText.Name(reference.Name, registryId);
        RequestObserver observer = CreateObserver();
        RegistryFollowUp followUp = new(this, Wait);
        Start(new Operation(
            $"removing {registry}", new RegistryTarget(registryId, reference.Name), observer,
            async (operation, client, stop) =>
            {
                ResponseMetadata response =
                    await client.Registries.DeleteAsync(registryId, observer, stop).ConfigureAwait(false);
                return await followUp.CompleteRemovalAsync(operation, client, reference, response, stop)
                    .ConfigureAwait(false);
            }));
    }
}
