using System;
using IonosContainerRegistry.Client.Errors;

namespace IonosContainerRegistry.Errors;

/// <summary>
/// What a request is about, to name it in errors. Each resource derives its own, which knows the next steps.
/// </summary>
internal record CallTarget
{
    /// <summary>The registry, or the one that the resource is in, or null if it isn't known.</summary>
    public Guid? RegistryId { get; init; }

    /// <summary>The token, or null for another resource, or if it isn't known.</summary>
    public Guid? TokenId { get; init; }

    /// <summary>The name of the resource, or null if it isn't known.</summary>
    public string? Name { get; init; }

    /// <summary>The resource in words, such as <c>token 'ci' (…) in registry 'acme'</c>, or null for none.</summary>
    public string? Place { get; init; }

    /// <summary>What to do if the resource doesn't exist, or null for nothing.</summary>
    public string? NextStep { get; init; }

    /// <summary>The TargetObject of error records.</summary>
    public virtual object? Object => (object?)Name ?? RegistryId;

    /// <summary>Where the items of a list are, in words, or null for the whole account.</summary>
    public virtual string? ListPlace => Place;

    /// <summary>
    /// What to do if the address might be wrong, or null for the general advice about connections that fail.
    /// </summary>
    public virtual string? AddressStep => null;

    /// <summary>What to do if the name is already in use, or null for nothing.</summary>
    public virtual string? ConflictStep => null;

    /// <summary>What to do to find out whether a change was applied, or null for nothing.</summary>
    public virtual string? CheckStep => NextStep;

    /// <summary>What an error is about if the request changed nothing.</summary>
    public virtual CallTarget Unapplied => this;

    /// <summary>The same target after the service has chosen its ID.</summary>
    public virtual CallTarget WithId(Guid id) => this;

    /// <summary>The same target after a response has shown its name.</summary>
    public virtual CallTarget WithName(string name) => this;

    /// <summary>Describes a creation that got no valid response, or null if the resource can't be created.</summary>
    public virtual CreationError? DescribeCreation(CreationOutcomeException failure) => null;
}

/// <summary>The error of a creation that got no valid response.</summary>
/// <param name="Id">The ID of the error.</param>
/// <param name="Outcome">What is known about the resource, as a sentence.</param>
/// <param name="NextStep">What to do.</param>
internal sealed record CreationError(string Id, string Outcome, string NextStep);
