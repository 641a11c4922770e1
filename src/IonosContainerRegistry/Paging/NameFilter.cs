using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Paging;

/// <summary>Filters by names and wildcard patterns, and keeps the names without a match.</summary>
internal sealed class NameFilter
{
    private readonly List<WildcardPattern> _patterns = [];
    private readonly HashSet<string> _literals = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _unmatched = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="parameter">The parameter that the names come from.</param>
    /// <param name="names">The names and wildcard patterns, or null for any name.</param>
    /// <exception cref="ParameterException">A pattern isn't valid.</exception>
    public NameFilter(string parameter, IEnumerable<string>? names)
    {
        foreach (string name in names ?? [])
        {
            if (WildcardPattern.ContainsWildcardCharacters(name)) _patterns.Add(NamePattern.Parse(parameter, name));
            else _literals.Add(name);
        }

        _unmatched.UnionWith(_literals);
    }

    public bool AcceptsEverything => _patterns.Count == 0 && _literals.Count == 0;

    /// <summary>The only name that is accepted, or null if there are several or a pattern.</summary>
    public string? SingleLiteral => _patterns.Count == 0 && _literals.Count == 1 ? _literals.Single() : null;

    public IReadOnlyCollection<string> UnmatchedNames => _unmatched;

    public bool Accepts(string? name)
    {
        if (AcceptsEverything) return true;
        if (name is null) return false;
        // What was meant might be among them.
        if (_unmatched.Count > 0) _seen.Add(name);
        if (_literals.Contains(name))
        {
            _unmatched.Remove(name);
            return true;
        }

        return _patterns.Any(pattern => pattern.IsMatch(name));
    }

    /// <summary>Makes an error of each name without a match.</summary>
    /// <param name="id">The ID of the errors.</param>
    /// <param name="kind">What was listed, in the singular.</param>
    /// <param name="place">Where it was listed, in words, or null for the whole account.</param>
    public IEnumerable<ErrorRecord> CreateErrors(string id, string kind, string? place) => _unmatched.Select(name =>
    {
        IReadOnlyList<string> similar = SimilarNames.Find(name, _seen);
        return ErrorRecordFactory.NameNotFound(
            id, place is null ? kind : $"{kind} in {place}", name, MessageText.ClosestNames(similar));
    });
}
