namespace IonosContainerRegistry.Client.Models;

/// <summary>The <c>properties</c> wrapper that POST and PUT ask for.</summary>
internal sealed class TokenEnvelope
{
    public TokenSpec? Properties { get; set; }
}
