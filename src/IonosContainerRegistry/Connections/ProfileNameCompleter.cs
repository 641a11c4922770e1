using System.Collections;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Client.Configuration;
using IonosContainerRegistry.Completion;

namespace IonosContainerRegistry.Connections;

/// <summary>Suggests the profiles of the configuration file.</summary>
internal sealed class ProfileNameCompleter : ValueCompleter
{
    private protected override IEnumerable<Suggestion> GetSuggestions(IDictionary bound)
    {
        if (ConfigurationFile.Find() is not { } path) return [];
        try
        {
            return ConfigurationFile.ReadProfileNames(path).Select(name => new Suggestion(name, name, path));
        }
        catch (ConfigurationException)
        {
            return [];
        }
    }
}
