[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Tests run in full language.')]
param()

BeforeAll {
    . "$PSScriptRoot/Sandbox.ps1"
    Import-BuiltModule
    $script:sandbox = Open-Sandbox
    Connect-Sandbox -Sandbox $sandbox
    $script:registry = Get-ContainerRegistry -Name acme-production

    <#
    .SYNOPSIS
    Gets the lines of a view at a width, without color.
    #>
    function Get-Line {
        param([object[]] $Value, [int] $Width)

        ($Value | Out-String -Width $Width) -replace '\x1b\[[0-9;]*m' -split '\r?\n'
    }

    <#
    .SYNOPSIS
    Gets the output of a PowerShell process on a terminal.
    #>
    function Invoke-Terminal {
        param([pscustomobject] $Sandbox, [string] $Script, [hashtable] $Environment = @{})

        $prelude = Get-ConnectScript
        $code = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($prelude + $Script))
        $variables = $Environment + @{
            SANDBOX_URL   = $Sandbox.Url
            SANDBOX_TOKEN = $Sandbox.Token
            TERM          = 'xterm-256color'
        }
        $before = @{}
        foreach ($name in $variables.Keys) {
            $before[$name] = [Environment]::GetEnvironmentVariable($name)
            [Environment]::SetEnvironmentVariable($name, $variables[$name])
        }
        try {
            $shell = "'$((Get-ShellCommand) -join "' '")'"
            $shown = script -qec "$shell -NoProfile -NoLogo -EncodedCommand $code" /dev/null
            $shown -join "`n" -replace '\x1b', '<esc>'
        }
        finally {
            foreach ($name in $before.Keys) { [Environment]::SetEnvironmentVariable($name, $before[$name]) }
        }
    }
}

AfterAll {
    Disconnect-IonosCloud
    Close-Sandbox -Sandbox $sandbox
}

Describe 'The view of a copy from another process' {
    It 'shows what the original shows: <_>' -ForEach @(
        'Get-RegistryToken acme-production -First 3'
        'Get-RegistryToken acme-production -Name mirror-0005'
        'New-RegistryToken acme-production "copied-$(Get-Random)" -Scope "repository:a:pull;repository:b:pull"'
        'Get-ContainerRegistry'
        'Get-RegistryRepository acme-production'
        'Get-RegistryArtifact acme-production -First 3'
        'Get-RegistryArtifact acme-production -First 1 | Get-RegistryVulnerability -First 3'
        'Measure-RegistryToken acme-production'
    ) {
        $objects = Invoke-Expression $_
        $file = Join-Path -Path $TestDrive -ChildPath 'copy.xml'
        foreach ($depth in 1, 2) {
            $objects | Export-Clixml -Path $file -Depth $depth -Force
            $copies = Import-Clixml -Path $file
            Get-Line -Value $copies -Width 120 | Should -Be (Get-Line -Value $objects -Width 120)
        }
    }
}

Describe 'The view of tokens' {
    BeforeAll {
        $script:tokens = $registry | Get-RegistryToken
    }

    It 'fits <_> columns' -ForEach 80, 120 {
        foreach ($line in Get-Line -Value $tokens -Width $_) { $line.Length | Should -BeLessOrEqual $_ }
    }

    It 'shows the full name and the status of each token on a line at <_> columns' -ForEach 80, 120 {
        $lines = Get-Line -Value $tokens -Width $_
        foreach ($token in $tokens) {
            $line = $lines -match "^$([regex]::Escape($token.Name)) "
            @($line) | Should -HaveCount 1
            $line[0] | Should -BeLike "*$($token.Status)*"
        }
    }

    It 'shows a whole name of 63 characters, the expiry, and the beginning of the scopes in <_> columns' -ForEach 80, 120 {
        $name = 'a' * 40 + '-' + 'b' * 22
        $long = [IonosContainerRegistry.RegistryToken]@{
            Name = $name; Status = 'disabled'; ExpiryDate = [DateTimeOffset]::UtcNow.AddMinutes(100.5)
            Scopes = 'repository:team-a/backend/*:pull,push'
        }
        $rows = Get-Line -Value $long -Width $_ | Where-Object { $_ -match '^(a|b)' }
        $rows[0] | Should -Match 'disabled \d{4}-\d\d-\d\d 1h +repository:team-a/b'
        -join ($rows | ForEach-Object { $_.Substring(0, [Math]::Min(24, $_.Length)).Trim() }) | Should -Be $name
    }

    It 'groups them by registry' {
        $all = Get-RegistryToken
        @((Get-Line -Value $all -Width 120) -match 'Registry: acme-') | Should -HaveCount 3
    }

    It 'shows the scopes at <_> columns' -ForEach 80, 120 {
        (Get-Line -Value $tokens -Width $_) -match 'repository:\*:pull' | Should -Not -BeNullOrEmpty
    }

    It 'shows a scope in its text format' {
        (Get-Line -Value $tokens[0].Scopes -Width 120) -join '' | Should -Match 'repository'
    }
}

Describe 'The view of registries' {
    It 'fits <_> columns and shows each name' -ForEach 80, 120 {
        $registries = Get-ContainerRegistry
        $lines = Get-Line -Value $registries -Width $_
        foreach ($line in $lines) { $line.Length | Should -BeLessOrEqual $_ }
        foreach ($one in $registries) {
            @($lines -match "^$([regex]::Escape($one.Name)) ") | Should -HaveCount 1
        }
    }
}

