using System.Collections;
using System.Collections.Generic;

namespace IonosContainerRegistry;

/// <summary>Offers the statuses that are known; others pass too.</summary>
internal sealed class StatusCompleter : ValueCompleter
{
    private protected override IEnumerable<(string Value, string Text, string Tip)> Values(IDictionary bound) =>
    [
        ("enabled", "enabled", "The token signs in."),
        ("disabled", "disabled", "The token is refused until it is enabled again."),
    ];
}
