<#
.SYNOPSIS
Shows a tour of the module: commands and their output.

.DESCRIPTION
The sandbox runs this script in a new PowerShell process. After each command, the script checks the result. The exit
code is 0 only if all checks succeed.
#>
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'The sandbox runs it in full language.')]
param()

$url = [uri] $env:IONOS_API_URL
$token = [System.Net.NetworkCredential]::new('', $env:IONOS_TOKEN).SecurePassword
# Otherwise, the session would still be connected after Disconnect-IonosCloud.
Remove-Item -Path Env:/IONOS_API_URL, Env:/IONOS_TOKEN

# Redirected output has no colors and tables of the usual width, unless the environment specifies otherwise.
$isRedirected = [Console]::IsOutputRedirected
if ($isRedirected) { $PSStyle.OutputRendering = if ($env:FORCE_COLOR) { 'Ansi' } else { 'PlainText' } }
$width = if ($env:COLUMNS) { [int] $env:COLUMNS } else { 120 }

<#
.SYNOPSIS
Shows objects like the prompt.
#>
function Show-Output {
    param([object[]] $InputObject)

    if ($isRedirected) { $InputObject | Out-String -Stream -Width $width | Out-Default }
    else { $InputObject | Out-Default }
}

<#
.SYNOPSIS
Gets the password of a new token as text.
#>
function Get-Password {
    param([object] $Token)

    $Token.Credential.GetNetworkCredential().Password
}

<#
.SYNOPSIS
Gets the current state of a token from the service.
#>
function Read-Token {
    param([object] $Token)

    Get-RegistryToken -RegistryId $Token.RegistryId -TokenId $Token.TokenId
}

