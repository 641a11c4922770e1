[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Tests run in full language.')]
param()

BeforeDiscovery {
    $fence = '(?ms)^(?<indent> *)```powershell\r?\n(?<code>.+?)\r?\n\k<indent>```'
    # The script of a step: the indented lines after 'run: |', if the shell of the step is PowerShell.
    $step = '(?m)^ {8}shell: pwsh\r?\n(?:^ {8}(?!run:).*\r?\n|^ {10}.*\r?\n)*?'
    $step += '^ {8}run: \|\r?\n(?<code>(?: {10}.*(?:\r?\n|\z))+)'
    $script:pages = foreach ($name in 'secret-management', 'parallel', 'azure-automation', 'github-actions') {
        $text = Get-Content -LiteralPath "$PSScriptRoot/../../docs/$name.md" -Raw
        @{
            Page  = $name
            Codes = @([regex]::Matches($text, $fence) + [regex]::Matches($text, $step) |
                    ForEach-Object -Process { $_.Groups['code'].Value })
        }
    }
}

BeforeAll {
    . "$PSScriptRoot/Sandbox.ps1"

    # Substitutes for commands that require a vault, Azure, or GitHub.
    $script:standIns = @'
$ErrorActionPreference = 'Stop'
$WarningPreference = 'Stop'
$vault = @{}
function ConvertTo-Secret { param($Text) (New-Object Net.NetworkCredential '', $Text).SecurePassword }
function Read-Host { param($Prompt, [switch] $AsSecureString) $token }
function Set-Secret { param($Name, $Secret, $Metadata) $vault[$Name] = @{ Secret = $Secret; Metadata = $Metadata } }
function Get-Secret { param($Name) $vault[$Name].Secret }
function Get-SecretInfo {
    param($Name)
    $vault.Keys -like $Name | ForEach-Object { [pscustomobject]@{ Name = $_; Metadata = $vault[$_].Metadata } }
}
function Get-AutomationVariable { param($Name) $apiToken }
function Get-AutomationPSCredential { param($Name) New-Object PSCredential 'someone', $token }
function Set-AzKeyVaultSecret { param($VaultName, $Name, [securestring] $SecretValue) $vault[$Name] = $SecretValue }
function Install-PSResource { }
$apiToken = $env:SANDBOX_TOKEN
$token = ConvertTo-Secret $apiToken
$PSDefaultParameterValues = @{ 'Connect-IonosCloud:ApiUrl' = $env:IONOS_API_URL }

'@
}

Describe 'docs/<Page>.md' -ForEach $pages {
    BeforeAll {
        $script:sandbox = Open-Sandbox -Tokens 40
        $script:kept = @{}
        $script:tool = Add-FakeTool -Path (Join-Path -Path $TestDrive -ChildPath 'tool')
        $built = Split-Path -Path (Split-Path -Path (Get-BuiltModulePath))
        # The workflow for GitHub Actions uses the environment instead of Connect-IonosCloud.
        $apiToken = if ($Page -eq 'github-actions') { $sandbox.Token } else { $null }
        $values = @{
            PATH          = $tool + [System.IO.Path]::PathSeparator + $env:PATH
            PSModulePath  = (Resolve-Path -Path $built).Path + [System.IO.Path]::PathSeparator + $env:PSModulePath
            IONOS_API_URL = $sandbox.Url
            IONOS_TOKEN   = $apiToken
            SANDBOX_TOKEN = $sandbox.Token
            GITHUB_ENV    = Join-Path -Path $TestDrive -ChildPath 'github.env'
            REGISTRY_NAME = 'acme-production'
            TOKEN_NAME    = 'run-4711-1'
        }
        foreach ($name in $values.Keys) {
            $kept[$name] = [Environment]::GetEnvironmentVariable($name)
            [Environment]::SetEnvironmentVariable($name, $values[$name])
        }
    }

    AfterAll {
        foreach ($name in $kept.Keys) { [Environment]::SetEnvironmentVariable($name, $kept[$name]) }
        Close-Sandbox -Sandbox $sandbox
    }

    It 'contains code' {
        $Codes.Count | Should -BeGreaterThan 2
    }

    It 'contains code that runs from top to bottom' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $before = ''
        $after = ''
        # The other pages connect, or use the environment.
        if ($Page -eq 'parallel') { $before = 'Connect-IonosCloud -Token $token' }
        if ($Page -eq 'github-actions') {
            $after = 'if (Get-RegistryToken -Name run-*) { throw ''The token is still there.'' }'
        }
        $script = Join-Path -Path $TestDrive -ChildPath "$Page.ps1"
        Set-Content -LiteralPath $script -Value (@($standIns, $before) + $Codes + $after + '''every line ran''')
        $said = Invoke-Shell -NoProfile -File $script 2>&1 | Out-String
        $said | Should -Match 'every line ran' -Because $said
        $LASTEXITCODE | Should -Be 0
        $isSignedIn = Test-Path -LiteralPath (Join-Path -Path $tool -ChildPath 'arguments.txt')
        $isSignedIn | Should -Be (($Codes -join '') -match 'Connect-ContainerRegistry')
    }
}

