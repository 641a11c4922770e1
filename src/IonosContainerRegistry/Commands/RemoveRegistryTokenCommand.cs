using System;
using System.Management.Automation;
using IonosContainerRegistry.Client;

namespace IonosContainerRegistry.Commands;

/// <summary>Remove-RegistryToken: deletes tokens.</summary>
[Cmdlet(VerbsCommon.Remove, "RegistryToken", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveRegistryTokenCommand : ChangeCommand
{
    private const int MaximumWindow = 64;

    private bool _isConfirmed;

    /// <summary>The registry of the token.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    [ArgumentCompleter(typeof(RegistryIdCompleter))]
    public Guid RegistryId { get; set; }

    /// <summary>The tokens to delete.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [IdListTransformation]
    [ArgumentCompleter(typeof(TokenIdCompleter))]
    public Guid[]? TokenId { get; set; }

    /// <summary>Deletes without asking, unless -Confirm is given too.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>How many tokens are deleted at the same time.</summary>
    [Parameter]
    [ValidateRange(1, MaximumWindow)]
    public int ThrottleLimit { get; set; } = 8;

    private protected override string Activity => "Removing tokens";

    private protected override int Window => ThrottleLimit;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        RefuseEmpty(nameof(RegistryId), RegistryId == Guid.Empty);
        RefuseEmpty(nameof(TokenId), TokenId is null);
        // -Force is an answer given beforehand; -WhatIf and an explicit -Confirm still count.
        _isConfirmed = Force && !IsWhatIf && !MyInvocation.BoundParameters.ContainsKey("Confirm");
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (RegistryId == Guid.Empty || TokenId is null)
        {
            WriteError(ErrorRecords.BadInput(RegistryId == Guid.Empty ? nameof(RegistryId) : nameof(TokenId), "the record has none.", null));
            return;
        }

        foreach (Guid tokenId in TokenId)
        {
            string target = $"token {tokenId:D} in registry {RegistryId:D}";
            if (_isConfirmed) WriteVerbose($"Performing the operation \"Remove\" on target \"{target}\".");
            if (_isConfirmed || ShouldProcess(target, "Remove")) Remove(RegistryId, tokenId);
        }
    }

    private protected override RegistryToken? Output(ChangeResult result) => null;

    private void Remove(Guid registryId, Guid tokenId)
    {
        CallObserver observer = CreateObserver();
        Enqueue(new Change(
            $"The removal of the token {tokenId:D} in registry {registryId:D}",
            new CallTarget(registryId, tokenId),
            observer,
            async (client, stop) =>
            {
                ApiAnswer answer = await client.DeleteTokenAsync(registryId, tokenId, observer, stop).ConfigureAwait(false);
                return new ChangeResult(answer, null);
            }));
    }
}
