using System;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Registries;
using IonosContainerRegistry.Tokens;

namespace IonosContainerRegistry;

/// <summary>The base of cmdlets that change tokens of a registry, which are given by ID.</summary>
public abstract class ExistingTokenCmdlet : RegistryContentCmdlet
{
    // Not mandatory to the engine, whose prompt rejects a name and doesn't say what to do.
    /// <summary>The IDs of the tokens.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [IdListTransformation(TokenText.ByNameAdvice)]
    [ArgumentCompleter(typeof(TokenIdCompleter))]
    public Guid[]? TokenId { get; set; }

    private protected sealed override object? InputTarget => (object?)TokenId ?? InputObject;

    private protected sealed override string? InputText
        => TokenId is { Length: 1 } ids ? TokenText.Name(TokenText.NameFrom(InputObject, ids[0]), ids[0]) : null;

    private protected override void BeginInput()
    {
        base.BeginInput();
        if (IsBound(nameof(TokenId)) || MyInvocation.ExpectingInput) return;
        throw new ParameterException(
            nameof(TokenId),
            MessageText.Join("Specify the ID of the token.", RegistrySelector.NoteFor(this), TokenText.ByNameAdvice));
    }

    private protected override string EmptyValueAdvice(string parameter)
        => parameter == nameof(TokenId) ? TokenText.ByNameAdvice : base.EmptyValueAdvice(parameter);

    /// <summary>Returns the IDs from the command line or the input object.</summary>
    /// <param name="canBeNew">Whether the command line can have the ID of a copy of the input object.</param>
    /// <exception cref="ParameterException">There is none, or the input object is another token.</exception>
    private protected Guid[] RequireTokenIds(bool canBeNew = false)
    {
        if (TokenId is null)
        {
            throw new ParameterException(
                nameof(TokenId), "The input object has no value for TokenId. " + TokenText.ByNameAdvice);
        }

        if (!canBeNew && TokenText.FindId(InputObject) is { } id && !TokenId.Contains(id))
        {
            throw new ParameterException(
                nameof(TokenId),
                $"The input object is another token: {TokenText.Name(TokenText.NameFrom(InputObject, id), id)}. "
                + "Omit -TokenId.");
        }

        return TokenId;
    }

    /// <inheritdoc cref="TokenText.FindName"/>
    private protected string? FindName(RegistryReference registry, Guid tokenId)
        => TokenText.FindName(this, InputObject, registry, tokenId);
}
