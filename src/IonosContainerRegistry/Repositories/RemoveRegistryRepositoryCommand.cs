using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Pipeline;
using IonosContainerRegistry.Registries;
using IonosContainerRegistry.Repositories;

namespace IonosContainerRegistry;

/// <summary>Remove-RegistryRepository: removes repositories with all their artifacts.</summary>
[Cmdlet(
    VerbsCommon.Remove, "RegistryRepository", DefaultParameterSetName = ByNameSet, SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveRegistryRepositoryCommand : MutatingCmdlet
{
    private const string ByNameSet = "ByRegistryName";
    private const string ByIdSet = "ByRegistryId";
    private const int MaximumThrottleLimit = 64;

    private RegistrySelector _registries = null!;

    /// <summary>The registry of the repositories.</summary>
    [Parameter(ParameterSetName = ByIdSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    [ArgumentCompleter(typeof(RegistryIdCompleter))]
    public Guid RegistryId { get; set; }

    /// <summary>The name of the registry of the repositories. An ID is accepted too.</summary>
    [Parameter(Position = 0, ParameterSetName = ByNameSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegistryNameCompleter))]
    public string? RegistryName { get; set; }

    /// <summary>The repositories to remove.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RepositoryNameCompleter))]
    public string[]? RepositoryName { get; set; }

    /// <summary>Removes without confirmation, unless -Confirm is specified too.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The maximum number of repositories that are removed at the same time.</summary>
    [Parameter]
    [ValidateRange(1, MaximumThrottleLimit)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>The input object, which might know the name of its registry.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    private protected override string Activity => "Removing repositories";

    private protected override int MaximumConcurrency => ThrottleLimit;

    private protected override bool WritesOutput => false;

    private protected override void BeginInput()
    {
        base.BeginInput();
        _registries = new RegistrySelector(this);
        if (RegistryName is { } name && WildcardPattern.ContainsWildcardCharacters(name))
            throw new ParameterException(nameof(RegistryName), "Wildcards aren't supported here.");
    }

    private protected override void ProcessInput()
    {
        string[] names = ParameterException.Require(RepositoryName);
        if (FindRegistry() is not { } registry) return;
        foreach (string name in names)
        {
            string target = RepositoryTarget.Describe(registry, name) + DescribeContent();
            if (Confirm(target, "Remove repository and all its artifacts", isConfirmed: Force)) Remove(registry, name);
        }
    }

    private RegistryReference? FindRegistry()
    {
        try
        {
            Guid[]? ids = RegistryName is null ? [ParameterException.Require(RegistryId)] : null;
            string[]? registryNames = RegistryName is null ? null : [RegistryName];
            return _registries.Select(ids, registryNames, InputObject).FirstOrDefault();
        }
        catch (RegistryApiException failure)
        {
            WriteFailure(failure, new CallTarget());
            return null;
        }
    }

    private string DescribeContent() => InputObject?.BaseObject is RegistryRepository { ArtifactCount: { } count }
        ? string.Format(CultureInfo.InvariantCulture, " with {0} {1}", count, count == 1 ? "artifact" : "artifacts")
        : "";

    private void Remove(RegistryReference registry, string name)
    {
        RequestObserver observer = CreateObserver();
        Start(new Operation(
            "removing " + RepositoryTarget.Describe(registry, name), RepositoryTarget.Of(registry, name), observer,
            async (client, stop) =>
            {
                ResponseMetadata response = await client.Repositories.DeleteAsync(registry.Id, name, observer, stop)
                    .ConfigureAwait(false);
                return new OperationResult(response, null);
            }));
    }
}
