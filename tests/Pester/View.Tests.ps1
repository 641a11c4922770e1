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
    The lines that a view has at a width, without colour.
    #>
    function Get-Line {
        param([object[]] $Value, [int] $Width)

        ($Value | Out-String -Width $Width) -replace '\x1b\[[0-9;]*m' -split '\r?\n'
    }
}

AfterAll {
    Disconnect-IonosCloud
    Close-Sandbox -Sandbox $sandbox
}

Describe 'The view of tokens' {
    BeforeAll {
        $script:tokens = $registry | Get-RegistryToken
    }

    It 'fits <_> columns' -ForEach 80, 120 {
        foreach ($line in Get-Line -Value $tokens -Width $_) { $line.Length | Should -BeLessOrEqual $_ }
    }

    It 'shows each token in one line, with its whole id and its status, at <_> columns' -ForEach 80, 120 {
        $lines = Get-Line -Value $tokens -Width $_
        foreach ($token in $tokens) {
            $line = $lines -match [regex]::Escape($token.TokenId)
            @($line) | Should -HaveCount 1
            $line[0] | Should -BeLike "$($token.Name)*"
            $line[0] | Should -BeLike "*$($token.Status)*"
        }
    }

    It 'groups them by registry' {
        $all = Get-RegistryToken
        @((Get-Line -Value $all -Width 120) -match 'RegistryId') | Should -HaveCount 3
    }

    It 'shows the scopes at 120 columns' {
        (Get-Line -Value $tokens -Width 120) -match 'repository:\*:pull' | Should -Not -BeNullOrEmpty
    }

    It 'shows a scope as it is written' {
        (Get-Line -Value $tokens[0].Scopes -Width 120) -join '' | Should -Match 'repository'
    }
}

Describe 'The view of registries' {
    It 'fits <_> columns and names each' -ForEach 80, 120 {
        $registries = Get-ContainerRegistry
        $lines = Get-Line -Value $registries -Width $_
        foreach ($line in $lines) { $line.Length | Should -BeLessOrEqual $_ }
        foreach ($one in $registries) {
            @($lines -match [regex]::Escape($one.RegistryId)) | Should -HaveCount 1
            @($lines -match [regex]::Escape($one.Name)) | Should -Not -BeNullOrEmpty
        }
    }
}

Describe 'The list of a token' {
    It 'has everything worth seeing' {
        $text = ($registry | Get-RegistryToken -First 1 | Format-List | Out-String -Width 120)
        foreach ($property in 'RegistryId', 'TokenId', 'Name', 'Status', 'ExpiryDate', 'Scopes', 'CreatedBy') {
            $text | Should -Match $property
        }
    }
}

Describe 'Colour' {
    It 'is not in the rows that are redirected' {
        $shown = Invoke-FreshShell -Sandbox $sandbox -Script 'Get-RegistryToken'
        $rows = $shown -split '\r?\n' -match '-00\d\d '
        @($rows).Count | Should -BeGreaterThan 30
        $rows -match '\x1b\[' -replace '\x1b', '' | Should -BeNullOrEmpty
    }

    It 'is not there with NO_COLOR' {
        $shown = Invoke-FreshShell -Sandbox $sandbox -Script 'Get-RegistryToken' -Environment @{ NO_COLOR = '1' }
        $shown | Should -Match 'deploy-0001'
        $shown.Contains([string] [char] 27) | Should -BeFalse
    }
}
