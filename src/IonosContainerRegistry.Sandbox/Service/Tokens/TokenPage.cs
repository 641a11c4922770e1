using System.Collections.Generic;

namespace IonosContainerRegistry.Sandbox.Service.Tokens;

/// <summary>A page of tokens and the number of all tokens at the same moment.</summary>
/// <param name="Items">The tokens of the page, in the order they were added.</param>
/// <param name="Total">How many tokens the registry holds.</param>
internal sealed record TokenPage(IReadOnlyList<TokenRecord> Items, int Total);
