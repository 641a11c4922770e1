[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Tests run in full language and build the module''s objects.')]
param()

BeforeAll {
    Import-Module -Name "$PSScriptRoot/../../out/IonosContainerRegistry" -Global
    $script:runbook = "$PSScriptRoot/../Disable-UnrenewedToken.ps1"
    $script:acme = [guid]::NewGuid()

    <#
    .SYNOPSIS
    A token as Get-RegistryToken would return it.
    #>
    function Get-Sample {
        param([string] $Name, [int] $CreatedDaysAgo, [object] $ChangedDaysAgo)

        $token = [IonosContainerRegistry.RegistryToken]@{
            RegistryId  = $acme
            TokenId     = [guid]::NewGuid()
            Name        = $Name
            Status      = 'enabled'
            CreatedDate = [datetimeoffset]::Now.AddDays(-$CreatedDaysAgo)
        }
        if ($null -ne $ChangedDaysAgo) { $token.LastModifiedDate = [datetimeoffset]::Now.AddDays(-$ChangedDaysAgo) }
        $token
    }
}

Describe 'Disable-UnrenewedToken' {
    BeforeEach {
        $script:tokens = @(
            Get-Sample -Name old -CreatedDaysAgo 200
            Get-Sample -Name old-but-changed -CreatedDaysAgo 200 -ChangedDaysAgo 10
            Get-Sample -Name changed-long-ago -CreatedDaysAgo 400 -ChangedDaysAgo 300
            Get-Sample -Name young -CreatedDaysAgo 5
            [IonosContainerRegistry.RegistryToken]@{ RegistryId = $acme; Name = 'ageless'; Status = 'enabled' }
        )
        Mock -CommandName Get-RegistryToken -MockWith { $tokens }
        Mock -CommandName Set-RegistryToken -MockWith {
            [IonosContainerRegistry.RegistryToken]@{ TokenId = $TokenId[0]; Status = $Status }
        }
    }

    It 'disables tokens that were not created or changed recently, and returns them' {
        $disabled = & $runbook

        $disabled.TokenId | Should -Be $tokens[0].TokenId, $tokens[2].TokenId
        $disabled.Status | Should -Be 'disabled', 'disabled'
        Should -Invoke -CommandName Set-RegistryToken -Exactly -Times 2 -ParameterFilter {
            $Status -eq 'disabled' -and $RegistryId -eq $acme
        }
    }

    It 'gets only enabled tokens' {
        $null = & $runbook -RegistryId $acme
        Should -Invoke -CommandName Get-RegistryToken -Exactly -Times 1 -ParameterFilter {
            $Status -eq 'enabled' -and $RegistryId -eq $acme
        }
    }

    It 'accepts registries from the pipeline' {
        $registries = @(
            [IonosContainerRegistry.ContainerRegistry]@{ RegistryId = [guid]::NewGuid() }
            [IonosContainerRegistry.ContainerRegistry]@{ RegistryId = [guid]::NewGuid() }
        )
        $null = $registries | & $runbook
        foreach ($registry in $registries) {
            Should -Invoke -CommandName Get-RegistryToken -Exactly -Times 1 -ParameterFilter {
                $RegistryId -eq $registry.RegistryId
            }
        }
    }

    It 'uses the specified number of days' {
        $null = & $runbook -Days 250
        Should -Invoke -CommandName Set-RegistryToken -Exactly -Times 1
    }

    It 'does not disable excluded tokens' {
        $null = & $runbook -ExcludeName 'changed-*'
        Should -Invoke -CommandName Set-RegistryToken -Exactly -Times 1 -ParameterFilter {
            $TokenId -eq $tokens[0].TokenId
        }
    }

    It 'changes nothing with -WhatIf' {
        & $runbook -WhatIf | Should -BeNullOrEmpty
        Should -Not -Invoke -CommandName Set-RegistryToken
    }
}
