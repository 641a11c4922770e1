using System;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Registries;

namespace IonosContainerRegistry.Tokens;

/// <summary>A token, or the tokens of a registry, that a request is about.</summary>
internal sealed record TokenTarget : CallTarget
{
    private readonly RegistryReference _registry;

    /// <summary>The tokens of a registry.</summary>
    public TokenTarget(RegistryReference registry)
    {
        _registry = registry;
        RegistryId = registry.Id;
        Place = registry.Name is null ? null : registry.ToString();
        NextStep = RegistryTarget.ListStep;
    }

    /// <summary>One token.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="tokenId">The ID, or null for a token that doesn't exist yet.</param>
    /// <param name="name">The name, or null if it isn't known.</param>
    public TokenTarget(RegistryReference registry, Guid? tokenId, string? name)
        : this(registry)
    {
        TokenId = tokenId;
        Name = name;
        // Without a name it only repeats the path of the request.
        Place = registry.Name is null && name is null ? null : TokenText.Describe(registry, tokenId, name);
        if (tokenId is not null) NextStep = $"To list the tokens, run: {TokenText.GetCommand(RegistryId)}";
    }

    /// <summary>The token that the new one replaces, or null for none.</summary>
    public Guid? RotatedTokenId { get; init; }

    public override object? Object => TokenId ?? base.Object;

    public override CallTarget Unapplied => RotatedTokenId is null ? this : this with { TokenId = RotatedTokenId };

    public override string ListPlace => _registry.ToString();

    public override string ConflictStep
        => $"Names must be unique in a registry. To list the tokens, run: {TokenText.GetCommand(RegistryId)}";

    public override string CheckStep => "To check, run: " + TokenText.GetCommand(RegistryId);

    public override CallTarget WithId(Guid id) => this with { TokenId = id };

    public override CallTarget WithName(string name) => new TokenTarget(_registry, TokenId, name);

    public override CreationError DescribeCreation(CreationOutcomeException failure)
    {
        string token = TokenText.Name(failure.ResourceName, failure.ResourceId);
        string get = TokenText.GetCommand(RegistryId, failure.ResourceId);
        string checkAgain = "Before you run the command again, check the token: " + TokenText.GetCommand(RegistryId)
            + (Name is null ? "" : $" -Name '{Name}'");
        return failure.Outcome switch
        {
            CreationOutcome.Created => new CreationError(
                TokenErrorId.TokenCreatedPasswordLost, DescribeCreated(failure, token), RemoveStep(failure)),
            CreationOutcome.OwnershipUnknown => new CreationError(
                TokenErrorId.TokenOwnershipUnknown, DescribeExisting(failure, token),
                "Before you change it, check it: " + get),
            CreationOutcome.Unconfirmed => new CreationError(
                TokenErrorId.TokenCreationUnconfirmed, DescribeMissing(failure, token), checkAgain),
            _ => new CreationError(
                TokenErrorId.TokenCreationUnknown,
                $"Can't determine whether {token} was created in {_registry}, because "
                + FailureText.DescribeLookup(failure, "tokens"),
                checkAgain),
        };
    }

    private string DescribeCreated(CreationOutcomeException failure, string token)
        => failure.PasswordStatus == PasswordStatus.NotIssued
            ? $"The service issued no password for {token} in {_registry}, and the token couldn't be removed."
            : $"{MessageText.Capitalize(token)} was created in {_registry}, but its password wasn't received and can't "
                + "be recovered.";

    // A name can't tell the token from one that another command created at the same moment. An ID can.
    private string RemoveStep(CreationOutcomeException failure)
        => (failure.Method == "POST" ? "Unless another command created it at the same time, remove the token: "
            : "To remove the token, run: ") + TokenText.RemoveCommand(RegistryId, failure.ResourceId);

    private string DescribeMissing(CreationOutcomeException failure, string token)
    {
        string missing = failure.Method == "PUT"
            ? "No token with the ID of the request existed"
            : $"{MessageText.Capitalize(token)} didn't exist";
        string checkedAt = MessageText.Date(failure.CheckedAt);
        return $"{missing} in {_registry} at {checkedAt}, but the service might still create it.";
    }

    private string DescribeExisting(CreationOutcomeException failure, string token)
    {
        if (failure.Method != "PUT")
        {
            return $"{MessageText.Capitalize(token)} exists in {_registry}, but this command might not have created "
                + $"it, because {FailureText.DescribeDoubt(failure)}.";
        }

        string existed = failure.ExistedBefore == true
            ? $"already existed in {_registry}"
            : $"exists in {_registry}, but it isn't known whether this command created it";
        string has = failure.MatchesRequest == true ? "has" : "doesn't have";
        return MessageText.Join(
            $"{MessageText.Capitalize(token)} {existed}.",
            $"It {has} the requested properties.",
            "If the service issued a new password, it can't be recovered.");
    }
}
