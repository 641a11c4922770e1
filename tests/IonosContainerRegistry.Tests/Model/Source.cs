using System;
using System.Collections.Generic;
using System.Linq;

namespace IonosContainerRegistry.Tests.Model;

internal enum SourceKind
{
    Ids,
    Rows,
    Listed,
}

/// <summary>Where a command gets its tokens from.</summary>
/// <param name="Kind">IDs on the command line, rows of a table, or Get-RegistryToken.</param>
/// <param name="Places">Places in <c>$ids</c>, for ids and rows; -1 is a token that doesn't exist.</param>
/// <param name="Pattern">The names to list.</param>
internal sealed record Source(SourceKind Kind, IReadOnlyList<int> Places, string Pattern)
{
    private string Chosen => string.Join(", ", Places);

    /// <summary>The pipeline up to and including the cmdlet.</summary>
    public string Feed(string cmdlet) => Kind switch
    {
        SourceKind.Ids => $"{cmdlet} $registry $ids[{Chosen}]",
        SourceKind.Rows => $"{Chosen} | ForEach-Object {{ [pscustomobject]@{{ RegistryId = $registry; "
            + $"TokenId = $ids[$_]; Name = $names[$_] }} }} | {cmdlet}",
        _ => $"{List(Pattern)} | {cmdlet}",
    };

    /// <summary>The chosen tokens, as <c>$ids[…]</c> chooses them.</summary>
    public IReadOnlyList<Guid> Choose(IReadOnlyList<Guid> ids) =>
        [.. Places.Where(place => place < ids.Count).Select(place => ids[place < 0 ? ids.Count + place : place])];

    /// <summary>The list that a command gets tokens from; <c>$listed</c> keeps what it was handed.</summary>
    public static string List(string pattern) =>
        $"Get-RegistryToken $registry -Name '{pattern}' -PageSize 2 -OutVariable listed";
}
