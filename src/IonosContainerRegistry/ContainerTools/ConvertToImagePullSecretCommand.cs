using System;
using System.Collections.Generic;
using System.Management.Automation;
using IonosContainerRegistry.Client.ContainerTools;
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

    /// <summary>The namespace of the secret. By default the current one of kubectl.</summary>
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
        catch (ArgumentException fault) when (fault.ParamName == "namespace")
        {
            throw new ParameterException(
                nameof(Namespace),
                "A Kubernetes namespace has 1 to 63 lowercase letters, digits, and hyphens. It must start and end with "
                + "a letter or a digit.");
        }
        catch (ArgumentException)
        {
            throw new ParameterException(
                nameof(Name),
                "The name of a Kubernetes secret has 1 to 253 lowercase letters, digits, hyphens, and dots. Each part "
                + "must start and end with a letter or a digit.");
        }
    }

    private protected override string CreateText(IReadOnlyList<RegistryLogin> logins)
    {
        string config = DockerConfig.Merge(null, logins);
        bool asJson = string.Equals(As, "Json", StringComparison.OrdinalIgnoreCase);
        return asJson ? _secret!.ToJson(config) : _secret!.ToYaml(config);
    }
}
