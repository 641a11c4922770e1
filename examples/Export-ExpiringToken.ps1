<#
.SYNOPSIS
Lists the tokens that expire soon, as a table and as a CSV file.

.DESCRIPTION
Writes one row for each token that expires within the time given, the most urgent first, and returns the same rows in
short. Dates in the file are UTC in ISO 8601, whatever the culture. Without any such token the file holds nothing but
its header.

.PARAMETER Path
The CSV file; it is overwritten.

.PARAMETER Within
How soon: '14d', '2w', '36h'.

.PARAMETER RegistryName
Names, or patterns of names, of the registries to look at; without it, all of the account.

.EXAMPLE
./Export-ExpiringToken.ps1 -Path expiring.csv

Lists what expires within 14 days.

.EXAMPLE
./Export-ExpiringToken.ps1 -Path expiring.csv -Within 30d -RegistryName prod-* | Where-Object DaysLeft -lt 3

Writes a month's tokens to the file and shows those of the next three days.
#>
#Requires -Modules IonosContainerRegistry
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [string] $Within = '14d',

    [SupportsWildcards()]
    [string[]] $RegistryName = '*'
)

$rows = foreach ($registry in Get-ContainerRegistry -Name $RegistryName) {
    Get-RegistryToken -RegistryId $registry.RegistryId -ExpiringWithin $Within | Select-Object -Property @(
        @{ Name = 'Registry'; Expression = { $registry.Name } }
        'Name'
        @{ Name = 'DaysLeft'; Expression = { $_.TimeLeft.Days } }
        'Status'
        @{ Name = 'ExpiryDate'; Expression = { '{0:s}Z' -f $_.ExpiryDate.UtcDateTime } }
        @{ Name = 'Scopes'; Expression = { $_.Scopes -join ';' } }
        'CreatedBy'
        'RegistryId'
        'TokenId'
    )
}

$rows = @($rows | Sort-Object -Property ExpiryDate, Registry, Name)
if ($PSCmdlet.ShouldProcess($Path, "Write $($rows.Count) tokens")) {
    if ($rows) {
        $rows | Export-Csv -Path $Path -NoTypeInformation -Encoding UTF8 -Confirm:$false
    }
    else {
        $header = '"Registry","Name","DaysLeft","Status","ExpiryDate","Scopes","CreatedBy","RegistryId","TokenId"'
        Set-Content -Path $Path -Value $header -Encoding UTF8 -Confirm:$false
    }
}

$rows | Select-Object -Property Registry, Name, DaysLeft, Status
