using System.Collections;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Client.Vulnerabilities;
using IonosContainerRegistry.Completion;

namespace IonosContainerRegistry.Vulnerabilities;

/// <summary>Suggests the known severities, the worst first.</summary>
internal sealed class SeverityCompleter : ValueCompleter
{
    private protected override IEnumerable<Suggestion> GetSuggestions(IDictionary bound)
        => Severity.Known.Select(severity => new Suggestion(severity, severity, severity));
}
