[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Tests run in full language.')]
param()

BeforeAll {
    . "$PSScriptRoot/Sandbox.ps1"
    Import-BuiltModule
    $script:sandbox = Open-Sandbox -Tokens 45
    Connect-Sandbox -Sandbox $sandbox
    $script:registry = Get-ContainerRegistry -Name acme-production
}

AfterAll {
    Disconnect-IonosCloud
    Close-Sandbox -Sandbox $sandbox
}

Describe 'Get-ContainerRegistry' {
    It 'lists all registries without arguments' {
        (Get-ContainerRegistry).Name | Sort-Object | Should -Be 'acme-archive', 'acme-production', 'acme-staging'
    }

    It 'accepts names and wildcard patterns by position' {
        (Get-ContainerRegistry acme-s*, acme-archive).Name |
            Sort-Object |
            Should -Be 'acme-archive', 'acme-staging'
    }

    It 'gets a registry by ID' {
        $read = Get-ContainerRegistry -RegistryId $registry.RegistryId
        $read.Name | Should -Be 'acme-production'
        $read.HostName | Should -Be $registry.HostName
    }

    It 'accepts IDs from the pipeline' {
        (Get-ContainerRegistry | Get-ContainerRegistry).RegistryId | Should -Be (Get-ContainerRegistry).RegistryId
    }

    It 'pages with -First and -Skip' {
        $all = (Get-ContainerRegistry).Name
        (Get-ContainerRegistry -First 1 -Skip 1).Name | Should -Be $all[1]
    }

    It 'reports a missing name, but not a wildcard pattern without matches' {
        Get-ContainerRegistry -Name acme-lost -ErrorVariable missing -ErrorAction SilentlyContinue |
            Should -BeNullOrEmpty
        $missing.FullyQualifiedErrorId |
            Should -Be 'RegistryNotFound,IonosContainerRegistry.GetContainerRegistryCommand'
        $missing.CategoryInfo.Category | Should -Be ObjectNotFound
        $missing.TargetObject | Should -Be 'acme-lost'
        Get-ContainerRegistry -Name 'lost*' -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'refuses -<Name> with an ID' -ForEach @(
        @{ Name = 'First'; Paging = @{ First = 1 } }
        @{ Name = 'Skip'; Paging = @{ Skip = 1 } }
        @{ Name = 'IncludeTotalCount'; Paging = @{ IncludeTotalCount = $true } }
    ) {
        { Get-ContainerRegistry -RegistryId $registry.RegistryId @Paging } |
            Should -Throw -ErrorId 'InvalidParameterCombination,*'
    }
}

Describe 'Get-RegistryToken, listing' {
    It 'lists the tokens of all registries without arguments' {
        $tokens = Get-RegistryToken
        @($tokens.RegistryId | Sort-Object -Unique) | Should -HaveCount 3
        @($tokens | Where-Object -Property RegistryId -EQ -Value $registry.RegistryId) | Should -HaveCount 45
    }

    It 'lists a registry by position' {
        @(Get-RegistryToken $registry.RegistryId) | Should -HaveCount 45
    }

    It 'lists a registry from the pipeline' {
        @($registry | Get-RegistryToken) | Should -HaveCount 45
    }

    It 'reads all pages' {
        $tokens = $registry | Get-RegistryToken -PageSize 10
        @($tokens) | Should -HaveCount 45
        @($tokens.TokenId | Sort-Object -Unique) | Should -HaveCount 45
    }

    It 'pages with -First and -Skip' {
        $all = ($registry | Get-RegistryToken).Name
        ($registry | Get-RegistryToken -First 3 -Skip 20 -PageSize 7).Name | Should -Be $all[20..22]
    }

    It 'returns the total' {
        $output = Get-RegistryToken -RegistryId $registry.RegistryId -IncludeTotalCount -First 1
        $output[0] | Should -Be 45
        $output[0].Accuracy | Should -Be 1
        @($output) | Should -HaveCount 2
    }

    It 'returns an unknown total for a filtered list' {
        $output = Get-RegistryToken -RegistryId $registry.RegistryId -Name ci-* -IncludeTotalCount -First 1
        $output[0].Accuracy | Should -Be 0
    }

    It 'filters by name, wildcards included' {
        $names = ($registry | Get-RegistryToken -Name 'ci-00[01]*').Name
        @($names).Count | Should -BeGreaterThan 1
        $names | Should -BeLike 'ci-00*'
        ($registry | Get-RegistryToken -Name deploy-0001).Name | Should -Be 'deploy-0001'
    }

    It 'filters by status' {
        $disabled = $registry | Get-RegistryToken -Status disabled
        @($disabled).Count | Should -BeGreaterThan 0
        $disabled.Status | Should -Be (@('disabled') * @($disabled).Count)
    }

    It 'filters by expiry' {
        $soon = $registry | Get-RegistryToken -ExpiringWithin 30d
        @($soon).Count | Should -BeGreaterThan 0
        @($soon).Count | Should -BeLessThan 45
        foreach ($token in $soon) { $token.TimeLeft.TotalDays | Should -BeLessOrEqual 30 }
    }

    It 'pages the filtered tokens' {
        $names = ($registry | Get-RegistryToken -Name ci-*).Name
        ($registry | Get-RegistryToken -Name ci-* -Skip 1 -First 2).Name | Should -Be $names[1..2]
    }

    It 'reports a missing name, but not a wildcard pattern without matches' {
        { $registry | Get-RegistryToken -Name lost -ErrorAction Stop } | Should -Throw -ErrorId 'TokenNotFound,*'
        $registry | Get-RegistryToken -Name 'lost*' -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'stops when the downstream command stops' {
        @(Get-RegistryToken -PageSize 5 | Select-Object -First 2) | Should -HaveCount 2
    }

    It 'stores status and headers in variables' {
        $null = Get-RegistryToken $registry.RegistryId -StatusCodeVariable status -ResponseHeadersVariable headers
        $status | Should -Be 200
        $headers['content-type'] | Should -BeLike 'application/json*'
    }
}

Describe 'Get-RegistryToken by ID' {
    BeforeAll {
        $script:tokens = $registry | Get-RegistryToken -First 3
    }

    It 'gets a token' {
        $read = Get-RegistryToken $registry.RegistryId $tokens[0].TokenId
        $read.Name | Should -Be $tokens[0].Name
        $read.UserName | Should -Be $tokens[0].Name
        $read.Credential | Should -BeNullOrEmpty
    }

    It 'gets several tokens, and reports a missing one' {
        $lost = [guid]::NewGuid()
        $read = Get-RegistryToken $registry.RegistryId $tokens[0].TokenId, $lost, $tokens[2].TokenId `
            -ErrorVariable problem -ErrorAction SilentlyContinue
        $read.Name | Should -Be $tokens[0].Name, $tokens[2].Name
        @($problem) | Should -HaveCount 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        $problem[0].TargetObject | Should -Be $lost
    }

    It 'gets piped tokens again' {
        ($tokens | Get-RegistryToken).TokenId | Should -Be $tokens.TokenId
    }

    It 'refuses paging' {
        { Get-RegistryToken $registry.RegistryId $tokens[0].TokenId -First 1 } |
            Should -Throw -ErrorId 'InvalidParameterCombination,*'
    }
}
