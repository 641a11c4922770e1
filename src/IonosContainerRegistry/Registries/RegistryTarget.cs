using System;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Registries;

/// <summary>A registry, or the list of registries, that a request is about.</summary>
internal sealed record RegistryTarget : CallTarget
{
    /// <summary>What to do if a registry doesn't exist.</summary>
    public const string ListStep = "To list the registries, run: Get-ContainerRegistry";

    /// <param name="registryId">The ID, or null for a registry that doesn't exist yet, or for all.</param>
    /// <param name="name">The name, or null if it isn't known.</param>
    public RegistryTarget(Guid? registryId = null, string? name = null)
    {
        RegistryId = registryId;
        Name = name;
        Place = name is null ? null : RegistryText.Name(name, registryId);
        NextStep = registryId is null && name is null
            ? "Check the address of the connection. To view it, run: Get-IonosCloudConnection"
            : ListStep;
    }

    /// <summary>The input object that the registry was looked up for, or null for none.</summary>
    public object? Input { get; init; }

    public override object? Object => Input ?? RegistryId ?? (object?)Name;

    public override string? ListPlace => null;

    public override string ConflictStep
        => $"Registry names must be unique. To test a name, run: Test-ContainerRegistryName '{Name}'";

    public override string CheckStep => "To check, run: " + RegistryText.GetCommand(RegistryId, Name);

    public override CallTarget WithId(Guid id) => this with { RegistryId = id };

    public override CallTarget WithName(string name)
        => this with { Name = name, Place = RegistryText.Name(name, RegistryId) };

    public override CreationError DescribeCreation(CreationOutcomeException failure)
    {
        string registry = RegistryText.Name(failure.ResourceName, failure.ResourceId);
        string checkAgain =
            "Before you run the command again, check the registry: " + RegistryText.GetCommand(null, Name);
        return failure.Outcome switch
        {
            CreationOutcome.Created => new CreationError(
                RegistryErrorId.RegistryCreatedResponseLost,
                $"{MessageText.Capitalize(registry)} was created, but the response wasn't received.",
                $"To wait for it, run: Wait-ContainerRegistry -RegistryId {failure.ResourceId:D}"),
            CreationOutcome.OwnershipUnknown => new CreationError(
                RegistryErrorId.RegistryOwnershipUnknown,
                $"{MessageText.Capitalize(registry)} exists, but this command might not have created it, because "
                + $"{FailureText.DescribeDoubt(failure)}.",
                "Before you change it, check it: " + RegistryText.GetCommand(failure.ResourceId, Name)),
            CreationOutcome.Unconfirmed => new CreationError(
                RegistryErrorId.RegistryCreationUnconfirmed,
                $"{MessageText.Capitalize(registry)} didn't exist at {MessageText.Date(failure.CheckedAt)}, but the "
                + "service might still create it.",
                checkAgain),
            _ => new CreationError(
                RegistryErrorId.RegistryCreationUnknown,
                $"Can't determine whether {registry} was created, because "
                + FailureText.DescribeLookup(failure, "registries"),
                checkAgain),
        };
    }
}
