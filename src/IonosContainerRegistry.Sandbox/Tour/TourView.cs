using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Sandbox.Service;
using IonosContainerRegistry.Sandbox.Shell;

namespace IonosContainerRegistry.Sandbox.Tour;

/// <summary>What a step left behind: on the console, in the session, on the service.</summary>
internal sealed record TourView(string Text, ShellSession Session, RegistryService Service)
{
    /// <summary>The registry that the tour is about.</summary>
    public RegistryRecord Registry => Service.Store.Registries[0];

    /// <summary>That registry's tokens.</summary>
    public IReadOnlyList<TokenRecord> Tokens => Service.Store.Tokens(Registry.Id);

    /// <summary>The token that the tour makes; null before and after.</summary>
    public TokenRecord? Made => Service.Store.FindToken(Registry.Id, TourSteps.MadeName);

    /// <summary>Whether all the names were shown.</summary>
    public bool Shows(params IEnumerable<string> names) =>
        names.All(name => Text.Contains(name, StringComparison.Ordinal));

    /// <summary>Whether the table shows these tokens and no others.</summary>
    public bool ShowsExactly(IEnumerable<TokenRecord> tokens)
    {
        HashSet<string> words = [.. Text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)];
        return Tokens.Where(token => words.Contains(token.Name)).SequenceEqual(tokens);
    }

    /// <summary>How many requests of a method the step sent.</summary>
    public int Sent(string method) => Service.Requests.Count(request => request.Method == method);

    /// <summary>A property of an object in a variable of the session; null if there is none.</summary>
    public object? Property(string variable, string property)
    {
        object? value = Session.GetVariable(variable);
        return value is null ? null : PSObject.AsPSObject(value).Properties[property]?.Value;
    }
}
