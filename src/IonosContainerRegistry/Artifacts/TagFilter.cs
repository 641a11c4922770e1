using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Paging;

namespace IonosContainerRegistry.Artifacts;

/// <summary>Filters artifacts by tag on the client, because the service has no such filter.</summary>
internal sealed class TagFilter
{
    private readonly NameFilter _tags;
    private readonly bool _untagged;

    /// <param name="tags">Tags or wildcard patterns, one of which must match, or null for any artifact.</param>
    /// <param name="untagged">Whether only artifacts without tags are accepted.</param>
    public TagFilter(string[]? tags, bool untagged)
    {
        _tags = new NameFilter(nameof(GetRegistryArtifactCommand.Tag), tags);
        _untagged = untagged;
    }

    public bool AcceptsEverything => _tags.AcceptsEverything && !_untagged;

    public bool Accepts(IEnumerable<string?>? tags)
    {
        if (_untagged) return !(tags ?? []).Any(tag => !string.IsNullOrEmpty(tag));
        return _tags.AcceptsEverything || (tags ?? []).Any(_tags.Accepts);
    }
}
