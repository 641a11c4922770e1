[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Tests run in full language.')]
param()

BeforeAll {
    . "$PSScriptRoot/Sandbox.ps1"
    Import-BuiltModule
    $script:sandbox = Open-Sandbox
    Connect-Sandbox -Sandbox $sandbox
    $script:id = (Get-ContainerRegistry -Name acme-production).RegistryId

    <#
    .SYNOPSIS
    What Tab offers at the end of a line.
    #>
    function Get-Completion {
        param([string] $Line)

        @((TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches |
                Where-Object -Property ResultType -EQ -Value ParameterValue)
    }
}

AfterAll {
    Disconnect-IonosCloud
    Close-Sandbox -Sandbox $sandbox
}

Describe 'Completion' {
    It 'offers registries by name, with the host name as the tip' {
        $offered = Get-Completion -Line 'Get-RegistryToken -RegistryId '
        $offered.ListItemText | Should -Be 'acme-production', 'acme-staging', 'acme-archive'
        $offered[0].CompletionText | Should -Be $id
        $offered[0].ToolTip | Should -Be (Get-ContainerRegistry -Name acme-production).HostName
    }

    It 'completes the beginning of a registry name' {
        (Get-Completion -Line 'Remove-RegistryToken -RegistryId acme-p').CompletionText | Should -Be $id
        (Get-Completion -Line 'Remove-RegistryToken acme-p').CompletionText | Should -Be 'acme-production'
    }

    It 'offers the tokens of the specified registry' {
        $offered = Get-Completion -Line "Set-RegistryToken -RegistryId $id -TokenId ci-"
        $offered.CompletionText | Should -Be (Get-RegistryToken $id -Name ci-*).TokenId
    }

    It 'provides the token name to the commands that change the token' {
        $token = Get-RegistryToken acme-production -Name ci-0006
        (Get-Completion -Line 'Set-RegistryToken acme-production ci-0006').CompletionText |
            Should -Be $token.TokenId
        $said = Set-RegistryToken acme-production $token.TokenId -Status $token.Status -Verbose 4>&1
        "$said" | Should -BeLike "*target *token 'ci-0006' ($($token.TokenId)) in registry 'acme-production'*"
    }

    It 'clears its cache after a command changes something' {
        $token = New-RegistryToken acme-production outdated
        (Get-Completion -Line 'Remove-RegistryToken acme-production outdated').CompletionText |
            Should -Be $token.TokenId
        Remove-RegistryToken acme-production $token.TokenId -Force
        Get-Completion -Line 'Remove-RegistryToken acme-production outdated' | Should -BeNullOrEmpty
        $said = Set-RegistryToken acme-production $token.TokenId -Replace -Name current -Verbose 4>&1 |
            Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
        "$said" | Should -Not -BeLike '*outdated*'
    }

    It 'offers the tokens of the registry in a variable' {
        Set-Variable -Name completed -Scope Global -Value (Get-ContainerRegistry -Name acme-production)
        try {
            $line = 'Get-RegistryToken -RegistryId $completed.RegistryId -Name dep'
            (Get-Completion -Line $line).CompletionText | Should -Be (Get-RegistryToken $id -Name dep*).Name
        }
        finally {
            Remove-Variable -Name completed -Scope Global
        }
    }

    It 'offers statuses and scopes' {
        (Get-Completion -Line "Set-RegistryToken $id x -Status ").CompletionText | Should -Be 'enabled', 'disabled'
        (Get-Completion -Line "New-RegistryToken $id x -Scope ").CompletionText |
            Should -Contain "'repository:team-a/*:pull,push'"
    }

    It 'offers nothing without a connection' {
        Disconnect-IonosCloud
        try {
            $errors = $Error.Count
            Get-Completion -Line 'Get-RegistryToken -RegistryId ' | Should -BeNullOrEmpty
            $Error.Count | Should -Be $errors
        }
        finally {
            Connect-Sandbox -Sandbox $sandbox
        }
    }
}

Describe 'Completion without a registry' {
    It 'offers the names of all tokens' {
        $offered = (Get-Completion -Line 'Get-RegistryToken -Name ci-').CompletionText
        $offered | Should -Be ((Get-RegistryToken -Name ci-*).Name | Select-Object -Unique)
    }
}

Describe 'Completion of values' {
    It 'offers the names of all repositories' {
        $names = (Get-RegistryRepository).RepositoryName | Sort-Object -Unique
        (Get-Completion -Line 'Get-RegistryRepository -Name ').ListItemText | Sort-Object | Should -Be $names
    }

    It 'offers lifetimes for <_>' -ForEach @(
        'New-RegistryToken -ExpiresIn ', 'Set-RegistryToken -ExpiresIn ', 'Reset-RegistryToken -GracePeriod '
        'Reset-RegistryToken -ExpiresIn ', 'Get-RegistryToken -ExpiringWithin '
    ) {
        (Get-Completion -Line $_).CompletionText | Should -Contain '30d'
        (Get-Completion -Line "${_}1y").CompletionText | Should -Be '1y'
    }

    It 'offers the profiles of the configuration file' {
        $path = Join-Path -Path $TestDrive -ChildPath 'config'
        @'
version: 1.0
currentProfile: one
profiles:
  - name: one
    credentials: { token: hidden }
  - name: two
    credentials: { token: hidden }
'@ | Set-Content -LiteralPath $path
        $before = $env:IONOS_CONFIG_FILE
        $env:IONOS_CONFIG_FILE = $path
        try { (Get-Completion -Line 'Connect-IonosCloud -ProfileName ').CompletionText | Should -Be 'one', 'two' }
        finally { $env:IONOS_CONFIG_FILE = $before }
    }
}
