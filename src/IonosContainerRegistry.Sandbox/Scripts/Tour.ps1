<#
.SYNOPSIS
Shows what the module does, one command after the other, as a console would show it.

.DESCRIPTION
The sandbox runs this script in a PowerShell of its own. After each command the script checks what a visitor could check
too. The exit code is 0 only if all of it holds.
#>
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'The sandbox runs it in full language.')]
param()

$url = [uri] $env:IONOS_API_URL
$token = [System.Net.NetworkCredential]::new('', $env:IONOS_TOKEN).SecurePassword
# So that nothing is signed in after signing out.
Remove-Item -Path Env:/IONOS_API_URL, Env:/IONOS_TOKEN

# A file or a log gets no colors, and tables of the usual width, unless the environment asks for something else.
$isRedirected = [Console]::IsOutputRedirected
if ($isRedirected) { $PSStyle.OutputRendering = if ($env:FORCE_COLOR) { 'Ansi' } else { 'PlainText' } }
$width = if ($env:COLUMNS) { [int] $env:COLUMNS } else { 120 }

<#
.SYNOPSIS
Shows objects as the prompt does.
#>
function Show-Output {
    param([object[]] $InputObject)

    if ($isRedirected) { $InputObject | Out-String -Stream -Width $width | Out-Default }
    else { $InputObject | Out-Default }
}

<#
.SYNOPSIS
The text of a password that was issued.
#>
function Get-Password {
    param([object] $Token)

    $Token.Credential.GetNetworkCredential().Password
}

<#
.SYNOPSIS
A token as the service returns it now.
#>
function Read-Token {
    param([object] $Token)

    Get-RegistryToken -RegistryId $Token.RegistryId -TokenId $Token.TokenId
}

