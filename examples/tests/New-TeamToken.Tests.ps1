[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Tests run in full language and build the module''s objects.')]
param()

BeforeAll {
    Import-Module -Name "$PSScriptRoot/../../out/IonosContainerRegistry" -Global
    $script:runbook = "$PSScriptRoot/../New-TeamToken.ps1"
}

Describe 'New-TeamToken' {
    BeforeEach {
        $script:file = Join-Path -Path $TestDrive -ChildPath 'teams.csv'
        Set-Content -Path $file -Value @'
Registry,Name,Scope,ExpiresIn
acme,team-new,repository:new/*:pull;registry:*:list,90d
acme,team-kept,repository:kept/*:pull,90d
acme,team-moved,repository:moved/*:pull,
'@
        $script:registry = [IonosContainerRegistry.ContainerRegistry]@{ RegistryId = [guid]::NewGuid(); Name = 'acme' }
        $script:kept = [IonosContainerRegistry.RegistryToken]@{
            RegistryId = $registry.RegistryId
            TokenId    = [guid]::NewGuid()
            Name       = 'team-kept'
            Scopes     = 'repository:kept/*:pull'
        }
        $script:moved = [IonosContainerRegistry.RegistryToken]@{
            RegistryId = $registry.RegistryId
            TokenId    = [guid]::NewGuid()
            Name       = 'team-moved'
            Scopes     = 'repository:old/*:pull'
        }
        Mock -CommandName Get-ContainerRegistry -MockWith { $registry }
        Mock -CommandName Get-RegistryToken -MockWith { $kept, $moved }
        Mock -CommandName Set-RegistryToken
        Mock -CommandName New-RegistryToken -MockWith {
            [IonosContainerRegistry.RegistryToken]@{
                RegistryId = $RegistryId
                Name       = $Name
                Scopes     = $Scope
                Credential = New-Object -TypeName pscredential -ArgumentList $Name, (New-Object -TypeName securestring)
            }
        }
    }

    It 'creates missing tokens, changes tokens that differ, and keeps the others' {
        $done = & $runbook -Path $file

        $done.Result | Should -Be 'Created', 'Unchanged', 'Changed'
        Should -Invoke -CommandName New-RegistryToken -Exactly -Times 1 -ParameterFilter {
            $RegistryId -eq $registry.RegistryId -and $Name -eq 'team-new' -and
            "$Scope" -eq 'repository:new/*:pull registry:*:list' -and $ExpiresIn.Value.TotalDays -eq 90
        }
        Should -Invoke -CommandName Set-RegistryToken -Exactly -Times 1 -ParameterFilter {
            $TokenId -eq $moved.TokenId -and "$Scope" -eq 'repository:moved/*:pull'
        }
    }

    It 'returns the credentials of created tokens only' {
        $done = & $runbook -Path $file
        $done[0].Credential.UserName | Should -Be 'team-new'
        $done[1].Credential | Should -BeNullOrEmpty
    }

    It 'lists a registry once' {
        $null = & $runbook -Path $file
        Should -Invoke -CommandName Get-RegistryToken -Exactly -Times 1
    }

    It 'creates a token once if the file contains it twice' {
        Add-Content -Path $file -Value 'acme,team-new,repository:new/*:pull;registry:*:list,90d'
        (& $runbook -Path $file).Result | Should -Be 'Created', 'Unchanged', 'Changed', 'Unchanged'
        Should -Invoke -CommandName New-RegistryToken -Exactly -Times 1
    }

    It 'continues after a row that fails' {
        Set-Content -Path $file -Value @'
Registry,Name,Scope,ExpiresIn
lost,team-lost,repository:new/*:pull,90d
acme,team-bad,repository:bad/*:pull,90d
acme,team-new,repository:new/*:pull,90d
'@
        Mock -CommandName New-RegistryToken -ParameterFilter { $Name -eq 'team-bad' } -MockWith { throw 'refused' }
        $done = & $runbook -Path $file -ErrorVariable problems -ErrorAction SilentlyContinue

        $done.Name | Should -Be 'team-new'
        "$problems" | Should -Match "no registry named 'lost'"
        "$problems" | Should -Match 'refused'
    }

    It 'changes nothing with -WhatIf' {
        $done = & $runbook -Path $file -WhatIf
        $done.Name | Should -Be 'team-kept'
        Should -Not -Invoke -CommandName New-RegistryToken
        Should -Not -Invoke -CommandName Set-RegistryToken
    }
}
