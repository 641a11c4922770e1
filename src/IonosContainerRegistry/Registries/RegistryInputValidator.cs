using System.Linq;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Registries;

/// <summary>Checks what is sent about a registry.</summary>
internal static class RegistryInputValidator
{
    /// <exception cref="ParameterException">The service would refuse the name.</exception>
    public static void CheckName(string parameter, string name)
    {
        if (RegistryName.IsValid(name)) return;
        throw new ParameterException(
            parameter,
            $"{MessageText.Quote(name)} isn't a valid registry name. A name has 3 to 63 lowercase letters (a-z), "
            + "digits, and hyphens. It must start with a letter and end with a letter or a digit.");
    }

    /// <exception cref="ParameterException">An entry is invalid or denies everyone, or there are too many.</exception>
    public static void CheckSubnets(string parameter, string[]? subnets, bool allowDenyingEveryone)
    {
        if (subnets is null) return;
        if (subnets.FirstOrDefault(subnet => !ApiSubnet.IsValid(subnet)) is { } invalid)
        {
            throw new ParameterException(
                parameter,
                $"{MessageText.Quote(invalid)} isn't a valid subnet. Use an IPv4 or IPv6 address with or without a "
                + "prefix length, such as 192.0.2.0/24 or 2001:db8::/32.");
        }

        if (subnets.Length > ApiSubnet.MaximumCount)
        {
            throw new ParameterException(
                parameter,
                $"An allow list can contain up to {ApiSubnet.MaximumCount} subnets, but {subnets.Length} were "
                + "specified.");
        }

        if (!allowDenyingEveryone && subnets.FirstOrDefault(ApiSubnet.DeniesEveryone) is { } denying)
        {
            throw new ParameterException(
                parameter,
                $"{MessageText.Quote(denying)} denies access to everyone. To allow access from all subnets, omit the "
                + "allow list. To deny access to everyone, add -Force.");
        }
    }
}
