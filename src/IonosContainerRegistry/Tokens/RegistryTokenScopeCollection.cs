using System;
using System.Collections.ObjectModel;
using IonosContainerRegistry.Tokens;

namespace IonosContainerRegistry;

/// <summary>The scopes of a token. Its text form can be passed to <c>-Scope</c>, also from a CSV file.</summary>
public sealed class RegistryTokenScopeCollection : Collection<RegistryTokenScope>
{
    /// <summary>Initializes an empty collection.</summary>
    public RegistryTokenScopeCollection()
    {
    }

    /// <summary>Initializes the collection from anything that <c>-Scope</c> accepts.</summary>
    /// <param name="scopes">A scope as an object, a hashtable, or text, or a list of these.</param>
    /// <exception cref="ArgumentNullException"><paramref name="scopes"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="scopes"/> contains something that isn't a scope.</exception>
    public RegistryTokenScopeCollection(object scopes)
        : base([.. ScopeInputConverter.Convert(scopes ?? throw new ArgumentNullException(nameof(scopes)))])
    {
    }

    /// <summary>Formats the scopes, separated by semicolons.</summary>
    /// <returns>Empty for no scopes.</returns>
    public override string ToString() => RegistryTokenScope.Format(this);

    /// <inheritdoc/>
    protected override void InsertItem(int index, RegistryTokenScope item) =>
        base.InsertItem(index, item ?? throw new ArgumentNullException(nameof(item)));

    /// <inheritdoc/>
    protected override void SetItem(int index, RegistryTokenScope item) =>
        base.SetItem(index, item ?? throw new ArgumentNullException(nameof(item)));
}