Describe 'The view of token counts' {
    It 'fits <_> columns and shows each registry' -ForEach 80, 120 {
        $lines = Get-Line -Value (Measure-RegistryToken) -Width $_
        foreach ($line in $lines) { $line.Length | Should -BeLessOrEqual $_ }
        @($lines -match ' acme-\w+$') | Should -HaveCount 3
    }

    It 'shows all counts of a registry with a name of 63 characters in 80 columns' {
        $summary = Measure-RegistryToken acme-production
        $summary.RegistryName = 'n' * 63
        $lines = Get-Line -Value $summary -Width 80
        $lines -match 'Count +Enabled +ExpiringIn30Days +WithoutExpiry +CanPushEverything +RegistryName' |
            Should -HaveCount 1
    }
}

Describe 'The list of a token' {
    It 'shows the properties of the token' {
        $shown = Get-Line -Value ($registry | Get-RegistryToken -First 1 | Format-List) -Width 120
        @($shown -match ' : ' -replace ' *:.*') | Should -Be @(
            'RegistryName', 'RegistryId', 'Name', 'TokenId', 'Status', 'ExpiryDate', 'TimeLeft', 'Scopes', 'UserName'
            'Credential', 'CreatedDate', 'CreatedBy', 'LastModifiedDate', 'LastModifiedBy')
        @($shown -match 'repository:') | Should -HaveCount 1
    }

    It 'shows which property has the password, but not the password' {
        $token = New-RegistryToken $registry.RegistryId listed
        $password = $token.Credential.GetNetworkCredential().Password
        $shown = ($token | Format-List | Out-String) + ($token | Format-List -Property * | Out-String)
        $shown | Should -Match 'issued: .* use \.Credential'
        $shown.Contains($password) | Should -BeFalse
    }
}

Describe 'The list of a registry' {
    It 'shows the properties of the registry in 80 columns' {
        $shown = Get-Line -Value (Get-ContainerRegistry | Format-List) -Width 80
        foreach ($line in $shown) { $line.Length | Should -BeLessOrEqual 80 }
        foreach ($property in ($registry | Get-Member -MemberType Property).Name) {
            @($shown -match "^$property ") | Should -HaveCount 3
        }
    }
}

Describe 'The views of a connection' {
    It 'fit <_> columns' -ForEach 80, 120 {
        $connection = Get-IonosCloudConnection
        $lines = @(Get-Line -Value $connection -Width $_) + @(Get-Line -Value ($connection | Format-List) -Width $_)
        foreach ($line in $lines) { $line.Length | Should -BeLessOrEqual $_ }
        @($lines -match '^Token +.*http://127') | Should -HaveCount 1
    }

    It 'show the source of each setting in the list, and no secret' {
        $shown = Get-Line -Value (Get-IonosCloudConnection | Format-List) -Width 80
        @($shown -match ': ?AuthenticationType: parameter$') | Should -HaveCount 1
        @($shown -match '^ +ApiUrl: parameter$') | Should -HaveCount 1
        @($shown -match '^ +TimeoutSec: default$') | Should -HaveCount 1
        ($shown -join '').Contains($sandbox.Token) | Should -BeFalse
    }

    It 'show a setting from the environment' {
        $script = 'Get-IonosCloudConnection | Format-List'
        $shown = Invoke-FreshShell -Sandbox $sandbox -Connect $false -Script $script -Environment @{
            IONOS_TOKEN = $sandbox.Token; IONOS_API_URL = $sandbox.Url
        }
        $shown = $shown -replace '\x1b\[[\d;]*m' -replace '\r?\n {10,}(?!\w+: )'
        $shown | Should -Match 'ApiUrl: environment variable IONOS_API_URL'
        $shown | Should -Match 'AuthenticationType: environment variable IONOS_TOKEN'
        $shown.Contains($sandbox.Token) | Should -BeFalse
    }
}

Describe 'Color' {
    It 'is not used in redirected output' {
        $shown = Invoke-FreshShell -Sandbox $sandbox -Script 'Get-RegistryToken'
        $rows = $shown -split '\r?\n' -match '-00\d\d '
        @($rows).Count | Should -BeGreaterThan 30
        $rows -match '\x1b\[' -replace '\x1b', '' | Should -BeNullOrEmpty
    }

    It 'is not used with NO_COLOR' {
        $shown = Invoke-FreshShell -Sandbox $sandbox -Script 'Get-RegistryToken' -Environment @{ NO_COLOR = '1' }
        $shown | Should -Match 'deploy-0001'
        $shown.Contains([string] [char] 27) | Should -BeFalse
    }

    It 'is used with FORCE_COLOR in redirected output' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $script = '$PSStyle.OutputRendering = "Ansi"; Get-RegistryRepository acme-production'
        $shown = Invoke-FreshShell -Sandbox $sandbox -Script $script -Environment @{ FORCE_COLOR = '1' }
        $shown | Should -Match "backend/api .*$([char] 27)\[31mcritical$([char] 27)\[0m"
    }

    It 'is used on a terminal for tokens that are disabled or expire soon' -Skip:(-not $IsLinux) {
        $null = New-RegistryToken $registry.RegistryId asleep -Status disabled
        $null = New-RegistryToken $registry.RegistryId hurried -ExpiresIn 3d
        $tokens = 'Get-RegistryToken -RegistryId (Get-ContainerRegistry -Name acme-production).RegistryId'
        $shown = Invoke-Terminal -Sandbox $sandbox -Script $tokens
        $shown | Should -Match 'asleep .*<esc>\[2mdisabled<esc>\[0m'
        $shown | Should -Match 'hurried .* enabled +<esc>\[33m\d{4}-\d\d-\d\d \d+[dh]<esc>\[0m'
        $shown | Should -Not -Match '<esc>\[2menabled'

        $plain = Invoke-Terminal -Sandbox $sandbox -Script $tokens -Environment @{ NO_COLOR = '1' }
        $plain | Should -Match 'asleep .* disabled'
        $plain | Should -Not -Match 'asleep .*<esc>\[2m'
    }
}
