using System;
using System.Management.Automation;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Pipeline;
using IonosContainerRegistry.Registries;
using IonosContainerRegistry.Tokens;

namespace IonosContainerRegistry;

/// <summary>Remove-RegistryToken: removes tokens.</summary>
[Cmdlet(VerbsCommon.Remove, "RegistryToken", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveRegistryTokenCommand : MutatingCmdlet
{
    private const int MaximumThrottleLimit = 64;

    /// <summary>The registry of the tokens.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    [ArgumentCompleter(typeof(RegistryIdCompleter))]
    public Guid RegistryId { get; set; }

    /// <summary>The tokens to remove.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [IdListTransformation]
    [ArgumentCompleter(typeof(TokenIdCompleter))]
    public Guid[]? TokenId { get; set; }

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
        ParameterException.Require(RegistryId);
        foreach (Guid tokenId in ParameterException.Require(TokenId))
        {
            string token = $"token {tokenId:D} in registry {RegistryId:D}";
            if (Confirm(token, "Remove", isConfirmed: Force)) Remove(RegistryId, tokenId, token);
        }
    }

    private protected override bool WritesOutput => false;

    private void Remove(Guid registryId, Guid tokenId, string token)
    {
        RequestObserver observer = CreateObserver();
        Start(new Operation(
            $"removing {token}", new CallTarget(registryId, tokenId), observer,
            async (client, stop) =>
            {
                ResponseMetadata response =
                    await client.Tokens.DeleteAsync(registryId, tokenId, observer, stop).ConfigureAwait(false);
                return new OperationResult(response, null);
            }));
    }
}
