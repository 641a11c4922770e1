namespace IonosContainerRegistry.Tests.Module;

/// <summary>A type in a signature.</summary>
/// <param name="Text">The type without the assembly that it comes from.</param>
/// <param name="IsValueType">Whether it is a struct or an enumeration.</param>
/// <param name="NamesClient">Whether it or a type argument comes from the client.</param>
internal sealed record SignatureType(string Text, bool IsValueType = false, bool NamesClient = false)
{
    public override string ToString() => Text;
}
