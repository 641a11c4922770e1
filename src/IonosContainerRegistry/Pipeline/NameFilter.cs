using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace IonosContainerRegistry;

/// <summary>Matches names against names and patterns, and knows which name matched nothing.</summary>
internal sealed class NameFilter
{
    private readonly List<WildcardPattern> _patterns = [];
    private readonly Dictionary<string, bool> _literals = new(StringComparer.OrdinalIgnoreCase);

    public NameFilter(IEnumerable<string>? names)
    {
        foreach (string name in names ?? [])
        {
            if (WildcardPattern.ContainsWildcardCharacters(name)) _patterns.Add(WildcardPattern.Get(name, WildcardOptions.IgnoreCase));
            else _literals[name] = false;
        }
    }

    public bool AcceptsEverything => _patterns.Count == 0 && _literals.Count == 0;

    public IEnumerable<string> UnmatchedNames => _literals.Where(l => !l.Value).Select(l => l.Key);

    public bool Accepts(string? name)
    {
        if (AcceptsEverything) return true;
        if (name is null) return false;
        bool literal = _literals.ContainsKey(name);
        if (literal) _literals[name] = true;
        return literal || _patterns.Any(pattern => pattern.IsMatch(name));
    }
}
