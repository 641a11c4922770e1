using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Artifacts;
using IonosContainerRegistry.Client.Artifacts;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Pipeline;
using IonosContainerRegistry.Registries;
using IonosContainerRegistry.Repositories;

namespace IonosContainerRegistry;

/// <summary>
/// Get-RegistryArtifact: lists artifacts of registries or repositories, or reads artifacts by digest.
/// </summary>
[Cmdlet(VerbsCommon.Get, "RegistryArtifact", DefaultParameterSetName = RegistrySet, SupportsPaging = true)]
[OutputType(typeof(RegistryArtifact))]
public sealed class GetRegistryArtifactCommand : RegistryListingCmdlet
{
    private const string RegistrySet = "Registry";
    private const string RepositorySet = "Repository";
    private const string ByDigestSet = "ByDigest";
    private const int MaximumPageSize = 1000;

    private TagFilter _tags = new(null, false);

    /// <summary>The repositories of the artifacts.</summary>
    [Parameter(
        Position = 1, ParameterSetName = RepositorySet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(Position = 1, ParameterSetName = ByDigestSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RepositoryNameCompleter))]
    public string[]? RepositoryName { get; set; }

    /// <summary>The digests of the artifacts to read.</summary>
    [Parameter(ParameterSetName = ByDigestSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DigestCompleter))]
    public string[]? Digest { get; set; }

    /// <summary>Lists only artifacts with this vulnerability.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? VulnerabilityId { get; set; }

    /// <summary>Tags or wildcard patterns, one of which an artifact must have.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Tag { get; set; }

    /// <summary>Lists only artifacts without tags.</summary>
    [Parameter]
    public SwitchParameter Untagged { get; set; }

    /// <summary>The order in the API's own words, such as -pullCount. The default is -lastPush.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ArtifactOrderCompleter))]
    public string? OrderBy { get; set; }

    /// <summary>The number of artifacts to request per page.</summary>
    [Parameter]
    [ValidateRange(1, MaximumPageSize)]
    public int PageSize { get; set; } = 100;

    /// <summary>The input object, which might know the name of its registry.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    private protected override object? InputTarget => InputObject;

    private protected override string Activity => "Listing artifacts";

    private protected override void BeginInput()
    {
        base.BeginInput();
        if (Tag is not null && Untagged)
            throw ParameterException.Combination("The -Tag and -Untagged parameters can't be used together.");
        if (ParameterSetName != RegistrySet) RegistrySelector.Require(this);
        _tags = new TagFilter(Tag, Untagged);
        WriteUnknownTotal();
    }

    private protected override void ProcessInput()
    {
        RefuseUnusable();
        IEnumerable<RegistryReference> registries = ParameterSetName == RegistrySet
            ? Registries.SelectOrAll(RegistryId, RegistryName, InputObject)
            : Registries.Select(RegistryId, RegistryName, InputObject);
        bool isOnlyList = IsOnlyList(registries);
        foreach (RegistryReference registry in registries)
        {
            if (ParameterSetName == ByDigestSet) ReadByDigest(registry);
            else if (ParameterSetName == RepositorySet) ListRepositories(registry, isOnlyList);
            else ListRegistry(registry, isOnlyList);
        }
    }

    // They belong to all parameter sets. One set's own parameter would keep a piped repository from binding.
    private void RefuseUnusable()
    {
        if (ParameterSetName == ByDigestSet)
        {
            Window.ThrowIfUsedWith(this, nameof(Digest));
            string[] names =
                [nameof(Tag), nameof(Untagged), nameof(OrderBy), nameof(PageSize), nameof(VulnerabilityId)];
            if (names.FirstOrDefault(IsBound) is { } name)
                throw ParameterException.Combination($"-{name} can't be used with -Digest.");
        }
        else if (ParameterSetName == RepositorySet && VulnerabilityId is not null)
        {
            throw ParameterException.Combination("-VulnerabilityId can't be used with -RepositoryName, because it "
                + "finds artifacts in all repositories of a registry.");
        }
    }

    private bool IsFiltered => !_tags.AcceptsEverything;

    private void ReadByDigest(RegistryReference registry)
    {
        foreach (string repositoryName in RepositoryName!)
        {
            foreach (string digest in Digest!)
            {
                Start(new ItemReading<ArtifactResource>(
                    this,
                    (observer, stop) => Client.Artifacts.GetAsync(registry.Id, repositoryName, digest, observer, stop),
                    new ArtifactTarget(registry, repositoryName, digest),
                    artifact => WriteObject(Convert(registry, repositoryName, artifact))));
            }
        }
    }

    private void ListRepositories(RegistryReference registry, bool isOnlyRegistry)
    {
        bool isOnlyList = isOnlyRegistry && RepositoryName!.Length == 1;
        foreach (string repositoryName in RepositoryName!)
        {
            if (Window.IsFull) return;
            PageRequest request = CreateRequest(PageSize, IsFiltered, isOnlyList);
            PageReader<ArtifactResource> reader = Client.Artifacts.ListOfRepository(
                registry.Id, repositoryName, OrderBy, request, CreateObserver());
            CallTarget target = new RepositoryTarget(registry, repositoryName);
            Start(new ListReading<ArtifactResource>(this, reader, "artifact", target, pages =>
                WriteItems(pages, request, artifact => Select(registry, repositoryName, artifact), isOnlyList)));
        }
    }

    private void ListRegistry(RegistryReference registry, bool isOnlyList)
    {
        if (Window.IsFull) return;
        PageRequest request = CreateRequest(PageSize, IsFiltered, isOnlyList);
        ArtifactQuery query = new() { VulnerabilityId = VulnerabilityId, OrderBy = OrderBy };
        PageReader<ArtifactResource> reader =
            Client.Artifacts.List(registry.Id, query, request, CreateObserver());
        Start(new ListReading<ArtifactResource>(this, reader, "artifact", new RepositoryTarget(registry), pages =>
            WriteItems(pages, request, artifact => Select(registry, null, artifact), isOnlyList)));
    }

    private RegistryArtifact? Select(RegistryReference registry, string? repositoryName, ArtifactResource artifact)
        => _tags.Accepts(artifact.Properties?.Tags) ? Convert(registry, repositoryName, artifact) : null;

    private RegistryArtifact Convert(RegistryReference registry, string? repositoryName, ArtifactResource artifact)
    {
        RegistryArtifact output = ArtifactMapper.ToArtifact(registry, repositoryName, artifact);
        WarnUnreadable(artifact, ArtifactTarget.Describe(registry, output.RepositoryName, output.Digest));
        return output;
    }
}
