[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Tests run in full language.')]
param()

BeforeAll {
    . "$PSScriptRoot/Sandbox.ps1"
    Import-BuiltModule
    $script:sandbox = Open-Sandbox
    Connect-Sandbox -Sandbox $sandbox
    $script:registry = Get-ContainerRegistry -Name acme-production
    $script:id = $registry.RegistryId
}

AfterAll {
    Disconnect-IonosCloud
    Close-Sandbox -Sandbox $sandbox
}

Describe 'New-RegistryToken' {
    It 'creates a token with a password, scopes, expiry and status' {
        $token = New-RegistryToken $id full-token -Scope 'repository:team-a/*:pull,push' -ExpiresIn 30d -Status disabled

        $token.Credential.UserName | Should -Be 'full-token'
        $token.Credential.GetNetworkCredential().Password | Should -Not -BeNullOrEmpty
        $read = Get-RegistryToken $id $token.TokenId
        $read.Scopes.ToString() | Should -Be 'repository:team-a/*:pull,push'
        $read.Status | Should -Be 'disabled'
        $read.TimeLeft.TotalDays | Should -BeGreaterThan 29.9
        $read.TimeLeft.TotalDays | Should -BeLessThan 30.01
    }

    It 'accepts scopes in every format' -ForEach @(
        @{ Name = 'scope-text'; Scope = 'repository:a/*:pull;registry:*:list' }
        @{ Name = 'scope-list'; Scope = 'repository:a/*:pull', 'registry:*:list' }
        @{
            Name  = 'scope-table'
            Scope = @(
                @{ Type = 'repository'; Name = 'a/*'; Actions = 'pull' }
                @{ Type = 'registry'; Name = '*'; Actions = 'list' }
            )
        }
    ) {
        $token = New-RegistryToken -RegistryId $id -Name $Name -Scope $Scope
        (Get-RegistryToken $id $token.TokenId).Scopes.ToString() | Should -Be 'repository:a/*:pull;registry:*:list'
    }

    It 'accepts a date for -ExpiryDate' {
        $date = (Get-Date).Date.AddDays(90)
        $token = New-RegistryToken $id dated -ExpiryDate $date
        (Get-RegistryToken $id $token.TokenId).ExpiryDate.LocalDateTime | Should -Be $date
    }

    It 'creates a token for each row of a table' {
        $csv = @'
RegistryId,Name,Scope,ExpiresIn,Status
{0},row-one,repository:one/*:pull,2w,
{0},row-two,,,disabled
'@ -f $id
        $tokens = $csv | ConvertFrom-Csv | New-RegistryToken

        $tokens.Name | Should -Be 'row-one', 'row-two'
        $tokens[0].Scopes.ToString() | Should -Be 'repository:one/*:pull'
        $tokens[1].ExpiryDate | Should -BeNullOrEmpty
        $tokens[1].Status | Should -Be 'disabled'
    }

    It 'writes an error for an invalid row, and does not create its token' {
        $rows = @(
            [pscustomobject]@{ RegistryId = $id; Name = 'bad-row-one'; ExpiryDate = 'rubbish' }
            [pscustomobject]@{ RegistryId = $id; Name = 'good-row'; ExpiryDate = '' }
            [pscustomobject]@{ RegistryId = $id; Name = 'bad-row-two'; ExpiryDate = '2001-01-01' }
        )
        $tokens = $rows | New-RegistryToken -ErrorVariable problems -ErrorAction SilentlyContinue

        $tokens.Name | Should -Be 'good-row'
        @($problems | Where-Object { $_.Exception.Message -match 'ExpiryDate|expiry' }) | Should -HaveCount 2
        Get-RegistryToken $id -Name bad-row-* | Should -BeNullOrEmpty
    }

    It 'copies a token to another registry' {
        $other = Get-ContainerRegistry -Name acme-staging
        $source = New-RegistryToken $id copied -Scope 'repository:x/*:pull' -ExpiresIn 10d
        $copy = $source | New-RegistryToken -RegistryId $other.RegistryId

        $copy.RegistryId | Should -Be $other.RegistryId
        $copy.Name | Should -Be 'copied'
        $copy.Scopes.ToString() | Should -Be 'repository:x/*:pull'
        $copy.ExpiryDate | Should -Be $source.ExpiryDate
        $copy.TokenId | Should -Not -Be $source.TokenId
    }

    It 'refuses the name of a registry' {
        { $registry | New-RegistryToken -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage '*-Name*'
    }

    It 'creates tokens concurrently, and returns them in the order of the input' {
        $names = 1..12 | ForEach-Object { "side-$_" }
        $rows = $names | ForEach-Object { [pscustomobject]@{ RegistryId = $id; Name = $_ } }
        ($rows | New-RegistryToken -ThrottleLimit 6).Name | Should -Be $names
    }

    It 'creates nothing with -WhatIf' {
        New-RegistryToken $id what-if -WhatIf | Should -BeNullOrEmpty
        Get-RegistryToken $id -Name what-if* | Should -BeNullOrEmpty
    }
}

Describe 'Set-RegistryToken' {
    BeforeEach {
        $script:token = New-RegistryToken $id ('set-' + [guid]::NewGuid().ToString('N').Substring(0, 8)) `
            -Scope 'repository:a/*:pull', 'registry:*:list' -ExpiresIn 30d
    }

    It 'returns nothing, or the token with -PassThru' {
        $token | Set-RegistryToken -Status disabled | Should -BeNullOrEmpty
        ($token | Set-RegistryToken -Status enabled -PassThru).Status | Should -Be 'enabled'
    }

    It 'changes only the specified properties' {
        Set-RegistryToken $id $token.TokenId -Status disabled
        $read = $token | Get-RegistryToken
        $read.Status | Should -Be 'disabled'
        $read.ExpiryDate | Should -Be $token.ExpiryDate
        $read.Scopes.ToString() | Should -Be $token.Scopes.ToString()
    }

    It 'sets and clears the expiry' {
        ($token | Set-RegistryToken -ExpiresIn 1y -PassThru).TimeLeft.TotalDays | Should -BeGreaterThan 360
        $date = [datetimeoffset]::UtcNow.AddDays(3)
        $moved = $token | Set-RegistryToken -ExpiryDate $date -PassThru
        [math]::Abs(($moved.ExpiryDate - $date).TotalSeconds) | Should -BeLessThan 1
        ($token | Set-RegistryToken -NoExpiry -PassThru).ExpiryDate | Should -BeNullOrEmpty
    }

    It 'replaces, adds and removes scopes' {
        $added = $token | Set-RegistryToken -AddScope 'repository:a/*:push' -RemoveScope 'registry:*' -PassThru
        $added.Scopes.ToString() | Should -Be 'repository:a/*:pull,push'
        $replaced = $token | Set-RegistryToken -Scope 'repository:b:pull' -PassThru
        $replaced.Scopes.ToString() | Should -Be 'repository:b:pull'
    }

    It 'refuses parameters that can''t be used together' -ForEach @(
        @{ Parameters = @{ NoExpiry = $true; ExpiresIn = '30d' } }
        @{ Parameters = @{ ExpiryDate = '2100-01-01'; ExpiresIn = '30d' } }
        @{ Parameters = @{ Scope = 'repository:a:pull'; AddScope = 'repository:b:pull' } }
    ) {
        { $token | Set-RegistryToken @Parameters } | Should -Throw -ErrorId 'InvalidParameterCombination,*'
    }

    It 'sends nothing without changes, and writes a message' {
        $token | Set-RegistryToken -WarningVariable warning -WarningAction SilentlyContinue
        $warning | Should -BeLike 'No changes*'
    }

    It 'changes nothing with -WhatIf' {
        $token | Set-RegistryToken -Status disabled -WhatIf
        ($token | Get-RegistryToken).Status | Should -Not -Be 'disabled'
    }

    It 'replaces a token and keeps its ID' {
        $replaced = Set-RegistryToken $id $token.TokenId -Replace -Name $token.Name -Scope 'repository:c:pull'
        $replaced.TokenId | Should -Be $token.TokenId
        $replaced.Scopes.ToString() | Should -Be 'repository:c:pull'
        $replaced.ExpiryDate | Should -BeNullOrEmpty
    }

    It 'warns about what -Replace clears of a piped token' {
        $token = New-RegistryToken $id "cleared-$(Get-Random)" -Scope 'repository:a:pull' -ExpiresIn 30d -Status disabled
        $same = @{
            Replace = $true; Scope = 'repository:a:pull'; ExpiresIn = '30d'; Status = 'disabled'
            WarningVariable = 'warnings'; WarningAction = 'SilentlyContinue'
        }
        $replaced = $token | Set-RegistryToken @same
        $warnings | Should -BeNullOrEmpty
        $null = $replaced | Set-RegistryToken -Replace -Scope 'repository:a:pull' `
            -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings.Message | Should -BeLike "*token '$($token.Name)'*: expiry date, status."
        $null = $token | Get-RegistryToken | Set-RegistryToken -Replace `
            -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings.Message | Should -BeLike '*: scopes.'
    }

    It 'creates a token with the specified ID if -Replace doesn''t find it' {
        $new = [guid]::NewGuid()
        $created = Set-RegistryToken $id $new -Replace -Name brand-new -ExpiresIn 2d -Status disabled
        $created.TokenId | Should -Be $new
        $created.Credential | Should -Not -BeNullOrEmpty
        (Get-RegistryToken $id $new).Status | Should -Be 'disabled'
    }

    It 'changes piped tokens' {
        $many = 1..9 | ForEach-Object { New-RegistryToken $id "many-$_" }
        $changed = $many | Set-RegistryToken -Status disabled -ThrottleLimit 4 -PassThru
        $changed.Name | Should -Be $many.Name
        (Get-RegistryToken $id -Name many-*).Status | Should -Be (@('disabled') * 9)
    }
}

Describe 'Remove-RegistryToken' {
    It 'removes with -Force without a prompt, and returns nothing' {
        $token = New-RegistryToken $id removed
        $token | Remove-RegistryToken -Force | Should -BeNullOrEmpty
        { $token | Get-RegistryToken -ErrorAction Stop } | Should -Throw -ErrorId 'NotFound,*'
    }

    It 'removes with -Confirm:$false' {
        $token = New-RegistryToken $id unasked
        Remove-RegistryToken $id $token.TokenId -Confirm:$false
        Get-RegistryToken $id -Name unasked* | Should -BeNullOrEmpty
    }

    It 'removes nothing with -WhatIf, even with -Force' {
        Get-ContainerRegistry | Get-RegistryToken -First 4 | Remove-RegistryToken -WhatIf
        $token = New-RegistryToken $id kept
        $token | Remove-RegistryToken -WhatIf -Force
        ($token | Get-RegistryToken).Name | Should -Be 'kept'
    }

    It 'continues after a missing token' {
        $token = New-RegistryToken $id next-one
        Remove-RegistryToken $id ([guid]::NewGuid()), $token.TokenId -Force `
            -ErrorVariable problem -ErrorAction SilentlyContinue
        @($problem) | Should -HaveCount 1
        Get-RegistryToken $id -Name next-one* | Should -BeNullOrEmpty
    }

    It 'prompts, and acts on the response' {
        $kept = New-RegistryToken $id answered-no
        $gone = New-RegistryToken $id answered-yes
        $script = "Remove-RegistryToken $id $($kept.TokenId), $($gone.TokenId); 'done'"
        $shown = Invoke-FreshShell -Sandbox $sandbox -Answer 'n', 'y' -Script $script

        $shown | Should -Match "token\s+$($kept.TokenId)"
        $shown | Should -Match 'done'
        (Get-RegistryToken $id -Name answered-*).Name | Should -Be 'answered-no'
    }

    It 'prompts with -Confirm, even with -Force' {
        $kept = New-RegistryToken $id asked-anyway
        $script = "Remove-RegistryToken $id $($kept.TokenId) -Force -Confirm"
        Invoke-FreshShell -Sandbox $sandbox -Answer 'n' -Script $script | Should -Match 'Are you sure'
        ($kept | Get-RegistryToken).Name | Should -Be 'asked-anyway'
    }

    It 'prompts once if the response is Yes to All' {
        1..3 | ForEach-Object { $null = New-RegistryToken $id "yes-to-all-$_" }
        $script = "Get-RegistryToken $id -Name yes-to-all-* | Remove-RegistryToken"
        $shown = Invoke-FreshShell -Sandbox $sandbox -Answer 'a' -Script $script
        @([regex]::Matches($shown, 'Are you sure')) | Should -HaveCount 1
        Get-RegistryToken $id -Name yes-to-all-* | Should -BeNullOrEmpty
    }
}
