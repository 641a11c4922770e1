[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Tests run in full language.')]
param()

BeforeAll {
    . "$PSScriptRoot/Sandbox.ps1"
    Import-BuiltModule
    $script:sandbox = Open-Sandbox
    Connect-Sandbox -Sandbox $sandbox
    $script:production = Get-ContainerRegistry -Name acme-production
    $script:staging = Get-ContainerRegistry -Name acme-staging
}

AfterAll {
    Disconnect-IonosCloud
    Close-Sandbox -Sandbox $sandbox
}

Describe 'Pipelines' {
    It 'pass registries to tokens to a change' {
        $staging | Get-RegistryToken -Name ci-* | Set-RegistryToken -Status disabled
        $states = ($staging | Get-RegistryToken -Name ci-*).Status | Sort-Object -Unique
        $states | Should -Be 'disabled'
        @($production | Get-RegistryToken -Name ci-* -Status enabled) | Should -Not -BeNullOrEmpty
    }

    It 'pass several registries to a removal with -WhatIf' {
        $before = @(Get-RegistryToken).Count
        Get-ContainerRegistry | Get-RegistryToken -First 4 | Remove-RegistryToken -WhatIf
        @(Get-RegistryToken).Count | Should -Be $before
    }

    It 'accept grouped, sorted, and selected tokens' {
        $newest = $production | Get-RegistryToken | Sort-Object -Property CreatedDate -Descending |
            Select-Object -First 2 -Property RegistryId, TokenId
        ($newest | Get-RegistryToken).TokenId | Should -Be $newest.TokenId
    }
}

Describe 'Rows of a CSV file' {
    It 'specify the tokens to disable' {
        $file = Join-Path -Path $TestDrive -ChildPath 'rows.csv'
        $production | Get-RegistryToken -Name deploy-* |
            Select-Object -Property RegistryId, TokenId, Name, Status |
            Export-Csv -Path $file -NoTypeInformation

        $changed = Import-Csv -Path $file | Set-RegistryToken -Status disabled -PassThru
        @($changed).Count | Should -BeGreaterThan 1
        ($changed.Status | Sort-Object -Unique) | Should -Be 'disabled'
    }

    It 'don''t send the other cells' {
        $token = New-RegistryToken $production.RegistryId only-identity -Scope 'repository:a:pull' -ExpiresIn 9d
        $row = [pscustomobject]@{
            RegistryId = $token.RegistryId
            TokenId    = $token.TokenId
            Scopes     = 'registry:*:*'
            ExpiryDate = ''
            Name       = 'other'
        }
        $changed = $row | Set-RegistryToken -Status disabled -PassThru
        $changed.Scopes.ToString() | Should -Be 'repository:a:pull'
        $changed.ExpiryDate | Should -Be $token.ExpiryDate
    }
}

Describe 'Export-Csv, Import-Csv, New-RegistryToken' {
    It 'create the same tokens in another registry, in <Culture>' -ForEach @(
        @{ Culture = 'en-US'; Name = 'round-us' }
        @{ Culture = 'en-GB'; Name = 'round-gb' }
        @{ Culture = 'de-DE'; Name = 'round-de' }
        @{ Culture = 'fr-FR'; Name = 'round-fr' }
        @{ Culture = 'ar-SA'; Name = 'round-sa' }
        @{ Culture = 'th-TH'; Name = 'round-th' }
    ) {
        $file = Join-Path -Path $TestDrive -ChildPath "$Name.csv"
        # The date of the second one is ambiguous in other cultures.
        $day = [datetimeoffset]::new([datetime]::UtcNow.Year + 1, 4, 3, 2, 1, 0, [timespan]::Zero)
        $made = @(
            New-RegistryToken $production.RegistryId "$Name-1" -Scope 'repository:a/*:pull;registry:*:list'
            New-RegistryToken $production.RegistryId "$Name-2" -ExpiryDate $day -Status disabled
        )
        $thread = [System.Threading.Thread]::CurrentThread
        $before = $thread.CurrentCulture
        try {
            $thread.CurrentCulture = $Culture
            $made | Export-Csv -Path $file -NoTypeInformation
            $again = Import-Csv -Path $file | New-RegistryToken -RegistryId $staging.RegistryId -ErrorAction Stop
        }
        finally {
            $thread.CurrentCulture = $before
        }

        $again.Name | Should -Be $made.Name
        $again.ExpiryDate | Should -Be $made.ExpiryDate
        $again[0].Scopes.ToString() | Should -Be 'repository:a/*:pull;registry:*:list'
        $again[1].ExpiryDate.ToUnixTimeSeconds() | Should -Be $day.ToUnixTimeSeconds()
        $again[1].Status | Should -Be 'disabled'
    }
}
