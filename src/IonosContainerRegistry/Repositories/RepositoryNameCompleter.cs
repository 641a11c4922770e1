using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using IonosContainerRegistry.Completion;

namespace IonosContainerRegistry.Repositories;

/// <summary>Suggests the names of repositories.</summary>
internal sealed class RepositoryNameCompleter : ValueCompleter
{
    private protected override IEnumerable<Suggestion> GetSuggestions(IDictionary bound)
        => RepositoryCompletion.Read(bound)
            .GroupBy(repository => repository.RepositoryName, StringComparer.Ordinal)
            .Select(same => same.First())
            .Select(repository => new Suggestion(
                repository.RepositoryName!, repository.RepositoryName!,
                string.Format(
                    CultureInfo.InvariantCulture, "{0} artifacts, last push {1:yyyy-MM-dd}", repository.ArtifactCount,
                    repository.LastPush)));
}
