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
        @{ Culture = ''; Name = 'round-none'; Day = 3 }
        @{ Culture = 'en-US'; Name = 'round-us'; Day = 3 }
        @{ Culture = 'en-GB'; Name = 'round-gb'; Day = 23 }
        @{ Culture = 'de-DE'; Name = 'round-de'; Day = 3 }
        @{ Culture = 'fr-FR'; Name = 'round-fr'; Day = 23 }
        @{ Culture = 'ar-SA'; Name = 'round-sa'; Day = 3 }
        @{ Culture = 'th-TH'; Name = 'round-th'; Day = 3 }
    ) {
        $file = Join-Path -Path $TestDrive -ChildPath "$Name.csv"
        # April 3 is ambiguous in other cultures.
        $date = [datetimeoffset]::new([datetime]::UtcNow.Year + 1, 4, $Day, 2, 1, 0, [timespan]::Zero)
        $made = @(
            New-RegistryToken $production.RegistryId "$Name-1" -Scope 'repository:a/*:pull;registry:*:list'
            New-RegistryToken $production.RegistryId "$Name-2" -ExpiryDate $date -Status disabled
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
        $again[1].ExpiryDate.ToUnixTimeSeconds() | Should -Be $date.ToUnixTimeSeconds()
        $again[1].Status | Should -Be 'disabled'
    }

    It 'refuses a date that can mean another day, in <Culture>' -ForEach @(
        @{ Culture = 'en-GB'; Cause = '*2031-04-03*' }
        @{ Culture = 'fr-FR'; Cause = '*2031-04-03*' }
        @{ Culture = 'en-US'; Cause = '*ISO 8601*' }
        @{ Culture = 'de-DE'; Cause = '*ISO 8601*' }
    ) {
        # What a shell without a language, or a job, writes for April 3.
        $row = [pscustomobject]@{ Name = 'ambiguous'; ExpiryDate = '04/03/2031 02:01:00 +00:00' }
        $thread = [System.Threading.Thread]::CurrentThread
        $before = $thread.CurrentCulture
        try {
            $thread.CurrentCulture = $Culture
            { $row | New-RegistryToken -RegistryId $staging.RegistryId -ErrorAction Stop } |
                Should -Throw -ErrorId 'ParameterArgumentTransformationError,*' -ExpectedMessage $Cause
            $row.ExpiryDate = '2031-04-03T02:01:00Z'
            ($row | New-RegistryToken -RegistryId $staging.RegistryId -WhatIf:$false).ExpiryDate.Month | Should -Be 4
            Remove-RegistryToken -RegistryId $staging.RegistryId -Force -TokenId (
                Get-RegistryToken -RegistryId $staging.RegistryId -Name ambiguous).TokenId
        }
        finally {
            $thread.CurrentCulture = $before
        }
    }
}

Describe 'The copy of a token from a job or a file' {
    It 'has an expiry date that New-RegistryToken accepts, at depth <Depth> in <Culture>' -ForEach @(
        @{ Depth = 1; Culture = 'en-US'; Name = 'copy-us-1'; Day = 23 }
        @{ Depth = 2; Culture = 'en-US'; Name = 'copy-us-2'; Day = 3 }
        @{ Depth = 2; Culture = 'de-DE'; Name = 'copy-de-2'; Day = 3 }
    ) {
        $date = [datetimeoffset]::new([datetime]::UtcNow.Year + 1, 4, $Day, 2, 1, 0, [timespan]::Zero)
        $token = New-RegistryToken $production.RegistryId $Name -Scope 'repository:a/*:pull' -ExpiryDate $date
        $file = Join-Path -Path $TestDrive -ChildPath "$Name.xml"
        $token | Export-Clixml -Path $file -Depth $Depth
        $thread = [System.Threading.Thread]::CurrentThread
        $before = $thread.CurrentCulture
        try {
            $thread.CurrentCulture = $Culture
            $copy = Import-Clixml -Path $file | New-RegistryToken -RegistryId $staging.RegistryId -ErrorAction Stop
        }
        finally {
            $thread.CurrentCulture = $before
        }
        $copy.ExpiryDate.ToUnixTimeSeconds() | Should -Be $date.ToUnixTimeSeconds()
        $copy.Scopes.ToString() | Should -Be 'repository:a/*:pull'
    }
}
