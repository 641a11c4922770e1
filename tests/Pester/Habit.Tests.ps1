[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Tests run in full language.')]
param()

BeforeAll {
    . "$PSScriptRoot/Sandbox.ps1"
    Import-BuiltModule
    $script:sandbox = Open-Sandbox -Tokens 6
    Connect-Sandbox -Sandbox $sandbox
}

AfterAll {
    Disconnect-IonosCloud
    Close-Sandbox -Sandbox $sandbox
}

Describe 'A scope in Docker format' {
    It 'is refused without actions, with a suggestion: <Scope>' -ForEach @(
        @{ Scope = 'team-a/*:pull'; Proposal = "'repository:team-a/*:pull'" }
        @{ Scope = 'team-a/web:latest'; Proposal = "'repository:team-a/web:pull'" }
        @{ Scope = 'localhost:5000/base'; Proposal = "'repository:base:pull'" }
        @{ Scope = 'repository:team-a/*'; Proposal = '-Scope' }
        @{ Scope = @{ Type = 'registry'; Name = '*' }; Proposal = '-Scope' }
    ) {
        $failure = { New-RegistryToken acme-production scoped -Scope $Scope -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameter,*' -PassThru
        $failure.Exception.Message | Should -BeLike "*$Proposal*"
        $id = (Get-RegistryToken acme-production -Name ci-0006).TokenId
        { Set-RegistryToken acme-production $id -Scope $Scope } | Should -Throw -ErrorId 'InvalidParameter,*'
        { Set-RegistryToken acme-production $id -AddScope $Scope } | Should -Throw -ErrorId 'InvalidParameter,*'
        Get-RegistryToken acme-production -Name scoped* | Should -BeNullOrEmpty
    }

    It 'is refused without a type, with a suggestion' -ForEach @(
        @{ Scope = 'team-a/*:pull,push'; Proposal = "'repository:team-a/``*:pull,push'" }
        @{ Scope = 'team-a/*'; Proposal = "'repository:team-a/``*:pull'" }
    ) {
        $failure = { New-RegistryToken acme-production scoped -Scope $Scope } |
            Should -Throw -ErrorId 'ParameterArgumentTransformationError,*' -PassThru
        $failure.Exception.Message | Should -BeLike "*Did you mean $Proposal*"
    }

    It 'causes a warning with a suggestion if its type is unknown' -ForEach @(
        @{ Scope = 'image:team-a/*:pull'; Proposal = "'repository:team-a/*:pull'" }
        @{ Scope = 'Repository:team-a/*:pull'; Proposal = "'repository:team-a/*:pull'" }
        @{ Scope = 'team-a/app:1.0:pull'; Proposal = "'repository:team-a/app:pull'" }
        @{ Scope = 'localhost:5000/base:pull'; Proposal = "'repository:base:pull'" }
        @{ Scope = 'cr.example.com/team-a/app:1.0:push'; Proposal = "'repository:team-a/app:push'" }
        @{ Scope = 'host:5000/team-a/app:1.0'; Proposal = "'repository:team-a/app:pull'" }
        @{ Scope = 'https://cr.example.com/base:pull'; Proposal = "'repository:base:pull'" }
    ) {
        $null = New-RegistryToken acme-production -Name "warned-$(Get-Random)" -Scope $Scope `
            -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -HaveCount 1
        $warnings[0].Message | Should -BeLike "*$Proposal*"
    }

    It 'causes a warning with a suggestion if an action of a repository is unknown' -ForEach @(
        @{ Scope = 'repository:team-a/*:Pull'; Proposal = "'Pull'*'repository:team-a/``*:pull'" }
        @{ Scope = 'repository:team-a/app:1.0'; Proposal = "'1.0'*'repository:team-a/app:pull'" }
    ) {
        $null = New-RegistryToken acme-production -Name "warned-$(Get-Random)" -Scope $Scope `
            -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -HaveCount 1
        $warnings[0].Message | Should -BeLike "*$Proposal*"
    }

    It 'is refused if another follows without a semicolon' {
        $failure = { New-RegistryToken acme-production scoped -Scope 'repository:a:pull repository:b:pull' } |
            Should -Throw -ErrorId 'ParameterArgumentTransformationError,*' -PassThru
        $failure.Exception.Message | Should -BeLike '*several scopes*semicolons*'
    }

    It 'does not cause a warning if its type is known' {
        $null = New-RegistryToken acme-production -Name quiet -Scope 'registry:*:list;repository:a:pull' `
            -WarningVariable warnings
        $warnings | Should -BeNullOrEmpty
    }

    It 'causes a warning if it is to be removed and the token does not have it' {
        $token = New-RegistryToken acme-production unmoved -Scope 'repository:a/*:pull'
        $same = $token | Set-RegistryToken -RemoveScope 'team-a/*:pull' -PassThru `
            -WarningVariable warnings -WarningAction SilentlyContinue
        "$($same.Scopes)" | Should -Be 'repository:a/*:pull'
        $warnings[0].Message | Should -BeLike "Token 'unmoved'*'team-a/``*:pull'*'repository:team-a/``*:pull'*"
        $warnings[1].Message | Should -BeLike "Token 'unmoved'*not changed*"
        $null = $token | Set-RegistryToken -AddScope 'repository:b:pull' |
            Set-RegistryToken -RemoveScope 'repository:b:pull' -WarningVariable none
        $none | Should -BeNullOrEmpty
    }

    It 'causes a warning if it is one of several to be removed and the token does not have it' {
        $token = New-RegistryToken acme-production partly -Scope 'repository:a:pull,push;repository:b:pull'
        $changed = $token | Set-RegistryToken -PassThru -WarningVariable warnings -WarningAction SilentlyContinue `
            -RemoveScope 'repository:a:push', 'team-a/*:pull', 'repository:b:delete', 'repository:a:pull,delete'
        "$($changed.Scopes)" | Should -Be 'repository:b:pull'
        $warnings | Should -HaveCount 2
        $warnings[0].Message | Should -BeLike "*'team-a/``*:pull'*'repository:team-a/``*:pull'*"
        $warnings[1].Message | Should -BeLike "*'repository:b:delete'*"
    }

    It 'causes a warning if it is the last one that is removed' {
        $token = New-RegistryToken acme-production emptied -Scope 'repository:a/*:pull'
        $token | Set-RegistryToken -RemoveScope 'repository:a/*' `
            -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings.Message | Should -BeLike "Token 'emptied'*no scopes now*"
    }

    It 'can be removed without actions' {
        $token = New-RegistryToken acme-production removing -Scope 'repository:a/*:pull,push', 'registry:*:list'
        $changed = $token | Set-RegistryToken -RemoveScope 'repository:a/*' -PassThru
        "$($changed.Scopes)" | Should -Be 'registry:*:list'
    }

    It 'causes an error that explains missing quotation marks' {
        $failure = { New-RegistryToken acme-production unquoted -Scope repository:a:pull, push } |
            Should -Throw -ErrorId 'ParameterArgumentTransformationError,*' -PassThru
        $failure.Exception.Message | Should -BeLike '*quotation marks*'
    }
}

Describe 'A command with a common mistake' {
    It 'explains how to clear the expiry date' {
        $id = (Get-RegistryToken acme-production -Name ci-0006).TokenId
        $failure = { Set-RegistryToken acme-production $id -ExpiryDate $null } |
            Should -Throw -ErrorId 'InvalidParameter,*' -PassThru
        $failure.Exception.Message | Should -BeLike '*-NoExpiry*'
    }

    It 'doesn''t show a token that is specified as plain text' {
        foreach ($command in { Connect-IonosCloud -Token 'plain-secret' }, { Connect-IonosCloud 'plain-secret' }) {
            $failure = $command | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*' -PassThru
            $failure.Exception.Message | Should -BeLike '*Read-Host -AsSecureString*'
            "$($failure.Exception)" | Should -Not -BeLike '*plain-secret*'
        }
    }

    It 'explains how to create a credential if a user name is specified' {
        foreach ($command in { Connect-IonosCloud -Credential admin@example.com },
            { Connect-IonosCloud (ConvertTo-Secret -Text $sandbox.Token) -ProxyCredential admin@example.com }) {
            $failure = $command | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*' -PassThru
            $failure.Exception.Message | Should -BeLike '*Get-Credential*'
        }
    }

    It 'explains how to specify a token, without a prompt' -ForEach @(
        { Remove-RegistryToken acme-production -Force }
        { Set-RegistryToken acme-production -Status disabled }
        { Reset-RegistryToken acme-production -Confirm:$false }
    ) {
        $failure = $_ | Should -Throw -ErrorId 'InvalidParameter,*' -PassThru
        $failure.Exception.Message | Should -BeLike '-TokenId:*Get-RegistryToken -Name*'
    }

    It 'explains that a replacement requires a name, without a prompt' {
        $id = (Get-RegistryToken acme-production -Name ci-0006).TokenId
        $failure = { Set-RegistryToken acme-production $id -Replace } |
            Should -Throw -ErrorId 'InvalidParameter,*' -PassThru
        $failure.Exception.Message | Should -BeLike '-Name:*-Replace*'
    }

    It 'explains how to specify a token if its ID is empty: <_>' -ForEach @('$null', "''", '@()') {
        $failure = { Invoke-Expression "Remove-RegistryToken acme-production $_ -Force" } |
            Should -Throw -ErrorId 'InvalidParameter,*' -PassThru
        $failure.Exception.Message | Should -BeLike '-TokenId:*Get-RegistryToken -Name*'
    }

    It 'explains that a name without -Replace does not specify a token, without a prompt' {
        $failure = { Set-RegistryToken acme-production -Name ci-0006 -Status disabled } |
            Should -Throw -ErrorId 'InvalidParameter,*' -PassThru
        $failure.Exception.Message | Should -BeLike '-TokenId:*Get-RegistryToken -Name*'
        $id = (Get-RegistryToken acme-production -Name ci-0006).TokenId
        $failure = { Set-RegistryToken acme-production $id -Name ci-0006 -Status disabled } |
            Should -Throw -ErrorId 'InvalidParameter,*' -PassThru
        $failure.Exception.Message | Should -BeLike '-Name:*-Replace*Get-RegistryToken -Name*'
        { Set-ContainerRegistry acme-staging -Location de/fra } |
            Should -Throw -ErrorId 'InvalidParameterCombination,*' -ExpectedMessage '*-Replace*'
    }

    It 'doesn''t replace a token with -Replace:$false' {
        $token = New-RegistryToken acme-production "kept-$(Get-Random)" -Scope 'repository:a:pull' -ExpiresIn 30d
        $update = @{ Replace = $false; Status = 'disabled'; PassThru = $true }
        $changed = $token | Set-RegistryToken @update
        $changed.Status | Should -Be 'disabled'
        "$($changed.Scopes)" | Should -Be 'repository:a:pull'
        $changed.ExpiryDate | Should -Be $token.ExpiryDate
        $registry = Get-ContainerRegistry acme-staging
        $said = $registry | Set-ContainerRegistry -Replace:$false -GarbageCollectionDay Monday `
            -GarbageCollectionTime 04:00 -PassThru -Verbose 4>&1
        "$said" | Should -Not -BeLike '*replace*'
        "$said" | Should -BeLike "*registry 'acme-staging' ($($registry.RegistryId))*"
    }

    It 'doesn''t use the name of a registry as the name of a token' {
        $failure = { Get-ContainerRegistry acme-production |
                Set-RegistryToken -TokenId (New-Guid) -Replace -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameter,*' -PassThru
        $failure.Exception.Message | Should -BeLike '*registry*-Name*'
        Get-RegistryToken acme-production -Name acme-* | Should -BeNullOrEmpty
    }

    It 'refuses an empty list of scopes to add or to remove' {
        $id = (Get-RegistryToken acme-production -Name ci-0006).TokenId
        { Set-RegistryToken acme-production $id -AddScope @() } | Should -Throw -ErrorId 'InvalidParameter,*'
        { Set-RegistryToken acme-production $id -RemoveScope @() } | Should -Throw -ErrorId 'InvalidParameter,*'
    }

    It 'refuses a credential without a proxy' {
        $credential = [pscredential]::new('me', (ConvertTo-Secret -Text 'pr0xy'))
        { Connect-IonosCloud (ConvertTo-Secret -Text $sandbox.Token) -ProxyCredential $credential } |
            Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage '-ProxyCredential:*-Proxy*'
    }

    It 'reports the missing property of an input object' {
        $failure = { Get-ContainerRegistry acme-production | Remove-RegistryToken -Force -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameter,*' -PassThru
        $failure.Exception.Message | Should -BeLike '*TokenId*Get-RegistryToken -Name*'
        $failure.TargetObject.Name | Should -Be 'acme-production'
    }

    It 'explains how to specify a registry by ID instead of a name' {
        $failure = { Get-ContainerRegistry 0f0c6f0e-6d0b-4c1e-9f0a-5b1c2f8d7a43 -ErrorAction Stop } |
            Should -Throw -ErrorId 'RegistryNotFound,*' -PassThru
        $failure.Exception.Message | Should -BeLike '*-RegistryId*'
    }

    It 'explains how to find the ID of a token by its name' {
        $failure = { Remove-RegistryToken acme-production ci-0006 } |
            Should -Throw -ErrorId 'ParameterArgumentTransformationError,*' -PassThru
        $failure.Exception.Message | Should -BeLike '*Get-RegistryToken -Name*'
    }
}

Describe 'Connect-IonosCloud -Validate' {
    AfterEach {
        Connect-Sandbox -Sandbox $sandbox
    }

    It 'sends one request' {
        $connect = { Connect-IonosCloud -ApiUrl $sandbox.Url -Token (ConvertTo-Secret -Text $sandbox.Token) -Validate }
        $connect | Should -Not -Throw
        (Get-IonosCloudConnection).ApiUrl | Should -Be $sandbox.Url
    }

    It 'reports refused credentials and keeps the connection' {
        { Connect-IonosCloud -ApiUrl $sandbox.Url -Token (ConvertTo-Secret -Text 'refused-one') -Validate } |
            Should -Throw -ErrorId 'Unauthorized,IonosContainerRegistry.ConnectIonosCloudCommand'
        (Get-ContainerRegistry).Name | Should -Contain 'acme-production'
    }

    It 'reports an unreachable address' {
        $closed = { Connect-IonosCloud -ApiUrl http://127.0.0.1:1 -MaximumRetryCount 0 -Validate `
                -Token (ConvertTo-Secret -Text $sandbox.Token) }
        $closed | Should -Throw -ErrorId 'ConnectionFailed,*' -ExpectedMessage '*-ApiUrl*'
        { Connect-IonosCloud -ApiUrl http://127.0.0.1:1 -Token (ConvertTo-Secret -Text $sandbox.Token) } |
            Should -Not -Throw
    }
}

Describe 'Exported objects' {
    It 'have dates in ISO 8601 format and scopes as text in any culture' {
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = 'th-TH'
            $token = New-RegistryToken acme-production exported -Scope 'repository:a:pull;repository:b:push' `
                -ExpiryDate '2031-12-31T10:00:00Z'
            $row = $token |
                Select-Object Name, @{ n = 'ExpiryDate'; e = { '{0:o}' -f $_.ExpiryDate } }, Scopes |
                ConvertTo-Csv -NoTypeInformation
            $row[1] | Should -Be '"exported","2031-12-31T10:00:00.0000000+00:00","repository:a:pull;repository:b:push"'
            ($row | ConvertFrom-Csv |
                New-RegistryToken acme-staging).ExpiryDate | Should -Be $token.ExpiryDate
            $json = $token |
                Select-Object Name, ExpiryDate, @{ n = 'Scopes'; e = { $_.Scopes.ToString() } } |
                ConvertTo-Json -WarningVariable warnings
            $json | Should -BeLike '*"2031-12-31T10:00:00*'
            $json | Should -BeLike '*"repository:a:pull;repository:b:push"*'
            $warnings | Should -BeNullOrEmpty
        }
        finally { [cultureinfo]::CurrentCulture = $before }
    }
}
