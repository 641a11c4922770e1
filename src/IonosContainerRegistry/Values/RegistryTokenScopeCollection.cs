using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace IonosContainerRegistry;

/// <summary>The scopes of a token. As text it is what <c>-Scope</c> reads, in Export-Csv too.</summary>
public sealed class RegistryTokenScopeCollection : Collection<RegistryTokenScope>
{
    /// <summary>Makes an empty collection.</summary>
    public RegistryTokenScopeCollection()
    {
    }

    /// <summary>Holds the given scopes; PowerShell converts to this type by it.</summary>
    /// <param name="scopes">A scope, as an object, a hashtable or text, or a list of these.</param>
    /// <exception cref="ArgumentNullException"><paramref name="scopes"/> is null.</exception>
    /// <exception cref="FormatException">Something in <paramref name="scopes"/> is not a scope.</exception>
    public RegistryTokenScopeCollection(object scopes)
        : base(new List<RegistryTokenScope>(ScopeInput.Read(scopes ?? throw new ArgumentNullException(nameof(scopes)))))
    {
    }

    /// <summary>The scopes joined by semicolons.</summary>
    public override string ToString() => RegistryTokenScope.Format(this);

    /// <inheritdoc/>
    protected override void InsertItem(int index, RegistryTokenScope item) =>
        base.InsertItem(index, item ?? throw new ArgumentNullException(nameof(item)));

    /// <inheritdoc/>
    protected override void SetItem(int index, RegistryTokenScope item) =>
        base.SetItem(index, item ?? throw new ArgumentNullException(nameof(item)));
}
