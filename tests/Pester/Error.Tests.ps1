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
    The one error that a command makes.
    #>
    function Get-TheError {
        param([scriptblock] $Command)

        try {
            $null = & $Command 2>&1 | ForEach-Object {
                if ($_ -is [System.Management.Automation.ErrorRecord]) { throw $_ }
            }
        }
        catch {
            $_
        }
    }
}

AfterAll {
    Disconnect-IonosCloud
    Close-Sandbox -Sandbox $sandbox
}

Describe 'Errors of the service' {
    It 'report a missing token and how to find it' {
        $lost = [guid]::NewGuid()
        $problem = Get-TheError -Command { Get-RegistryToken $id $lost }
        $problem.FullyQualifiedErrorId | Should -Be 'NotFound,IonosContainerRegistry.GetRegistryTokenCommand'
        $problem.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $problem.TargetObject | Should -Be $lost
        $problem.Exception.Message | Should -BeLike "*404*Get-RegistryToken -RegistryId $id*"
        $problem.Exception.StatusCode | Should -Be 404
    }

    It 'report that a name is already in use' {
        $problem = Get-TheError -Command { New-RegistryToken $id deploy-0001 }
        $problem.FullyQualifiedErrorId | Should -BeLike 'Conflict,*'
        $problem.CategoryInfo.Category | Should -Be 'ResourceExists'
    }

    It 'report an invalid request' {
        $problem = Get-TheError -Command {
            Get-RegistryToken $id -First 1 | Set-RegistryToken -Status rubbish
        }
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidRequest,*'
        $problem.CategoryInfo.Category | Should -Be 'InvalidArgument'
    }

    It 'are terminating if authentication fails' {
        $wrong = Connect-IonosCloud -ApiUrl $sandbox.Url -Token (ConvertTo-Secret -Text 'wrong') -PassThru
        Connect-Sandbox -Sandbox $sandbox
        $problem = { Get-RegistryToken $id -Connection $wrong -ErrorAction SilentlyContinue } |
            Should -Throw -ErrorId 'Unauthorized,*' -PassThru
        $problem.CategoryInfo.Category | Should -Be 'AuthenticationError'
    }

    It 'report that the connection failed' {
        $unreachable = Connect-IonosCloud -ApiUrl 'http://127.0.0.1:9' -Token (ConvertTo-Secret -Text 'any') `
            -MaximumRetryCount 0 -PassThru
        Connect-Sandbox -Sandbox $sandbox
        $problem = Get-TheError -Command { Get-ContainerRegistry -Connection $unreachable }
        $problem.FullyQualifiedErrorId | Should -BeLike 'ConnectionFailed,*'
        $problem.CategoryInfo.Category | Should -Be 'ConnectionError'
    }

    It 'store the status of a failed request in the variable' {
        Get-RegistryToken $id ([guid]::NewGuid()) -StatusCodeVariable status -ErrorAction SilentlyContinue
        $status | Should -Be 404
    }
}

Describe 'Invalid input' {
    It 'is refused before any request: <Case>' -ForEach @(
        @{ Case = 'a name with a blank'; Name = 'my token'; More = @{} }
        @{ Case = 'a name of one letter'; Name = 'a'; More = @{} }
        @{ Case = 'an expiry in the past'; Name = 'fine'; More = @{ ExpiryDate = '2001-01-01' } }
        @{ Case = 'a life of ten minutes'; Name = 'fine'; More = @{ ExpiresIn = '10min' } }
        @{ Case = 'an empty status'; Name = 'fine'; More = @{ Status = '' } }
    ) {
        $problem = Get-TheError -Command { New-RegistryToken $id $Name @More }
        $problem.CategoryInfo.Category | Should -Be 'InvalidArgument'
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
    }

    It 'causes an error with the parameter and the rule: <Parameter> <Value>' -ForEach @(
        @{ Parameter = 'ExpiresIn'; Value = '3m'; Rule = '*min*' }
        @{ Parameter = 'ExpiresIn'; Value = 30; Rule = '*quotation marks*' }
        @{ Parameter = 'ExpiryDate'; Value = '12/24/2030'; Rule = '*ISO 8601*' }
        @{ Parameter = 'Scope'; Value = 'everything'; Rule = '*type:name:actions*' }
    ) {
        $bad = @{ $Parameter = $Value }
        $problem = Get-TheError -Command { New-RegistryToken $id fine @bad }
        $problem.FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
        $problem.Exception.Message | Should -BeLike "*'$Parameter'*"
        $problem.Exception.Message | Should -BeLike $Rule
    }

    It 'stops at the first error with -ErrorAction Stop' {
        $rows = @(
            [pscustomobject]@{ RegistryId = $id; Name = 'before-stop' }
            [pscustomobject]@{ RegistryId = $id; Name = 'deploy-0001' }
            [pscustomobject]@{ RegistryId = $id; Name = 'after-stop' }
        )
        { $rows | New-RegistryToken -ThrottleLimit 8 -ErrorAction Stop } | Should -Throw -ErrorId 'Conflict,*'
        (Get-RegistryToken $id -Name before-stop, after-stop -ErrorAction SilentlyContinue).Name |
            Should -Be 'before-stop'
    }
}
