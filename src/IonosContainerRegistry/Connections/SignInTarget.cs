using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Connections;

/// <summary>The request with which Connect-IonosCloud validates a connection, before it is stored.</summary>
internal sealed record SignInTarget : CallTarget
{
    public SignInTarget() => NextStep = AddressStep;

    public override string AddressStep => "Check the address in -ApiUrl, the proxy, and the network.";
}
