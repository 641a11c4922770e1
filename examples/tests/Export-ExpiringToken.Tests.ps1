[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Tests run in full language and build the module''s objects.')]
param()

BeforeAll {
    Import-Module -Name "$PSScriptRoot/../../out/IonosContainerRegistry" -Global
    $script:runbook = "$PSScriptRoot/../Export-ExpiringToken.ps1"
}

Describe 'Export-ExpiringToken' {
    BeforeEach {
        $script:file = Join-Path -Path $TestDrive -ChildPath 'expiring.csv'
        $script:registry = [IonosContainerRegistry.ContainerRegistry]@{ RegistryId = [guid]::NewGuid(); Name = 'acme' }
        $script:later = [IonosContainerRegistry.RegistryToken]@{
            RegistryId = $registry.RegistryId
            TokenId    = [guid]::NewGuid()
            Name       = 'later'
            Status     = 'disabled'
            ExpiryDate = [datetimeoffset]::UtcNow.AddDays(9.5)
            Scopes     = 'repository:team-a/*:pull,push', @{ Type = 'registry'; Name = '*'; Actions = 'list' }
        }
        $script:sooner = [IonosContainerRegistry.RegistryToken]@{
            RegistryId = $registry.RegistryId
            Name       = 'sooner'
            Status     = 'enabled'
            ExpiryDate = [datetimeoffset]::UtcNow.AddHours(5)
        }
        Mock -CommandName Get-ContainerRegistry -MockWith { $registry }
        Mock -CommandName Get-RegistryToken -MockWith { $later, $sooner }
    }

    It 'returns the tokens that expire, sorted by date' {
        $rows = & $runbook -Path $file
        $rows.Name | Should -Be 'sooner', 'later'
        $rows.DaysLeft | Should -Be 0, 9
        ($rows | Out-String) | Should -Match 'Registry\s+Name\s+DaysLeft\s+Status'
    }

    It 'writes the same tokens to the file, with dates in ISO 8601 format' {
        $null = & $runbook -Path $file
        $rows = Import-Csv -Path $file
        $rows.Name | Should -Be 'sooner', 'later'
        $rows[1].ExpiryDate | Should -Match '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$'
        ([datetimeoffset] $rows[1].ExpiryDate - $later.ExpiryDate).Duration().TotalSeconds | Should -BeLessThan 1
        $rows[1].Scopes | Should -Be 'repository:team-a/*:pull,push;registry:*:list'
        $rows[1].TokenId | Should -Be $later.TokenId
    }

    It 'uses the specified time and registries, or the default values' {
        $null = & $runbook -Path $file
        Should -Invoke -CommandName Get-RegistryToken -Exactly -Times 1 -ParameterFilter {
            $ExpiringWithin.Value.TotalDays -eq 14 -and $RegistryId -eq $registry.RegistryId
        }
        $null = & $runbook -Path $file -Within 36h -RegistryName 'ac*'
        Should -Invoke -CommandName Get-RegistryToken -Exactly -Times 1 -ParameterFilter {
            $ExpiringWithin.Value.TotalHours -eq 36
        }
        Should -Invoke -CommandName Get-ContainerRegistry -Exactly -Times 1 -ParameterFilter { $Name -eq 'ac*' }
    }

    It 'writes a header if no token expires' {
        Mock -CommandName Get-RegistryToken
        & $runbook -Path $file | Should -BeNullOrEmpty
        (Get-Content -Path $file) | Should -BeLike '"Registry","Name",*'
        @(Import-Csv -Path $file) | Should -HaveCount 0
    }

    It 'writes no file with -WhatIf' {
        $unwritten = Join-Path -Path $TestDrive -ChildPath 'unwritten.csv'
        @(& $runbook -Path $unwritten -WhatIf) | Should -HaveCount 2
        Test-Path -Path $unwritten | Should -BeFalse
    }
}
