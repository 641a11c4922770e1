<#
.SYNOPSIS
Disables tokens that haven't been renewed within a number of days.

.DESCRIPTION
The script disables each enabled token that was created or last changed more than a number of days ago. If a token is
still needed, enable it again, which also renews it. The script doesn't remove tokens.

.PARAMETER RegistryId
Specifies the IDs of the registries. If you omit this parameter, the script checks all registries of the account.

.PARAMETER Days
Specifies the number of days.

.PARAMETER ExcludeName
Specifies the names of tokens that aren't disabled. Wildcards are permitted.

.EXAMPLE
./Disable-UnrenewedToken.ps1 -Days 180 -WhatIf

This command shows the tokens that would be disabled.

.EXAMPLE
Get-ContainerRegistry -Name team-* | ./Disable-UnrenewedToken.ps1 -ExcludeName 'ci-*', backup

This command disables the tokens in some registries that haven't been renewed in the last 90 days. It returns the
disabled tokens.
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
        # Skip tokens of unknown age.
        if (-not $renewed -or $renewed -ge $limit) { continue }

        $target = "token '$name' in registry $($token.RegistryId)"
        if ($PSCmdlet.ShouldProcess($target, "Disable, not renewed since $('{0:u}' -f $renewed.UtcDateTime)")) {
            $token | Set-RegistryToken -Status disabled -PassThru -Confirm:$false
        }
    }
}
