<#
.SYNOPSIS
Creates and updates the tokens that a CSV file specifies.

.DESCRIPTION
The CSV file has the columns Registry (a name), Name, Scope, and ExpiresIn. The script creates each token that doesn't
exist, and replaces the scopes of a token if they differ from the file. Other tokens aren't changed, so you can run the
script regularly. ExpiresIn is used only when a token is created. If a row is invalid, the script writes an error and
continues with the next row.

The script returns an object for each row. For a new token, the object includes the Credential property. The service
returns the password only once, so store it.

.PARAMETER Path
Specifies the path of the CSV file.

.EXAMPLE
./New-TeamToken.ps1 -Path teams.csv -WhatIf

This command shows the tokens that would be created or changed.

.EXAMPLE
./New-TeamToken.ps1 -Path teams.csv | Where-Object Credential | ForEach-Object {
    Set-Secret -Name $_.Name -Secret $_.Credential
}

This example creates the missing tokens and stores their passwords in a vault with
Microsoft.PowerShell.SecretManagement.
#>
#Requires -Modules IonosContainerRegistry
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)]
    [string] $Path
)

$registries = @{}
Get-ContainerRegistry -ErrorAction Stop | ForEach-Object { $registries[$_.Name] = $_ }
$tokens = @{}

foreach ($row in Import-Csv -Path $Path) {
    $registry = $registries[$row.Registry]
    if (-not $registry) {
        Write-Error -Message "There is no registry named '$($row.Registry)', so '$($row.Name)' can't be there." `
            -Category ObjectNotFound -TargetObject $row
        continue
    }

    # List each registry only once.
    if (-not $tokens.ContainsKey($row.Registry)) {
        $tokens[$row.Registry] = @(Get-RegistryToken -RegistryId $registry.RegistryId -ErrorAction Stop)
    }

    $existing = $tokens[$row.Registry] | Where-Object -Property Name -EQ -Value $row.Name
    $current = @($existing.Scopes | ForEach-Object { "$_" })
    $wanted = @($row.Scope -split ';' | Where-Object { $_ } | ForEach-Object { $_.Trim() })
    $result = [ordered]@{ Registry = $row.Registry; Name = $row.Name; Result = 'Unchanged'; Credential = $null }
    try {
        if (-not $existing) {
            $new = @{ RegistryId = $registry.RegistryId; Name = $row.Name }
            if ($wanted) { $new.Scope = $wanted }
            if ($row.ExpiresIn) { $new.ExpiresIn = $row.ExpiresIn }
            $target = "token '$($row.Name)' in registry '$($row.Registry)'"
            if (-not $PSCmdlet.ShouldProcess($target, 'Create')) { continue }

            $token = New-RegistryToken @new -Confirm:$false -ErrorAction Stop
            $tokens[$row.Registry] += $token
            $result.Result = 'Created'
            $result.Credential = $token.Credential
        }
        elseif (Compare-Object -ReferenceObject $wanted -DifferenceObject $current) {
            $target = "token '$($row.Name)' in registry '$($row.Registry)'"
            if (-not $PSCmdlet.ShouldProcess($target, "Replace the scopes by $($wanted -join ';')")) { continue }

            $existing | Set-RegistryToken -Scope $wanted -Confirm:$false -ErrorAction Stop
            $result.Result = 'Changed'
        }

        New-Object -TypeName psobject -Property $result
    }
    catch {
        Write-Error -ErrorRecord $_
    }
}
