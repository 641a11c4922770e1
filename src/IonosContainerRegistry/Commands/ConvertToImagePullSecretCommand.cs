using System;
using System.Management.Automation;
using IonosContainerRegistry.Client.Handover;

namespace IonosContainerRegistry.Commands;

/// <summary>
/// ConvertTo-ImagePullSecret: makes the manifest of a Kubernetes Secret of type kubernetes.io/dockerconfigjson from tokens.
/// The manifest holds the passwords, readable to anyone.
/// </summary>
[Cmdlet(VerbsData.ConvertTo, "ImagePullSecret", DefaultParameterSetName = RegistrySet)]
[OutputType(typeof(string))]
public sealed class ConvertToImagePullSecretCommand : DockerConfigCommand
{
    private ImagePullSecret? _secret;

    /// <summary>The name of the secret.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The namespace of the secret; otherwise the one that kubectl uses.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Namespace { get; set; }

    /// <summary>The form of the manifest.</summary>
    [Parameter]
    [ValidateSet("Yaml", "Json")]
    public string As { get; set; } = "Yaml";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        try
        {
            _secret = new ImagePullSecret(Name!, Namespace);
        }
        catch (FormatException fault)
        {
            ThrowTerminatingError(ErrorRecords.BadInput(fault, Name));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Logins.Count == 0) return;
        string config = DockerConfig.Merge(null, Logins);
        bool asJson = string.Equals(As, "Json", StringComparison.OrdinalIgnoreCase);
        WriteObject(asJson ? _secret!.ToJson(config) : _secret!.ToYaml(config));
    }
}
