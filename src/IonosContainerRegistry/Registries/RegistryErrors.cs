using System;
using System.Collections.Generic;
using System.Management.Automation;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Paging;

namespace IonosContainerRegistry.Registries;

/// <summary>Makes the errors about registries that don't come from a failed request.</summary>
internal static class RegistryErrors
{
    /// <summary>A name that no registry has.</summary>
    /// <param name="name">The name.</param>
    /// <param name="names">The names of all registries.</param>
    /// <param name="acceptsPatterns">Whether the parameter accepts wildcard patterns.</param>
    /// <param name="note">What might be wrong if no name is similar, as a sentence, or null for nothing.</param>
    public static ErrorRecord NotFound(
        string name, IReadOnlyCollection<string?> names, bool acceptsPatterns, string? note = null)
    {
        string hint = Guid.TryParse(name, out _) ? "To specify an ID, use -RegistryId."
            : names.Count == 0 ? MessageText.Join("The account has no registries.", note)
            : MessageText.ClosestNames(SimilarNames.Find(name, names))
                ?? MessageText.Join(note, RegistryTarget.ListStep);
        return ErrorRecordFactory.NameNotFound(
            RegistryErrorId.RegistryNotFound, "registry", name, hint, acceptsPatterns && !Guid.TryParse(name, out _));
    }

    /// <summary>A wait for a registry that ended without success.</summary>
    /// <param name="problem">What the client knows.</param>
    /// <param name="target">The registry.</param>
    /// <param name="isDeletion">Whether the wait was for the registry's removal.</param>
    public static ErrorRecord NotReady(RegistryWaitException problem, CallTarget target, bool isDeletion)
    {
        string waitAgain = "To continue waiting, run: Wait-ContainerRegistry -RegistryId "
            + $"{problem.RegistryId:D}" + (isDeletion ? " -Deleted" : "");
        if (problem.Failure is { } failure) return ErrorRecordFactory.Create(failure, target, waitAgain);
        string registry = RegistryText.Name(target.Name, problem.RegistryId);
        string state = problem.Registry?.Metadata?.State is { Length: > 0 } known ? $"'{known}'" : "unknown";
        string seconds = MessageText.Seconds(Math.Round(problem.Elapsed.TotalSeconds));
        bool hasFailed = problem.Problem == RegistryWaitProblem.Failed;
        string text = (hasFailed, isDeletion) switch
        {
            (true, true) => $"The removal of {registry} failed. The state of the registry is {state}.",
            (true, false) => $"{MessageText.Capitalize(registry)} failed. Its state is {state}.",
            (false, true) => $"{MessageText.Capitalize(registry)} still exists after {seconds}. "
                + $"Its state is {state}.",
            (false, false) => $"{MessageText.Capitalize(registry)} isn't running with a host name after {seconds}. "
                + $"Its state is {state}.",
        };
        string nextStep = hasFailed
            ? $"To check the registry, run: {RegistryText.GetCommand(problem.RegistryId)}"
            : waitAgain;
        return ErrorRecordFactory.Make(
            new RegistryException(MessageText.Join(text, nextStep)) { RegistryId = problem.RegistryId },
            hasFailed ? RegistryErrorId.RegistryFailed : RegistryErrorId.RegistryWaitTimeout,
            hasFailed ? ErrorCategory.InvalidResult : ErrorCategory.OperationTimeout,
            problem.RegistryId);
    }

    /// <summary>The registry doesn't allow the change. Nothing was changed.</summary>
    public static ErrorRecord CannotChange(RegistryChangeException problem)
    {
        string registry = RegistryText.Name(problem.Registry.Properties?.Name, problem.Registry.Id);
        ParameterException fault = problem.Problem switch
        {
            RegistryChangeProblem.ScheduleIncomplete => new ParameterException(
                nameof(SetContainerRegistryCommand.GarbageCollectionDay),
                $"{MessageText.Capitalize(registry)} has no schedule of garbage collection. Specify both "
                + "-GarbageCollectionDay and -GarbageCollectionTime."),
            RegistryChangeProblem.TooManySubnets => new ParameterException(
                nameof(SetContainerRegistryCommand.AddApiSubnet),
                $"The allow list of {registry} would contain more than {ApiSubnet.MaximumCount} subnets. Remove some "
                + "with -RemoveApiSubnet."),
            _ => new ParameterException(
                nameof(SetContainerRegistryCommand.RemoveApiSubnet),
                $"The allow list of {registry} would be empty, which allows access from all subnets. If you want that, "
                + "use -AllowAnySubnet."),
        };
        return ErrorRecordFactory.InvalidParameter(fault, problem.Registry.Id, "The registry wasn't changed.");
    }
}
