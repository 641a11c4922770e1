using System.Globalization;
using System.Management.Automation;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Pipeline;
using IonosContainerRegistry.Registries;
using IonosContainerRegistry.Repositories;

namespace IonosContainerRegistry;

/// <summary>Remove-RegistryRepository: removes repositories with all their artifacts.</summary>
[Cmdlet(
    VerbsCommon.Remove, "RegistryRepository", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveRegistryRepositoryCommand : SingleRegistryCmdlet
{
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

    private protected override string Activity => "Removing repositories";

    private protected override int MaximumConcurrency => ThrottleLimit;

    private protected override bool WritesOutput => false;

    private protected override void ProcessInput()
    {
        string[] names = ParameterException.Require(RepositoryName);
        if (FindRegistry() is not { } registry) return;
        ExpectTotal(names.Length);
        foreach (string name in names)
        {
            string target = RepositoryTarget.Describe(registry, name) + DescribeContent();
            if (Confirm(target, "Remove repository and all its artifacts", isConfirmed: Force)) Remove(registry, name);
        }
    }

    private string DescribeContent() => InputObject?.BaseObject is RegistryRepository { ArtifactCount: { } count }
        ? string.Format(CultureInfo.InvariantCulture, " with {0} {1}", count, count == 1 ? "artifact" : "artifacts")
        : "";

    private void Remove(RegistryReference registry, string name)
    {
        RequestObserver observer = CreateObserver();
        Start(new Operation(
            "removing " + RepositoryTarget.Describe(registry, name), new RepositoryTarget(registry, name), observer,
            async (client, stop) =>
            {
                ResponseMetadata response = await client.Repositories.DeleteAsync(registry.Id, name, observer, stop)
                    .ConfigureAwait(false);
                return new OperationResult(response, null);
            }));
    }
}
