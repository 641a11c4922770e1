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

Describe 'Reset-RegistryToken' {
    BeforeEach {
        $script:name = 'rot-' + [guid]::NewGuid().ToString('N').Substring(0, 8)
        $script:old = New-RegistryToken $id $name -Scope 'repository:a/*:pull', 'registry:*:list' -ExpiresIn 30d
    }

    It 'creates a token with the same scopes and lifetime, and another name and password' {
        $new = $old | Reset-RegistryToken

        $new.Name | Should -Match "^$name-\d{8}$"
        $new.TokenId | Should -Not -Be $old.TokenId
        $new.Scopes.ToString() | Should -Be $old.Scopes.ToString()
        $new.Status | Should -Be $old.Status
        [math]::Abs(($new.ExpiryDate - $old.ExpiryDate).TotalMinutes) | Should -BeLessThan 2
        $new.Credential.UserName | Should -Be $new.Name
        $new.Credential.GetNetworkCredential().Password |
            Should -Not -Be $old.Credential.GetNetworkCredential().Password
        ($old | Get-RegistryToken).Status | Should -Be 'enabled'
    }

    It 'replaces the date in the name of a rotated token, and adds a number' {
        $first = $old | Reset-RegistryToken
        ($first | Reset-RegistryToken).Name | Should -Be "$($first.Name)-2"
    }

    It 'accepts a name and a lifetime' {
        $new = $old | Reset-RegistryToken -NewName "$name-next" -ExpiresIn 90d
        $new.Name | Should -Be "$name-next"
        [math]::Round($new.TimeLeft.TotalDays) | Should -Be 90
    }

    It 'disables or removes the old token without a prompt with -Confirm:$false' {
        $new = $old | Reset-RegistryToken -OldTokenAction Disable -Confirm:$false
        ($old | Get-RegistryToken).Status | Should -Be 'disabled'

        $null = $new | Reset-RegistryToken -OldTokenAction Remove -Confirm:$false
        { $new | Get-RegistryToken -ErrorAction Stop } | Should -Throw -ErrorId 'NotFound,*'
    }

    It 'prompts before it disables or removes the old token' {
        $script = "Reset-RegistryToken $id $($old.TokenId) -OldTokenAction Remove; 'done'"
        $shown = Invoke-FreshShell -Sandbox $sandbox -Answer 'n' -Script $script
        $shown | Should -Match 'Are you sure'
        $shown | Should -Match 'done'
        @(Get-RegistryToken $id -Name "$name*") | Should -HaveCount 1
    }

    It 'lets the old token expire after a grace period' {
        $null = $old | Reset-RegistryToken -GracePeriod 2d
        [math]::Round(($old | Get-RegistryToken).TimeLeft.TotalDays) | Should -Be 2
    }

    It 'rotates all piped tokens' {
        $second = New-RegistryToken $id "$name-b"
        $new = $old, $second | Reset-RegistryToken -OldTokenAction Disable -Confirm:$false
        @($new) | Should -HaveCount 2
        @(Get-RegistryToken $id -Name "$name*" -Status disabled).TokenId | Should -Be $old.TokenId, $second.TokenId
    }

    It 'does not change the old token if the new token could not be stored' {
        { $old | Reset-RegistryToken -OldTokenAction Remove -Confirm:$false | ForEach-Object { throw 'closed' } } |
            Should -Throw 'closed'
        ($old | Get-RegistryToken).Status | Should -Be 'enabled'
    }

    It 'changes nothing with -WhatIf' {
        $old | Reset-RegistryToken -OldTokenAction Remove -WhatIf | Should -BeNullOrEmpty
        @(Get-RegistryToken $id -Name "$name*") | Should -HaveCount 1
    }
}
