using System;
using System.Globalization;
using System.Management.Automation;
using IonosContainerRegistry.Client.Secrets;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Connections;

/// <summary>The current values of the environment variables that the vendor's tools share.</summary>
internal sealed record EnvironmentSettings(
    string? Token,
    string? UserName,
    string? Password,
    string? ApiUrl,
    string? ContractNumber,
    string? PinnedCertificate)
{
    public static EnvironmentSettings Read() => new(
        Variable("IONOS_TOKEN"),
        Variable("IONOS_USERNAME"),
        Variable("IONOS_PASSWORD"),
        Variable("IONOS_API_URL"),
        Variable("IONOS_CONTRACT_NUMBER"),
        Variable("IONOS_PINNED_CERT"));

    /// <summary>Doesn't show values, because most of them are secrets.</summary>
    public override string ToString() => nameof(EnvironmentSettings);

    public bool HoldCredentials => Token is not null || (UserName is not null && Password is not null);

    /// <summary>Creates the connection that the variables describe, or null if they contain no credentials.</summary>
    /// <exception cref="ParameterException">A variable has an invalid value. The message names it.</exception>
    public IonosCloudConnection? ToConnection()
    {
        if (!HoldCredentials) return null;
        IonosCloudConnection connection = new();
        if (Token is not null)
        {
            connection.Token = CredentialText.Protect(Token);
            connection.Sources[nameof(connection.AuthenticationType)] = SettingSource.Variable("IONOS_TOKEN");
        }
        else
        {
            connection.Credential = new PSCredential(UserName, CredentialText.Protect(Password!));
            connection.Sources[nameof(connection.AuthenticationType)] =
                "environment variables IONOS_USERNAME and IONOS_PASSWORD";
        }

        ApplyTo(connection);
        return connection;
    }

    /// <summary>Applies the settings other than credentials, where the connection still has the default.</summary>
    /// <exception cref="ParameterException">A variable has an invalid value. The message names it.</exception>
    public void ApplyTo(IonosCloudConnection connection)
    {
        Apply(connection, nameof(connection.ApiUrl), "IONOS_API_URL", ApiUrl,
            text => connection.ApiUrl = Client.ApiUrl.Parse(text));
        Apply(connection, nameof(connection.PinnedCertificateThumbprint), "IONOS_PINNED_CERT", PinnedCertificate,
            text => connection.PinnedCertificateThumbprint = CertificateThumbprint.Parse(text));
        Apply(connection, nameof(connection.ContractNumber), "IONOS_CONTRACT_NUMBER", ContractNumber,
            text => connection.ContractNumber =
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                    ? number
                    : throw new FormatException("The value must be an integer."));
    }

    private static void Apply(
        IonosCloudConnection connection, string setting, string variable, string? text, Action<string> set)
    {
        if (text is null || !SettingSource.IsDefault(connection, setting)) return;
        try
        {
            set(text);
        }
        catch (FormatException fault)
        {
            throw ParameterException.Setting(SettingSource.Variable(variable), fault.Message);
        }

        connection.Sources[setting] = SettingSource.Variable(variable);
    }

    private static string? Variable(string name)
        => Environment.GetEnvironmentVariable(name)?.Trim() is { Length: > 0 } value ? value : null;
}
