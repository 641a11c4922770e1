using System;
using System.Management.Automation;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Pipeline;
using IonosContainerRegistry.Tokens;

namespace IonosContainerRegistry;

/// <summary>Remove-RegistryToken: removes tokens.</summary>
[Cmdlet(VerbsCommon.Remove, "RegistryToken", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveRegistryTokenCommand : ExistingTokenCmdlet
{
    /// <summary>Removes without confirmation, unless -Confirm is specified too.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The maximum number of tokens that are removed at the same time.</summary>
    [Parameter]
    [ValidateRange(1, MaximumThrottleLimit)]
    public int ThrottleLimit { get; set; } = 8;

    private protected override string Activity => "Removing tokens";

    private protected override int MaximumConcurrency => ThrottleLimit;

    private protected override void ProcessInput()
    {
        Guid[] tokenIds = RequireTokenIds();
        if (FindRegistry() is not { } registry) return;
        ExpectTotal(tokenIds.Length);
        foreach (Guid tokenId in tokenIds)
        {
            string? name = FindName(registry, tokenId);
            string token = TokenText.Describe(registry, tokenId, name);
            if (Confirm(token, "Remove", isConfirmed: Force))
                Remove(new TokenTarget(registry, tokenId, name), registry.Id, tokenId, token);
        }
    }

    private protected override bool WritesOutput => false;

    private void Remove(TokenTarget target, Guid registryId, Guid tokenId, string token)
    {
        RequestObserver observer = CreateObserver();
        Start(new Operation(
            $"removing {token}", target, observer,
            async (client, stop) =>
            {
                ResponseMetadata response =
                    await client.Tokens.DeleteAsync(registryId, tokenId, observer, stop).ConfigureAwait(false);
                return new OperationResult(response, null);
            }));
    }
}
