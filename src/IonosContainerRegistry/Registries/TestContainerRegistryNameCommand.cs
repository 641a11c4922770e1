using System.Management.Automation;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Registries;

namespace IonosContainerRegistry;

/// <summary>Test-ContainerRegistryName: tells whether registries can be created with names.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ContainerRegistryName")]
[OutputType(typeof(bool), typeof(ContainerRegistryNameResult))]
public sealed class TestContainerRegistryNameCommand : RegistryCmdlet
{
    private RegistryNameChecker? _checker;

    /// <summary>The names to test.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>Returns an object that tells a taken name from a malformed one.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    private protected override void ProcessInput()
    {
        foreach (string name in Name)
        {
            if (TryCheck(name) is { } check) Write(check);
        }
    }

    private RegistryNameCheck? TryCheck(string name)
    {
        try
        {
            _checker ??= Client.Registries.CreateNameChecker();
            RegistryNameCheck check = Await(stop => _checker.CheckAsync(name, CreateObserver(), stop));
            SetResponseVariables(check.Response);
            return check;
        }
        catch (RegistryApiException failure)
        {
            WriteFailure(failure, new RegistryTarget(name: name));
            return null;
        }
    }

    private void Write(RegistryNameCheck check)
    {
        if (!Detailed)
        {
            WriteObject(check.Status == RegistryNameStatus.Free);
            return;
        }

        WriteObject(new ContainerRegistryNameResult
        {
            Name = check.Name,
            Status = check.Status switch
            {
                RegistryNameStatus.Free => ContainerRegistryNameStatus.Free,
                RegistryNameStatus.Taken => ContainerRegistryNameStatus.Taken,
                _ => ContainerRegistryNameStatus.Malformed,
            },
        });
    }
}
