<#
.SYNOPSIS
Disables tokens that nobody renewed.

.DESCRIPTION
A token counts as renewed on the day it was created or changed last. Every enabled token that was renewed longer ago
than -Days is disabled: whoever still needs it notices and enables it again, which renews it. Nothing is removed.

.PARAMETER RegistryId
The registries to look at; without it, all of the account.

.PARAMETER Days
How long a renewal counts.

.PARAMETER ExcludeName
Names, or patterns of names, of tokens that are left alone.

.EXAMPLE
./Disable-UnrenewedToken.ps1 -Days 180 -WhatIf

Says which tokens would be disabled.

.EXAMPLE
Get-ContainerRegistry -Name team-* | ./Disable-UnrenewedToken.ps1 -ExcludeName 'ci-*', backup

Disables what nobody renewed in the last 90 days in some registries, and returns the tokens that were disabled.
#>
#Requires -Modules IonosContainerRegistry
[CmdletBinding(SupportsShouldProcess)]
[OutputType('IonosContainerRegistry.RegistryToken')]
param(
    [Parameter(ValueFromPipelineByPropertyName)]
    [guid[]] $RegistryId,

    [ValidateRange(1, 3650)]
    [int] $Days = 90,

    [SupportsWildcards()]
    [string[]] $ExcludeName = @()
)

begin {
    $limit = (Get-Date).AddDays(-$Days)
}

process {
    $where = @{}
    if ($RegistryId) { $where.RegistryId = $RegistryId }
    foreach ($token in Get-RegistryToken @where -Status enabled) {
        $name = $token.Name
        if ($ExcludeName | Where-Object { $name -like $_ }) { continue }

        $renewed = if ($token.LastModifiedDate) { $token.LastModifiedDate } else { $token.CreatedDate }
        # A token of which the service doesn't tell the age stays as it is.
        if (-not $renewed -or $renewed -ge $limit) { continue }

        $target = "token '$name' in registry $($token.RegistryId)"
        if ($PSCmdlet.ShouldProcess($target, "Disable, not renewed since $('{0:u}' -f $renewed.UtcDateTime)")) {
            $token | Set-RegistryToken -Status disabled -PassThru -Confirm:$false
        }
    }
}