Describe 'The history handler of docs/security.md' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
    BeforeDiscovery {
        $guide = Get-Content -LiteralPath "$PSScriptRoot/../../docs/security.md" -Raw
        $script:rows = [regex]::Matches($guide, '(?m)^\| `(?<line>.+?)` \| (?<stored>Yes|No)\b') | ForEach-Object {
            @{ Line = $_.Groups['line'].Value -replace '\\\|', '|'; IsStored = $_.Groups['stored'].Value -eq 'Yes' }
        }
    }

    BeforeAll {
        Import-Module -Name PSReadLine
        $script:default = (Get-PSReadLineOption).AddToHistoryHandler
        $guide = Get-Content -LiteralPath "$PSScriptRoot/../../docs/security.md" -Raw
        $code = [regex]::Match($guide, '```powershell\r?\n(?<code>[^`]+-AddToHistoryHandler[^`]+)\r?\n```')
        Invoke-Expression $code.Groups['code'].Value
        $script:handler = (Get-PSReadLineOption).AddToHistoryHandler
    }

    AfterAll {
        Set-PSReadLineOption -AddToHistoryHandler $default
    }

    It 'stores what the table says: <Line>' -ForEach $rows {
        $handler.Invoke($Line) | Should -Be $(if ($IsStored) { 'MemoryAndFile' } else { 'MemoryOnly' })
    }

    It 'does not store what might be a secret: <_>' -ForEach @(
        "`$h = @{ 'API token' = 'abc' }"
        "Set-Variable 'API token' abc"
        'Get-RegistryToken -Connection (Connect-IonosCloud -Token (ConvertTo-SecureString abc -AsPl -Force) -PassThru)'
        'Get-RegistryToken acme-production; irm host -Headers @{ Authorization = "Bearer abc" }'
        'Get-RegistryToken acme-production -TokenId 12345678-abc'
        "`$text = 'abc'`nNew-RegistryToken acme-production ci"
        '$x["k"] = "abc"; New-RegistryToken acme-production ci'
        '${x} = "abc"; New-RegistryToken acme-production ci'
        'New-RegistryToken acme-production ci; mysql -u root -pabc'
        "'abc' | ConvertTo-ImagePullSecret registry-pull"
        '$x.TokenId = @("abc")'
        'Invoke-Foo -TokenId deadbeef-1234-1234-1234-123456789abc'
        'my-Get-RegistryToken abc'
        "New-RegistryToken acme-production ci -Name ('abc'"
        'New-RegistryToken acme-production ci; curl -u ci:abc host'
        'New-RegistryToken acme-production ci; Invoke-WebRequest https://ci:abc@host/v2/'
        'Get-RegistryToken acme-production; New-Object System.Net.NetworkCredential ci, abc'
    ) {
        $handler.Invoke($_) | Should -Be 'MemoryOnly'
    }

    It 'stores commands of this module: <_>' -ForEach @(
        'Get-RegistryToken acme-production -TokenId 12345678-1234-1234-1234-123456789012'
        'Set-RegistryToken acme-production $id -Status disabled'
        '$token | Connect-ContainerRegistry'
        'Get-RegistryToken acme-production | Format-Table Name, TokenId'
        'Get-RegistryToken acme-production | Export-Csv file.csv'
        "Get-RegistryToken acme-production |`n    Reset-RegistryToken -OldTokenAction Disable"
    ) {
        $handler.Invoke($_) | Should -Be 'MemoryAndFile'
    }
}
