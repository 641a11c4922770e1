using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace IonosContainerRegistry.Paging;

/// <summary>Filters by names and wildcard patterns, and keeps the names without a match.</summary>
internal sealed class NameFilter
{
    private readonly List<WildcardPattern> _patterns = [];
    private readonly HashSet<string> _literals = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _unmatched = new(StringComparer.OrdinalIgnoreCase);

    public NameFilter(IEnumerable<string>? names)
    {
        foreach (string name in names ?? [])
        {
            bool isPattern = WildcardPattern.ContainsWildcardCharacters(name);
            if (isPattern) _patterns.Add(WildcardPattern.Get(name, WildcardOptions.IgnoreCase));
            else _literals.Add(name);
        }

        _unmatched.UnionWith(_literals);
    }

    public bool AcceptsEverything => _patterns.Count == 0 && _literals.Count == 0;

    public IReadOnlyCollection<string> UnmatchedNames => _unmatched;

    public bool Accepts(string? name)
    {
        if (AcceptsEverything) return true;
        if (name is null) return false;
        if (!_literals.Contains(name)) return _patterns.Any(pattern => pattern.IsMatch(name));
        _unmatched.Remove(name);
        return true;
    }
}
