[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Tests run in full language.')]
param()

BeforeDiscovery {
    $pattern = '(?ms)^### Example \d+: (?<title>[^\r\n]+)\r?\n```powershell\r?\n(?<code>.+?)\r?\n```'
    $script:pages = foreach ($file in Get-ChildItem -Path "$PSScriptRoot/../../docs/en-US" -Filter '*.md') {
        @{
            Command  = $file.BaseName
            Examples = @(
                foreach ($match in [regex]::Matches((Get-Content -LiteralPath $file.FullName -Raw), $pattern)) {
                    @{ Title = $match.Groups['title'].Value; Code = $match.Groups['code'].Value }
                }
            )
        }
    }
    $script:isParallelAbsent = $PSVersionTable.PSVersion.Major -lt 7
}

BeforeAll {
    . "$PSScriptRoot/Sandbox.ps1"
    Import-BuiltModule
}

Describe 'Get-Help' {
    It 'has a page for every command' {
        $found = Get-Command -Module IonosContainerRegistry | Get-Help
        $found.Name | Should -Be (Get-Command -Module IonosContainerRegistry).Name
        $found.description.Text | Should -Not -BeNullOrEmpty
        # Without a page, the synopsis of Get-Help is the syntax.
        $found.Synopsis | Should -Not -Match '\['
    }

    It 'lists every error ID in the about topic' {
        $assembly = (Get-Command -Name Get-RegistryToken).ImplementingType.Assembly
        $ids = $assembly.GetTypes() | Where-Object Name -Like '*ErrorId' |
            ForEach-Object { $_.GetFields() } | ForEach-Object { $_.GetRawConstantValue() }
        $section = ((Get-Help -Name about_IonosContainerRegistry) -split '(?m)^ERRORS\r?$')[1] -split '(?m)^SEE ALSO'
        $listed = [regex]::Matches($section[0], '(?m)^    ([A-Z]\w+)\r?\n {8}\S')
        $listed | ForEach-Object -Process { $_.Groups[1].Value } | Sort-Object | Should -Be ($ids | Sort-Object)
    }

    It 'finds the about topic' {
        Get-Help -Name about_IonosContainerRegistry | Should -Match 'SIGNING IN'
    }
}

Describe 'The examples of <Command>' -ForEach $pages {
    BeforeAll {
        $script:kept = $env:PSModulePath, $env:PATH, $env:IONOS_CONFIG_FILE
        # The runspaces of ForEach-Object -Parallel must find the module by its name, like an installed module.
        $built = Split-Path -Path (Split-Path -Path (Get-BuiltModulePath))
        $env:PSModulePath = (Resolve-Path -Path $built).Path + [System.IO.Path]::PathSeparator + $env:PSModulePath
        $script:sandbox = Open-Sandbox -Tokens 70
        $secret = ConvertTo-Secret -Text $sandbox.Token
        $script:connection = Connect-IonosCloud -ApiUrl $sandbox.Url -Token $secret -PassThru

        <#
        .SYNOPSIS
        The tokens and registries of the service as text that changes when one of them does.
        #>
        function Get-State {
            Get-RegistryToken -Connection $connection |
                Select-Object -Property TokenId, Name, Status, ExpiryDate, Scopes, LastModifiedDate |
                ConvertTo-Csv
            Get-ContainerRegistry -Connection $connection | ForEach-Object -Process { ConvertTo-Json -InputObject $_ }
        }

        $tools = 'docker', 'podman' | ForEach-Object -Process {
            Add-FakeTool -Path (Join-Path -Path $TestDrive -ChildPath "tool-$_") -Name $_
        }
        $env:PATH = ($tools + $env:PATH) -join [System.IO.Path]::PathSeparator
        $env:IONOS_CONFIG_FILE = Join-Path -Path $TestDrive -ChildPath 'ionos.yaml'
        $profiles = 'profiles: [{{ name: staging, credentials: {{ token: {0} }} }}]' -f $sandbox.Token
        Set-Content -LiteralPath $env:IONOS_CONFIG_FILE -Value $profiles
        if ($PSVersionTable.Platform -eq 'Unix') { chmod 600 $env:IONOS_CONFIG_FILE }
        Add-Certificate -Path $TestDrive
        $script:preparation = @'
$ErrorActionPreference = 'Stop'
function Read-Host { param($Prompt, [switch] $AsSecureString) $token }
function Get-Credential { param($Message) $credential }
function kubectl { if ("$input" -notmatch 'kind: Secret') { throw 'kubectl was given no manifest.' } }
$PSDefaultParameterValues = @{ 'Connect-IonosCloud:ApiUrl' = $sandbox.Url }
$token = ConvertTo-Secret -Text $sandbox.Token
$credential = New-Object -TypeName PSCredential -ArgumentList 'someone', $token
Connect-IonosCloud -Token $token
$registry = Get-ContainerRegistry -Name acme-production

'@
    }

    AfterAll {
        Disconnect-IonosCloud
        Close-Sandbox -Sandbox $sandbox
        $env:PSModulePath, $env:PATH, $env:IONOS_CONFIG_FILE = $kept
    }

    It '<Title>' -ForEach $Examples {
        if ($isParallelAbsent -and $Code -match '-Parallel') {
            Set-ItResult -Skipped -Because 'Windows PowerShell has no -Parallel'
            return
        }
        $before = Get-State
        Push-Location -LiteralPath $TestDrive
        try {
            $all = & ([scriptblock]::Create($preparation + $Code)) 3>&1
        }
        finally {
            Pop-Location
        }
        $output, $warnings = @($all).Where({ $_ -isnot [System.Management.Automation.WarningRecord] }, 'Split')
        $warnings | Should -BeNullOrEmpty
        $isChanged = [bool] (Compare-Object -ReferenceObject $before -DifferenceObject @(Get-State))
        if ($Code -match '-WhatIf') { $isChanged | Should -BeFalse }
        elseif ($Command -match '^(New|Set|Reset)-') { $isChanged | Should -BeTrue }
        if ($Command -eq 'Connect-ContainerRegistry' -and $Code -notmatch '-WhatIf') {
            $tool = if ($Code -match '-Tool (?<tool>\w+)') { $Matches.tool } else { 'docker' }
            $said = Get-Item -LiteralPath (Join-Path -Path $TestDrive -ChildPath "tool-$tool/arguments.txt")
            Get-Content -LiteralPath $said.FullName | Should -Contain '--password-stdin'
            Remove-Item -LiteralPath $said.FullName
        }
        if ($Command -match '^(Get|Measure)-' -and $Code -notmatch 'Export-') { $output | Should -Not -BeNullOrEmpty }
    }
}
