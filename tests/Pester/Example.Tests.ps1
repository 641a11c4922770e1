[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Tests run in full language.')]
param()

BeforeAll {
    . "$PSScriptRoot/Sandbox.ps1"
    Import-BuiltModule
    $script:sandbox = Open-Sandbox
    Connect-Sandbox -Sandbox $sandbox
    $script:examples = "$PSScriptRoot/../../examples"
}

AfterAll {
    Disconnect-IonosCloud
    Close-Sandbox -Sandbox $sandbox
}

Describe 'The runbook' {
    It 'New-TeamToken creates the tokens in its file once' {
        $file = Join-Path -Path $TestDrive -ChildPath 'teams.csv'
        Set-Content -Path $file -Value @'
Registry,Name,Scope,ExpiresIn
acme-production,team-one,repository:one/*:pull;registry:*:list,90d
acme-production,deploy-0001,repository:one/*:pull,
acme-staging,team-two,,
'@
        $first = & "$examples/New-TeamToken.ps1" -Path $file
        $second = & "$examples/New-TeamToken.ps1" -Path $file

        $first.Result | Should -Be 'Created', 'Changed', 'Created'
        $second.Result | Should -Be 'Unchanged', 'Unchanged', 'Unchanged'
        $first[0].Credential.GetNetworkCredential().Password | Should -Not -BeNullOrEmpty
    }

    It 'Disable-UnrenewedToken disables only tokens that were not renewed' {
        $registry = Get-ContainerRegistry -Name acme-staging
        $spared = $registry | Get-RegistryToken -Name deploy-0019
        $spared | Set-RegistryToken -AddScope 'repository:more:pull'
        $disabled = $registry | & "$examples/Disable-UnrenewedToken.ps1" -Days 15 -ExcludeName ci-*

        @($disabled).Count | Should -BeGreaterThan 1
        $disabled.Name | Should -Not -Contain 'deploy-0019'
        $disabled.Name | Should -Not -BeLike 'ci-*'
        ($disabled | Get-RegistryToken).Status | Sort-Object -Unique | Should -Be 'disabled'
        ($spared | Get-RegistryToken).Status | Should -Be 'enabled'
    }

    It 'Export-ExpiringToken writes tokens that expire soon to a file' {
        $file = Join-Path -Path $TestDrive -ChildPath 'expiring.csv'
        $shown = & "$examples/Export-ExpiringToken.ps1" -Path $file -Within 30d

        @($shown).Count | Should -Be @(Get-RegistryToken -ExpiringWithin 30d).Count
        $rows = Import-Csv -Path $file
        $rows.Name | Should -Be $shown.Name
        ($rows[0] | Get-RegistryToken).Name | Should -Be $rows[0].Name
    }

    It 'Export-ImageVulnerability reports vulnerabilities' {
        $csv = Join-Path -Path $TestDrive -ChildPath 'images.csv'
        $html = Join-Path -Path $TestDrive -ChildPath 'images.html'
        $rows = @(& "$examples/Export-ImageVulnerability.ps1" -CsvPath $csv -HtmlPath $html -WarningAction Ignore)

        $rows.Count | Should -BeGreaterThan 5
        $rows.Severity | Sort-Object -Unique | Should -Be 'critical'
        @(Import-Csv -Path $csv) | Should -HaveCount $rows.Count
        ([regex]::Matches((Get-Content -Path $html -Raw), '<tr><td>')).Count | Should -Be $rows.Count
    }

    It '<_> has help with a synopsis and examples' -ForEach @(
        'Disable-UnrenewedToken', 'Export-ExpiringToken', 'Export-ImageVulnerability', 'New-TeamToken'
    ) {
        $help = Get-Help -Name "$examples/$_.ps1" -Full
        $help.Synopsis | Should -Not -BeLike "*$_*"
        @($help.examples.example).Count | Should -BeGreaterThan 1
        foreach ($parameter in $help.parameters.parameter) {
            if ($parameter.name -in 'WhatIf', 'Confirm') { continue }
            $parameter.description.Text | Should -Not -BeNullOrEmpty -Because $parameter.name
        }
    }
}
