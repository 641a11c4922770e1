using System;
using System.Globalization;
using System.Management.Automation;

namespace IonosContainerRegistry;

/// <summary>What the environment variables that the vendor's tools share say at this moment.</summary>
internal sealed record EnvironmentSettings(
    string? Token, string? UserName, string? Password, string? ApiUrl, string? ContractNumber, string? PinnedCertificate)
{
    public static EnvironmentSettings Read() => new(
        Variable("IONOS_TOKEN"),
        Variable("IONOS_USERNAME"),
        Variable("IONOS_PASSWORD"),
        Variable("IONOS_API_URL"),
        Variable("IONOS_CONTRACT_NUMBER"),
        Variable("IONOS_PINNED_CERT"));

    /// <summary>Never shows a value: most are secrets.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(EnvironmentSettings);

    /// <summary>The connection that the variables describe; null where they hold no credentials.</summary>
    /// <exception cref="RegistryException">A variable can't be read; the message names it.</exception>
    public IonosCloudConnection? ToConnection()
    {
        if (Token is null && (UserName is null || Password is null)) return null;
        IonosCloudConnection connection = new()
        {
            Token = Token is null ? null : SecretText.Protect(Token),
            Credential = Token is null ? new PSCredential(UserName, SecretText.Protect(Password!)) : null,
        };
        ApplyTo(connection);
        return connection;
    }

    /// <summary>Sets what the variables say besides credentials.</summary>
    /// <exception cref="RegistryException">A variable can't be read; the message names it.</exception>
    public void ApplyTo(IonosCloudConnection connection)
    {
        try
        {
            if (ApiUrl is not null) connection.ApiUrl = Client.ApiUrl.Parse(ApiUrl);
        }
        catch (FormatException e)
        {
            throw new RegistryException("IONOS_API_URL: " + e.Message, e);
        }

        try
        {
            if (PinnedCertificate is not null) connection.PinnedCertificateThumbprint = CertificateThumbprint.Read(PinnedCertificate);
        }
        catch (FormatException e)
        {
            throw new RegistryException("IONOS_PINNED_CERT: " + e.Message, e);
        }

        if (ContractNumber is null) return;
        if (!int.TryParse(ContractNumber, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            throw new RegistryException("IONOS_CONTRACT_NUMBER: a whole number is expected.");
        connection.ContractNumber = number;
    }

    private static string? Variable(string name)
        => Environment.GetEnvironmentVariable(name) is { } value && value.Trim().Length > 0 ? value.Trim() : null;
}
