using System;
using System.Management.Automation;
using IonosContainerRegistry.Client.Handover;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry;

/// <summary>
/// ConvertTo-ImagePullSecret: creates the manifest of a Kubernetes Secret of type kubernetes.io/dockerconfigjson. The
/// manifest contains the passwords.
/// </summary>
[Cmdlet(VerbsData.ConvertTo, "ImagePullSecret", DefaultParameterSetName = RegistrySet)]
[OutputType(typeof(string))]
public sealed class ConvertToImagePullSecretCommand : DockerConfigCmdlet
{
    private ImagePullSecret? _secret;

    /// <summary>The name of the secret.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The namespace of the secret; by default the current one of kubectl.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Namespace { get; set; }

    /// <summary>The format of the manifest.</summary>
    [Parameter]
    [ValidateSet("Yaml", "Json")]
    public string As { get; set; } = "Yaml";

    private protected override void BeginInput()
    {
        base.BeginInput();
        try
        {
            _secret = new ImagePullSecret(Name!, Namespace);
        }
        catch (FormatException fault)
        {
            bool isNamespace = fault.Message.StartsWith("-Namespace", StringComparison.Ordinal);
            throw new ParameterException(isNamespace ? nameof(Namespace) : nameof(Name), fault.Message);
        }
    }

    private protected override void EndInput()
    {
        if (Logins.Count == 0) return;
        string config = DockerConfig.Merge(null, Logins);
        bool asJson = string.Equals(As, "Json", StringComparison.OrdinalIgnoreCase);
        WriteObject(asJson ? _secret!.ToJson(config) : _secret!.ToYaml(config));
    }
}
