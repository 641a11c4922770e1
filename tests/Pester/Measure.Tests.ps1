[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Tests run in full language.')]
param()

BeforeAll {
    . "$PSScriptRoot/Sandbox.ps1"
    Import-BuiltModule
    $script:sandbox = Open-Sandbox
    Connect-Sandbox -Sandbox $sandbox
    $script:id = (Get-ContainerRegistry -Name acme-production).RegistryId
}

AfterAll {
    Disconnect-IonosCloud
    Close-Sandbox -Sandbox $sandbox
}

Describe 'Measure-RegistryToken' {
    It 'counts the listed tokens' {
        $tokens = Get-RegistryToken $id
        $measured = Measure-RegistryToken $id

        $measured.RegistryName | Should -Be 'acme-production'
        $measured.Count | Should -Be 30
        $measured.Disabled | Should -Be @($tokens | Where-Object -Property Status -EQ -Value disabled).Count
        $measured.WithoutExpiry | Should -Be @($tokens | Where-Object -Property ExpiryDate -EQ -Value $null).Count
        $measured.ExpiringIn30Days | Should -Be @(Get-RegistryToken $id -ExpiringWithin 30d).Count
        $measured.Oldest | Should -Be ($tokens.CreatedDate | Sort-Object | Select-Object -First 1)
        $measured.Newest | Should -Be ($tokens.CreatedDate | Sort-Object | Select-Object -Last 1)
    }

    It 'measures all registries, those in the pipeline, or tokens in the pipeline' {
        $all = Measure-RegistryToken
        $all.RegistryName | Should -Be 'acme-production', 'acme-staging', 'acme-archive'
        $all.RegistryId | Should -Be (Get-ContainerRegistry).RegistryId
        $all[0].Count | Should -Be 30
        @(Get-ContainerRegistry -Name acme-s* | Measure-RegistryToken).RegistryName | Should -Be 'acme-staging'
        $some = Get-RegistryToken $id -Name ci-*
        ($some | Measure-RegistryToken).Count | Should -Be @($some).Count
    }

    It 'returns objects that can be exported to CSV' {
        $file = Join-Path -Path $TestDrive -ChildPath 'measured.csv'
        Measure-RegistryToken | Export-Csv -Path $file -NoTypeInformation
        $rows = Import-Csv -Path $file
        $rows.RegistryName | Should -Be 'acme-production', 'acme-staging', 'acme-archive'
        $rows[0].Count | Should -Be '30'
        $rows[0].PSObject.Properties.Value | Should -Not -Match 'IonosContainerRegistry|System\.'
    }

    It 'returns objects that can be converted to HTML' {
        $page = Measure-RegistryToken | ConvertTo-Html -Property RegistryName, Count, Disabled | Out-String
        $page | Should -Match '<td>acme-production</td><td>30</td><td>\d+</td>'
    }

    It 'refuses an object that is not a token' {
        { [pscustomobject]@{ RegistryName = 'acme-production' } | Measure-RegistryToken -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameter,*'
    }
}