$module = (Resolve-Path -LiteralPath $env:SANDBOX_MODULE -Relative).Replace("'", "''")
$steps = @(
    @{
        Title   = 'Import the module that the build made'
        Command = "Import-Module '$module'; (Get-Command -Module IonosContainerRegistry).Name"
        Checks  = [ordered] @{
            'every cmdlet is shown' = {
                $cmdlets = (Import-PowerShellDataFile -LiteralPath $env:SANDBOX_MODULE).CmdletsToExport
                $cmdlets -and -not ($cmdlets | Where-Object { -not $screen.Contains($_) })
            }
        }
    }
    @{
        Title   = 'Sign in: to the sandbox here, without -ApiUrl to IONOS'
        Command = { Connect-IonosCloud -ApiUrl $url -Token $token }
        Checks  = @{ 'the session is connected' = { (Get-IonosCloudConnection).ApiUrl -eq $url } }
    }
    @{
        Title   = 'Find a registry'
        Command = { Get-ContainerRegistry }
        Checks  = @{ 'all three registries are shown' = { [regex]::Matches($screen, '(?m)^acme-').Count -eq 3 } }
    }
    @{
        Title   = 'Keep it in a variable'
        Command = { $registry = Get-ContainerRegistry -Name acme-prod*; $registry.HostName }
        Checks  = [ordered] @{
            'it is the right one'    = { $registry.Name -eq 'acme-production' }
            'its host name is shown' = { $registry.HostName -and $screen.Trim() -eq $registry.HostName }
        }
    }
    @{
        Title   = 'Look into it: its repositories'
        Command = { $registry | Get-RegistryRepository -First 5 }
        Checks  = [ordered] @{
            'the first five are shown' = {
                $names = ($registry | Get-RegistryRepository).RepositoryName
                -not (Compare-Object $names[0..4] ($names | Where-Object { $screen.Contains($_) }))
            }
        }
    }
    @{
        Title   = 'Find what must be fixed: critical vulnerabilities of the latest images'
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
        Title   = 'List its tokens: the first five'
        Command = { $registry | Get-RegistryToken -First 5 }
        Checks  = [ordered] @{
            'the first five are shown' = {
                $all = @($registry | Get-RegistryToken)
                -not (Compare-Object $all[0..4].Name ($all.Name | Where-Object { $screen -match "\b$_\b" }))
            }
        }
    }
    @{
        Title   = 'Page through them'
        Command = { Get-RegistryToken $registry.RegistryId -Skip 10 -First 5 -IncludeTotalCount }
        Checks  = [ordered] @{
            'the eleventh to the fifteenth are shown' = {
                -not (Compare-Object $all[10..14].Name ($all.Name | Where-Object { $screen -match "\b$_\b" }))
            }
            'the total is shown'                      = { $screen -match "\b$($all.Count)\b" }
        }
    }
    @{
        Title   = 'All of them, as many pages as it takes'
        Command = { (Get-RegistryToken $registry.RegistryId).Count }
        Checks  = @{ 'they take more than one page' = { [int] $screen -eq $all.Count -and $all.Count -gt 100 } }
    }
    @{
        Title   = 'Filter by name'
        Command = { Get-RegistryToken $registry.RegistryId -Name ci-00* }
        Checks  = [ordered] @{
            'those and no others are shown' = {
                $matching = @($all.Name -like 'ci-00*')
                -not (Compare-Object $matching ($all.Name | Where-Object { $screen -match "\b$_\b" }))
            }
        }
    }
    @{
        Title   = 'Create a token with a scope and an expiry'
        Command = {
            $scope = 'repository:team-a/*:pull,push'
            $made = New-RegistryToken acme-production tour-ci -Scope $scope -ExpiresIn '30d'
            $made
        }
        Checks  = [ordered] @{
            'the service holds it'           = { (Read-Token $made).Name -eq 'tour-ci' }
            'it has that scope'              = { ((Read-Token $made).Scopes -join ';') -eq $scope }
            'it expires in 30 days'          = { [Math]::Round((Read-Token $made).TimeLeft.TotalDays, 1) -eq 30 }
            'the session has its password'   = { Get-Password $made }
            'the password is not shown here' = { -not $screen.Contains((Get-Password $made)) }
        }
    }
    @{
        Title   = 'See what a change would do'
        Command = { $made | Remove-RegistryToken -WhatIf }
        Checks  = @{ 'nothing is removed' = { (Read-Token $made).Name -eq 'tour-ci' } }
    }
    @{
        Title   = 'Update: only what is given changes'
        Command = { $made | Set-RegistryToken -Status disabled -AddScope 'repository:cache/*:pull' -PassThru }
        Checks  = [ordered] @{
            'status and scopes are changed' = {
                (Read-Token $made).Status -eq 'disabled' -and
                ((Read-Token $made).Scopes -join ';') -eq 'repository:team-a/*:pull,push;repository:cache/*:pull'
            }
            'the expiry is not'             = { (Read-Token $made).ExpiryDate -eq $made.ExpiryDate }
            'the change is shown'           = { $screen -match 'tour-ci +disabled ' }
        }
    }
    @{
        Title   = 'Replace: what is not given is cleared'
        Command = {
            $made | Set-RegistryToken -Replace -Name tour-ci -Scope 'repository:team-b/*:pull' -Confirm:$false
        }
        Checks  = [ordered] @{
            'the token is as given' = {
                $now = Read-Token $made
                $now.Status -eq 'enabled' -and $null -eq $now.ExpiryDate -and
                ($now.Scopes -join ';') -eq 'repository:team-b/*:pull'
            }
        }
    }
    @{
        Title   = 'Pipe a list into a change'
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
        Title   = 'Rotate a credential: a new token first, then the old one'
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
        Title   = 'Hand it over to Docker: the text of config.json, without its secret here'
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
        Title   = 'Hand it over to Kubernetes: an image pull secret, without its secret here'
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
        Title   = 'Create a registry, and wait until it is running'
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
        Title   = 'Create a token for it, and sign in as a container tool would'
        Command = {
            $key = $new | New-RegistryToken -Name tour-push -Scope 'repository:*:pull,push' -ExpiresIn '1h'
            $login = @{ Authentication = 'Basic'; Credential = $key.Credential; AllowUnencryptedAuthentication = $true }
            (Invoke-WebRequest "$($url.GetLeftPart('Authority'))/v2/" @login).StatusDescription
        }
        Checks  = @{ 'the registry lets the token in' = { $screen.Trim() -eq 'OK' } }
    }
    @{
        Title   = 'Remove the registry with all that is in it, and wait until it is gone'
        Command = { $new | Remove-ContainerRegistry -Force -Wait }
        Checks  = @{ 'it is gone' = { 'tour-registry' -notin (Get-ContainerRegistry).Name } }
    }
    @{
        Title   = 'Take stock'
        Command = { Measure-RegistryToken }
        Checks  = @{ 'all three registries are shown' = { [regex]::Matches($screen, '(?m)^acme-').Count -eq 3 } }
    }
    @{
        Title   = 'Remove a token'
        Command = { $made | Remove-RegistryToken -Force }
        Checks  = @{ 'it is gone' = { $made.TokenId -notin ($registry | Get-RegistryToken).TokenId } }
    }
    @{
        Title     = 'Read an error'
        Command   = { Get-RegistryToken $registry.RegistryId $made.TokenId -ErrorVariable problem }
        IsFailure = $true
        Checks    = @{ 'it names the token' = { ($screen -replace '[\s|]').Contains("$($made.TokenId)") } }
    }
    @{
        Title   = 'What a script can tell from it'
        Command = { $problem[0].FullyQualifiedErrorId; $problem[0].CategoryInfo.Category }
        Checks  = @{ 'the category is shown' = { $screen -match 'ObjectNotFound' } }
    }
    @{
        Title   = 'Sign out'
        Command = { Disconnect-IonosCloud }
        Checks  = @{ 'there is no connection any more' = { -not (Get-IonosCloudConnection -ErrorAction Ignore) } }
    }
)

$unmet = foreach ($step in $steps) {
    # As it is typed: without the place in this file, which an error would show.
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
Show-Output "All $($steps.Count) steps did what they should."
