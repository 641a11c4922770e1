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

    public bool HoldCredentials => Token is not null || (UserName is not null && Password is not null);

    /// <summary>The connection that the variables describe; null where they hold no credentials.</summary>
    /// <exception cref="RegistryException">A variable can't be read; the message names it.</exception>
    public IonosCloudConnection? ToConnection()
    {
        if (!HoldCredentials) return null;
        IonosCloudConnection connection = new()
        {
            Token = Token is null ? null : SecretText.Protect(Token),
            Credential = Token is null ? new PSCredential(UserName, SecretText.Protect(Password!)) : null,
        };
        connection.Sources[nameof(connection.AuthenticationType)] = Token is null
            ? "environment variables IONOS_USERNAME and IONOS_PASSWORD"
            : SettingSource.Variable("IONOS_TOKEN");
        ApplyTo(connection);
        return connection;
    }

    /// <summary>Sets what the variables say besides credentials, where nothing was set before.</summary>
    /// <exception cref="RegistryException">A variable can't be read; the message names it.</exception>
    public void ApplyTo(IonosCloudConnection connection)
    {
        Apply(connection, nameof(connection.ApiUrl), "IONOS_API_URL", ApiUrl,
            text => connection.ApiUrl = Client.ApiUrl.Parse(text));
        Apply(connection, nameof(connection.PinnedCertificateThumbprint), "IONOS_PINNED_CERT", PinnedCertificate,
            text => connection.PinnedCertificateThumbprint = CertificateThumbprint.Read(text));
        Apply(connection, nameof(connection.ContractNumber), "IONOS_CONTRACT_NUMBER", ContractNumber,
            text => connection.ContractNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                ? number
                : throw new FormatException("a whole number is expected."));
    }

    private static void Apply(IonosCloudConnection connection, string setting, string variable, string? text, Action<string> set)
    {
        if (text is null || !SettingSource.IsDefault(connection, setting)) return;
        try
        {
            set(text);
        }
        catch (FormatException e)
        {
            throw new RegistryException($"{variable}: {e.Message}", e);
        }

        connection.Sources[setting] = SettingSource.Variable(variable);
    }

    private static string? Variable(string name)
        => Environment.GetEnvironmentVariable(name) is { } value && value.Trim().Length > 0 ? value.Trim() : null;
}
