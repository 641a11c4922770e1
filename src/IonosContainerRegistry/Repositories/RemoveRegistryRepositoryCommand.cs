using System.Globalization;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Paging;
using IonosContainerRegistry.Pipeline;
using IonosContainerRegistry.Registries;
using IonosContainerRegistry.Repositories;

namespace IonosContainerRegistry;

/// <summary>Remove-RegistryRepository: removes repositories with all their artifacts.</summary>
[Cmdlet(
    VerbsCommon.Remove, "RegistryRepository", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveRegistryRepositoryCommand : RegistryContentCmdlet
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

    private protected override object? InputTarget => (object?)RepositoryName ?? InputObject;

    private protected override string? InputText
        => RepositoryName is { Length: 1 } names ? $"repository {MessageText.Quote(names[0])}" : null;

    private protected override void BeginInput()
    {
        base.BeginInput();
        foreach (string name in RepositoryName ?? [])
            NamePattern.Refuse(nameof(RepositoryName), name, "Get-RegistryRepository -Name");
    }

    private protected override void ProcessInput()
    {
        RefuseContent();
        string[] names = ParameterException.Require(RepositoryName);
        if (FindRegistry() is not { } registry) return;
        ExpectTotal(names.Length);
        foreach (string name in names)
        {
            string target = RepositoryTarget.Describe(registry, name) + DescribeContent();
            if (Confirm(target, "Remove repository and all its artifacts", isConfirmed: Force)) Remove(registry, name);
        }
    }

    /// <summary>Refuses what is in a repository, and a repository that the command line doesn't specify.</summary>
    private void RefuseContent()
    {
        if (InputObject?.Properties["Digest"] is not null)
        {
            throw new ParameterException(
                nameof(RepositoryName),
                "The input object isn't a repository, because it has a Digest property. Pipe the output of "
                + "Get-RegistryRepository, or specify -RepositoryName.");
        }

        if (InputConverter.FindText(InputObject, nameof(RepositoryName)) is { } own
            && RepositoryName?.Contains(own) != true)
        {
            throw new ParameterException(
                nameof(RepositoryName),
                $"The input object is another repository: {MessageText.Quote(own)}. Omit -RepositoryName.");
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
