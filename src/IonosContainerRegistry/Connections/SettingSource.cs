using System;
using System.Collections.Specialized;

namespace IonosContainerRegistry.Connections;

/// <summary>Names the source of a connection's setting.</summary>
internal static class SettingSource
{
    public const string Parameter = "parameter";
    private const string Default = "default";

    private static readonly string[] Settings =
    [
        nameof(IonosCloudConnection.AuthenticationType),
        nameof(IonosCloudConnection.ApiUrl),
        nameof(IonosCloudConnection.ContractNumber),
        nameof(IonosCloudConnection.TimeoutSec),
        nameof(IonosCloudConnection.MaximumRetryCount),
        nameof(IonosCloudConnection.RetryIntervalSec),
        nameof(IonosCloudConnection.Proxy),
        nameof(IonosCloudConnection.SkipCertificateCheck),
        nameof(IonosCloudConnection.PinnedCertificateThumbprint),
        nameof(IonosCloudConnection.CertificateAuthorities),
        nameof(IonosCloudConnection.Certificate),
        nameof(IonosCloudConnection.AllowUnencryptedAuthentication),
    ];

    /// <summary>Every setting with its default as the source.</summary>
    public static OrderedDictionary CreateDefaults()
    {
        OrderedDictionary sources = new(StringComparer.OrdinalIgnoreCase);
        foreach (string setting in Settings) sources.Add(setting, Default);
        return sources;
    }

    public static string Variable(string name) => "environment variable " + name;

    public static bool IsDefault(IonosCloudConnection connection, string setting)
        => connection.Sources[setting] as string is null or Default;

    public static string File(string path) => $"file '{path}'";

    /// <summary>Whether it is neither a parameter nor the default.</summary>
    public static bool IsElsewhere(string source) => source is not (Parameter or Default);
}
