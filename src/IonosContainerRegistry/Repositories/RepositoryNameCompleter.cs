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
                repository.RepositoryName!, repository.RepositoryName!, ToolTip(repository)));

    private static string ToolTip(RegistryRepository repository)
    {
        string artifacts = repository.ArtifactCount == 1
            ? "1 artifact"
            : string.Format(CultureInfo.InvariantCulture, "{0} artifacts", repository.ArtifactCount);
        return repository.LastPush is null
            ? artifacts
            : $"{artifacts}, last push {CellFormat.Date(repository.LastPush)}";
    }
}