$module = (Resolve-Path -LiteralPath $env:SANDBOX_MODULE -Relative).Replace("'", "''")
$steps = @(
    @{
        Title   = 'Import the module'
        Command = "Import-Module '$module'; (Get-Command -Module IonosContainerRegistry).Name"
        Checks  = [ordered] @{
            'every cmdlet is shown' = {
                $cmdlets = (Import-PowerShellDataFile -LiteralPath $env:SANDBOX_MODULE).CmdletsToExport
                $cmdlets -and -not ($cmdlets | Where-Object { -not $screen.Contains($_) })
            }
        }
    }
    @{
        Title   = 'Connect to the sandbox (without -ApiUrl, to IONOS Cloud)'
        Command = { Connect-IonosCloud -ApiUrl $url -Token $token }
        Checks  = @{ 'the session is connected' = { (Get-IonosCloudConnection).ApiUrl -eq $url } }
    }
    @{
        Title   = 'Find a registry'
        Command = { Get-ContainerRegistry }
        Checks  = @{ 'all three registries are shown' = { [regex]::Matches($screen, '(?m)^acme-').Count -eq 3 } }
    }
    @{
        Title   = 'Store a registry in a variable'
        Command = { $registry = Get-ContainerRegistry -Name acme-prod*; $registry.HostName }
        Checks  = [ordered] @{
            'it is the right one'    = { $registry.Name -eq 'acme-production' }
            'its host name is shown' = { $registry.HostName -and $screen.Trim() -eq $registry.HostName }
        }
    }
    @{
        Title   = 'List the first five repositories of the registry'
        Command = { $registry | Get-RegistryRepository -First 5 }
        Checks  = [ordered] @{
            'the first five are shown' = {
                $names = ($registry | Get-RegistryRepository).RepositoryName
                -not (Compare-Object $names[0..4] ($names | Where-Object { $screen.Contains($_) }))
            }
        }
    }
    @{
        Title   = 'Find critical vulnerabilities of the latest images that have a fixed version'
        Command = {
            $registry | Get-RegistryRepository -Name backend/* | Get-RegistryArtifact -Tag latest |
                Get-RegistryVulnerability -Severity critical -Fixable $true
        }
        Checks  = [ordered] @{
            'they are of both images'  = { $screen -match 'backend/api@' -and $screen -match 'backend/worker@' }
            'all of them are critical' = { $screen -match 'CVE-.+ critical' -and $screen -notmatch 'CVE-.+ high' }
        }
    }
    @{
        Title   = 'List the first five tokens'
        Command = { $registry | Get-RegistryToken -First 5 }
        Checks  = [ordered] @{
            'the first five are shown' = {
                $all = @($registry | Get-RegistryToken)
                -not (Compare-Object $all[0..4].Name ($all.Name | Where-Object { $screen -match "\b$_\b" }))
            }
        }
    }
    @{
        Title   = 'Skip ten tokens and show the total'
        Command = { Get-RegistryToken $registry.RegistryId -Skip 10 -First 5 -IncludeTotalCount }
        Checks  = [ordered] @{
            'the eleventh to the fifteenth are shown' = {
                -not (Compare-Object $all[10..14].Name ($all.Name | Where-Object { $screen -match "\b$_\b" }))
            }
            'the total is shown'                      = { $screen -match "\b$($all.Count)\b" }
        }
    }
    @{
        Title   = 'Count the tokens of all pages'
        Command = { (Get-RegistryToken $registry.RegistryId).Count }
        Checks  = @{ 'they take more than one page' = { [int] $screen -eq $all.Count -and $all.Count -gt 100 } }
    }
    @{
        Title   = 'Filter tokens by name'
        Command = { Get-RegistryToken $registry.RegistryId -Name ci-00* }
        Checks  = [ordered] @{
            'only matching tokens are shown' = {
                $matching = @($all.Name -like 'ci-00*')
                -not (Compare-Object $matching ($all.Name | Where-Object { $screen -match "\b$_\b" }))
            }
        }
    }
    @{
        Title   = 'Create a token with a scope and a lifetime'
        Command = {
            $scope = 'repository:team-a/*:pull,push'
            $made = New-RegistryToken acme-production tour-ci -Scope $scope -ExpiresIn '30d'
            $made
        }
        Checks  = [ordered] @{
            'the token exists'               = { (Read-Token $made).Name -eq 'tour-ci' }
            'it has that scope'              = { ((Read-Token $made).Scopes -join ';') -eq $scope }
            'it expires in 30 days'          = { [Math]::Round((Read-Token $made).TimeLeft.TotalDays, 1) -eq 30 }
            'the session has its password'   = { Get-Password $made }
            'the password is not shown here' = { -not $screen.Contains((Get-Password $made)) }
        }
    }
    @{
        Title   = 'Show what a command would change'
        Command = { $made | Remove-RegistryToken -WhatIf }
        Checks  = @{ 'nothing is removed' = { (Read-Token $made).Name -eq 'tour-ci' } }
    }
    @{
        Title   = 'Change only the specified properties of a token'
        Command = { $made | Set-RegistryToken -Status disabled -AddScope 'repository:cache/*:pull' -PassThru }
        Checks  = [ordered] @{
            'status and scopes are changed' = {
                (Read-Token $made).Status -eq 'disabled' -and
                ((Read-Token $made).Scopes -join ';') -eq 'repository:team-a/*:pull,push;repository:cache/*:pull'
            }
            'the expiry date is unchanged'   = { (Read-Token $made).ExpiryDate -eq $made.ExpiryDate }
            'the change is shown'           = { $screen -match 'tour-ci +disabled ' }
        }
    }
    @{
        Title   = 'Replace a token, which clears the properties that are not specified'
        Command = {
            $made | Set-RegistryToken -Replace -Name tour-ci -Scope 'repository:team-b/*:pull' -Confirm:$false
        }
        Checks  = [ordered] @{
            'the token has only the specified properties' = {
                $now = Read-Token $made
                $now.Status -eq 'enabled' -and $null -eq $now.ExpiryDate -and
                ($now.Scopes -join ';') -eq 'repository:team-b/*:pull'
            }
        }
    }
    @{
        Title   = 'Change the tokens of a list'
        Command = { Get-RegistryToken $registry.RegistryId -Name deploy-00* | Set-RegistryToken -Status disabled }
        Checks  = [ordered] @{
            'all of them are disabled, and nothing else changed' = {
                $before = $all | Where-Object Name -Like 'deploy-00*'
                $after = Get-RegistryToken $registry.RegistryId -Name deploy-00*
                $after -and -not ($after | Where-Object Status -NE 'disabled') -and
                -not (Compare-Object $before $after -Property TokenId, Name, ExpiryDate, { $_.Scopes -join ';' })
            }
        }
    }
    @{
        Title   = 'Rotate a token: create a new one, then disable the old one'
        Command = { $next = $made | Reset-RegistryToken -OldTokenAction Disable -Confirm:$false; $next }
        Checks  = [ordered] @{
            'the new token has the same scopes' = {
                (Read-Token $next).Name -like 'tour-ci-*' -and
                ((Read-Token $next).Scopes -join ';') -eq 'repository:team-b/*:pull'
            }
            'the session has its password'      = { Get-Password $next }
            'the password is not shown here'    = { -not $screen.Contains((Get-Password $next)) }
            'the old token is disabled'         = { (Read-Token $made).Status -eq 'disabled' }
        }
    }
    @{
        Title   = 'Convert the token to a Docker configuration (the secret is masked here)'
        Command = { $config = $next | ConvertTo-DockerConfig; $config -replace '(?<="auth": ").+(?=")', '***' }
        Checks  = [ordered] @{
            'the host name is shown'      = { $screen.Contains("`"$($registry.HostName)`"") }
            'the text holds the login'    = {
                $login = [Text.Encoding]::UTF8.GetBytes("$($next.Name):$(Get-Password $next)")
                ($config | ConvertFrom-Json).auths.($registry.HostName).auth -eq [Convert]::ToBase64String($login)
            }
            'the login is not shown here' = { -not $screen.Contains([Convert]::ToBase64String($login)) }
        }
    }
    @{
        Title   = 'Convert the token to a Kubernetes image pull secret (the secret is masked here)'
        Command = {
            $manifest = $next | ConvertTo-ImagePullSecret registry-pull -Namespace web
            $manifest -replace '(?<=json: ).+', '***'
        }
        Checks  = [ordered] @{
            'the manifest is shown'        = { $screen -match 'kind: Secret' -and $screen -match 'registry-pull' }
            'it holds the configuration'   = {
                $encoded = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($config))
                $manifest.Contains($encoded)
            }
            'the secret is not shown here' = { -not $screen.Contains($encoded) }
        }
    }
    @{
        Title   = 'Create a registry and wait until it is running'
        Command = {
            $new = New-ContainerRegistry tour-registry de/txl -VulnerabilityScanning $false
            $new | Wait-ContainerRegistry
        }
        Checks  = [ordered] @{
            'it is running'      = { (Get-ContainerRegistry -Name tour-registry).HostName }
            'its state is shown' = { $screen -match '(?m)^tour-registry .*\bRunning\b' }
        }
    }
    @{
        Title   = 'Create a token for the registry and sign in like a container tool'
        Command = {
            $key = $new | New-RegistryToken -Name tour-push -Scope 'repository:*:pull,push' -ExpiresIn '1h'
            $login = @{ Authentication = 'Basic'; Credential = $key.Credential; AllowUnencryptedAuthentication = $true }
            (Invoke-WebRequest "$($url.GetLeftPart('Authority'))/v2/" @login).StatusDescription
        }
        Checks  = @{ 'the registry accepts the token' = { $screen.Trim() -eq 'OK' } }
    }
    @{
        Title   = 'Remove the registry with all its contents and wait until it is removed'
        Command = { $new | Remove-ContainerRegistry -Force -Wait }
        Checks  = @{ 'it is removed' = { 'tour-registry' -notin (Get-ContainerRegistry).Name } }
    }
    @{
        Title   = 'Count the tokens of each registry'
        Command = { Measure-RegistryToken }
        Checks  = @{ 'all three registries are shown' = { [regex]::Matches($screen, '(?m) acme-\w+\s*$').Count -eq 3 } }
    }
    @{
        Title   = 'Remove a token'
        Command = { $made | Remove-RegistryToken -Force }
        Checks  = @{ 'it is removed' = { $made.TokenId -notin ($registry | Get-RegistryToken).TokenId } }
    }
    @{
        Title     = 'Get a token that does not exist'
        Command   = { Get-RegistryToken $registry.RegistryId $made.TokenId -ErrorVariable problem }
        IsFailure = $true
        Checks    = @{ 'it contains the ID of the token' = { ($screen -replace '[\s|]').Contains("$($made.TokenId)") } }
    }
    @{
        Title   = 'Show the error ID and the category for use in scripts'
        Command = { $problem[0].FullyQualifiedErrorId; $problem[0].CategoryInfo.Category }
        Checks  = @{ 'the category is shown' = { $screen -match 'ObjectNotFound' } }
    }
    @{
        Title   = 'Disconnect'
        Command = { Disconnect-IonosCloud }
        Checks  = @{ 'there is no connection anymore' = { -not (Get-IonosCloudConnection -ErrorAction Ignore) } }
    }
)

$unmet = foreach ($step in $steps) {
    # Run the command as text, because an error would otherwise show its position in this file.
    $command = $step.Command.ToString().Trim() -replace '\r?\n\s*', "`n"
    Show-Output "$($PSStyle.Foreground.Green)# $($step.Title)$($PSStyle.Reset)"
    Show-Output "PS> $($command -replace "`n", "`n>> ")"
    $shown = try { . ([scriptblock]::Create($command)) 2>&1 } catch { $_ }
    Show-Output $shown
    Show-Output ''

    $screen = ($shown | Out-String) -replace '\e\[[\d;]*m'
    $hasFailed = @($shown | Where-Object { $_ -is [Management.Automation.ErrorRecord] }).Count -gt 0
    if ($hasFailed -ne [bool] $step.IsFailure) { "$($step.Title): $(if (-not $hasFailed) { 'no ' })error" }
    foreach ($check in $step.Checks.GetEnumerator()) {
        if (-not (. $check.Value)) { "$($step.Title): $($check.Key)" }
    }
}

if ($unmet) {
    Show-Output (@('These expectations were not met:') + ($unmet -replace '^', '  '))
    exit 1
}
Show-Output "All $($steps.Count) steps succeeded."
