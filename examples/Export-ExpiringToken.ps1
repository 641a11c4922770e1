<#
.SYNOPSIS
Exports the tokens that expire soon to a CSV file.

.DESCRIPTION
The script writes a row for each token that expires within the specified time, sorted by expiry date. It also returns a
summary of each row. Dates in the file are in ISO 8601 format and UTC, with any culture. If no token expires, the file
contains only the header.

.PARAMETER Path
Specifies the path of the CSV file. An existing file is overwritten.

.PARAMETER Within
Specifies the time within which the tokens expire, such as '14d', '2w', or '36h'.

.PARAMETER RegistryName
Specifies the names of the registries. Wildcards are permitted. If you omit this parameter, the script checks all
registries of the account.

.EXAMPLE
./Export-ExpiringToken.ps1 -Path expiring.csv

This command exports the tokens that expire within 14 days.

.EXAMPLE
./Export-ExpiringToken.ps1 -Path expiring.csv -Within 30d -RegistryName prod-* | Where-Object DaysLeft -lt 3

This command exports the tokens that expire within 30 days, and shows those that expire within three days.
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
