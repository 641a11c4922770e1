<#
.SYNOPSIS
Provides the tokens that a CSV file asks for, and changes nothing where they are there already.

.DESCRIPTION
The file has the columns Registry (a name), Name, Scope and ExpiresIn. A token that doesn't exist is created; one whose
scopes are others gets those of the file; any other is left alone, so that the script can run every night. Expiry counts
at the creation only. What is wrong with a row is the error of that row, and the others go on.

For each row the script returns what it did. A created token comes with its Credential, which the service shows only
this once: store it.

.PARAMETER Path
The CSV file.

.EXAMPLE
./New-TeamToken.ps1 -Path teams.csv -WhatIf

Says what would be created or changed.

.EXAMPLE
./New-TeamToken.ps1 -Path teams.csv | Where-Object Credential | ForEach-Object {
    Set-Secret -Name $_.Name -Secret $_.Credential
}

Creates what is missing, and keeps the passwords in a vault of Microsoft.PowerShell.SecretManagement.
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

    # One listing a registry, however many rows it has.
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
