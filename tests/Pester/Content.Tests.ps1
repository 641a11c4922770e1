[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Tests run in full language.')]
param()

BeforeAll {
    . "$PSScriptRoot/Sandbox.ps1"
    Import-BuiltModule
    $script:sandbox = Open-Sandbox -Tokens 5
    Connect-Sandbox -Sandbox $sandbox
    $script:registry = Get-ContainerRegistry -Name acme-production
}

AfterAll {
    Disconnect-IonosCloud
    Close-Sandbox -Sandbox $sandbox
}

Describe 'Get-RegistryRepository' {
    It 'lists repositories by name, with counts' {
        $repositories = @(Get-RegistryRepository acme-production)
        $repositories | Should -HaveCount 12
        $repositories[0].RepositoryName | Should -Be 'backend/api'
        $repositories[0].RegistryName | Should -Be 'acme-production'
        $repositories[0].RegistryId | Should -Be $registry.RegistryId
        $repositories[0].ArtifactCount | Should -Be 10
        $repositories[0].PullCount | Should -BeGreaterThan ([int]::MaxValue)
        $repositories[0].LastPush | Should -BeOfType ([DateTimeOffset])
    }

    It 'accepts an ID instead of a name, and a registry from the pipeline' {
        (Get-RegistryRepository $registry.RegistryId).RepositoryName | Should -HaveCount 12
        (Get-RegistryRepository "$($registry.RegistryId)" docs).RepositoryName | Should -Be 'docs'
        $piped = @($registry | Get-RegistryRepository)
        $piped | Should -HaveCount 12
        $piped[0].RegistryName | Should -Be 'acme-production'
    }

    It 'lists the repositories of all registries without arguments' {
        @(Get-RegistryRepository).RegistryName | Sort-Object -Unique | Should -Be 'acme-production', 'acme-staging'
    }

    It 'accepts wildcard patterns for registries and repositories' {
        (Get-RegistryRepository acme-* -Name team-a/*).RepositoryName | Sort-Object -Unique |
            Should -Be 'team-a/invoices', 'team-a/payments'
    }

    It 'gets repositories whose names contain a slash' {
        (Get-RegistryRepository acme-production team-b/search/query, docs).RepositoryName |
            Should -Be 'team-b/search/query', 'docs'
    }

    It 'gets piped repositories again' {
        (Get-RegistryRepository acme-production -Name docs | Get-RegistryRepository).RepositoryName | Should -Be 'docs'
    }

    It 'filters by severity in any case' {
        $severities = (Get-RegistryRepository acme-production).LastSeverity | Where-Object { $_ } | Sort-Object -Unique
        foreach ($severity in $severities) {
            $found = @(Get-RegistryRepository acme-production -Severity $severity.ToUpperInvariant())
            $found.Count | Should -BeGreaterThan 0
            $found.LastSeverity | Sort-Object -Unique | Should -Be $severity
        }
    }

    It 'has no severity if scanning is disabled' {
        (Get-RegistryRepository acme-staging).LastSeverity | Where-Object { $null -ne $_ } | Should -BeNullOrEmpty
    }

    It 'sorts as the service does' {
        $pulls = (Get-RegistryRepository acme-production -OrderBy '-pullCount' -WarningVariable warnings).PullCount
        $pulls | Should -Be ($pulls | Sort-Object -Descending)
        $warnings | Should -BeNullOrEmpty
    }

    It 'sends one request for the first five' {
        $sent = Get-RegistryRepository -RegistryId $registry.RegistryId -First 5 -Debug 5>&1 |
            Where-Object { $_ -is [System.Management.Automation.DebugRecord] }
        @($sent) | Should -HaveCount 1
        (Get-RegistryRepository acme-production -Skip 2 -First 3).RepositoryName |
            Should -Be (Get-RegistryRepository acme-production).RepositoryName[2..4]
    }

    It 'lets the service skip items, also if the registry is specified by name' {
        $sent = Get-RegistryRepository acme-production -Skip 2 -First 3 -Debug 5>&1 |
            Where-Object { $_ -is [System.Management.Automation.DebugRecord] }
        "$($sent[-1])" | Should -BeLike '*offset=2*limit=3*'
    }

    It 'requires a registry for a name' {
        { Get-RegistryRepository -RepositoryName docs } | Should -Throw -ErrorId 'InvalidParameter,*'
        { Get-RegistryArtifact -RepositoryName docs } | Should -Throw -ErrorId 'InvalidParameter,*'
        { Get-RegistryVulnerability -RepositoryName docs -Digest sha256:0 } |
            Should -Throw -ErrorId 'InvalidParameter,*'
    }

    It 'reports a missing name, but not a wildcard pattern without matches' {
        { Get-RegistryRepository acme-production -Name lost -ErrorAction Stop } |
            Should -Throw -ErrorId 'RepositoryNotFound,*'
        { Get-RegistryRepository acme-lost -ErrorAction Stop } | Should -Throw -ErrorId 'RegistryNotFound,*'
        { Get-RegistryRepository acme-production lost/one -ErrorAction Stop } | Should -Throw -ErrorId 'NotFound,*'
        Get-RegistryRepository acme-production -Name 'lost*' -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'refuses a registry name with an ID, and paging with a repository name' {
        { Get-RegistryRepository acme-production -RegistryId $registry.RegistryId } |
            Should -Throw -ErrorId 'InvalidParameterCombination,*'
        { Get-RegistryRepository acme-production docs -First 1 } |
            Should -Throw -ErrorId 'InvalidParameterCombination,*'
    }

    It 'continues after a missing registry' {
        $ids = [guid]::NewGuid(), $registry.RegistryId, [guid]::NewGuid()
        $found = @(Get-RegistryRepository -RegistryId $ids -ErrorAction SilentlyContinue -ErrorVariable failures)
        $found | Should -HaveCount 12
        $missing = 'NotFound,IonosContainerRegistry.GetRegistryRepositoryCommand'
        $failures.FullyQualifiedErrorId | Should -Be $missing, $missing
    }
}

Describe 'Get-RegistryArtifact' {
    It 'lists the newest of a repository first' {
        $artifacts = @(Get-RegistryArtifact acme-production team-a/payments)
        $artifacts | Should -HaveCount 10
        $artifacts[0].Tags | Should -Contain 'latest'
        $artifacts[0].RepositoryName | Should -Be 'team-a/payments'
        $artifacts[0].Digest | Should -BeLike 'sha256:*'
        $dates = $artifacts.LastPush
        $dates | Should -Be ($dates | Sort-Object -Descending)
    }

    It 'has no counts for artifacts that were not scanned' {
        $waiting = @(Get-RegistryArtifact acme-production | Where-Object { $null -eq $_.LastScan })
        $waiting.Count | Should -BeGreaterThan 0
        $waiting | Where-Object { $null -ne $_.VulnerabilityCount -or $null -ne $_.FixableCount } |
            Should -BeNullOrEmpty
    }

    It 'lists a whole registry, each artifact with its repository' {
        $artifacts = @(Get-RegistryArtifact acme-production)
        $artifacts | Should -HaveCount 120
        @($artifacts.RepositoryName | Sort-Object -Unique) | Should -HaveCount 12
    }

    It 'filters by tag' {
        $latest = @(Get-RegistryArtifact acme-production -Tag latest)
        $latest | Should -HaveCount 12
        @(Get-RegistryArtifact acme-production docs -Tag '1.1.*', LATEST).Count | Should -BeGreaterThan 0
        $untagged = @(Get-RegistryArtifact acme-production docs -Untagged)
        $untagged | Should -HaveCount 2
        $untagged.Tags | Should -BeNullOrEmpty
        { Get-RegistryArtifact acme-production -Tag a -Untagged } |
            Should -Throw -ErrorId 'InvalidParameterCombination,*'
    }

    It 'gets only artifacts of the piped repositories with other parameters' -TestCases @(
        @{ Name = 'Tag'; Value = 'latest'; Count = 2 }
        @{ Name = 'Untagged'; Value = $true; Count = 4 }
        @{ Name = 'OrderBy'; Value = '-pullCount'; Count = 20 }
        @{ Name = 'PageSize'; Value = 7; Count = 20 }
    ) {
        param($Name, $Value, $Count)
        $more = @{ $Name = $Value }
        $artifacts = @(Get-RegistryRepository acme-production -Name backend/* | Get-RegistryArtifact @more)
        $artifacts | Should -HaveCount $Count
        $artifacts.RepositoryName | Sort-Object -Unique | Should -Be 'backend/api', 'backend/worker'
    }

    It 'refuses list parameters with a digest' -ForEach @(
        @{ More = @{ Tag = 'latest' } }
        @{ More = @{ OrderBy = 'lastPush' } }
        @{ More = @{ First = 1 } }
    ) {
        $artifact = Get-RegistryArtifact acme-production docs -First 1
        { $artifact | Get-RegistryArtifact @More } | Should -Throw -ErrorId 'InvalidParameterCombination,*'
    }

    It 'searches for a vulnerability only in registries' {
        { Get-RegistryArtifact acme-production docs -VulnerabilityId CVE-1 } |
            Should -Throw -ErrorId 'InvalidParameterCombination,*'
        { Get-RegistryRepository acme-production docs | Get-RegistryArtifact -VulnerabilityId CVE-1 } |
            Should -Throw -ErrorId 'InvalidParameterCombination,*'
    }

    It 'gets artifacts by digest, also from the pipeline' {
        $two = @(Get-RegistryArtifact acme-production docs -First 2)
        (Get-RegistryArtifact acme-production docs -Digest $two[1].Digest).Digest | Should -Be $two[1].Digest
        @($two | Get-RegistryArtifact).Digest | Should -Be $two.Digest
    }

    It 'finds the artifacts that have a vulnerability' {
        $artifact = Get-RegistryArtifact acme-production -OrderBy '-vulnTotalCount' -First 1
        $vulnerability = $artifact | Get-RegistryVulnerability -First 1
        (Get-RegistryArtifact acme-production -VulnerabilityId $vulnerability.VulnerabilityId).Digest |
            Should -Contain $artifact.Digest
    }

    It 'returns artifacts in the order of the input' {
        $names = (Get-RegistryRepository acme-production).RepositoryName
        $artifacts = @(Get-RegistryRepository acme-production | Get-RegistryArtifact)
        $artifacts | Should -HaveCount 120
        @($artifacts.RepositoryName | Select-Object -Unique) | Should -Be $names
    }

    It 'reports input without a registry' {
        [pscustomobject]@{ Other = 1 } | Get-RegistryArtifact -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
    }
}

Describe 'Get-RegistryVulnerability' {
    BeforeAll {
        $script:artifact = Get-RegistryArtifact acme-production -OrderBy '-vulnTotalCount' -First 1
    }

    It 'lists the vulnerabilities of an artifact by score' {
        $vulnerabilities = @($artifact | Get-RegistryVulnerability)
        $vulnerabilities | Should -HaveCount $artifact.VulnerabilityCount
        $vulnerabilities.Score | Should -Be ($vulnerabilities.Score | Sort-Object -Descending)
        $vulnerabilities[0].RegistryName | Should -Be 'acme-production'
        $vulnerabilities[0].RepositoryName | Should -Be $artifact.RepositoryName
        $vulnerabilities[0].Digest | Should -Be $artifact.Digest
        $vulnerabilities[0].Packages[0].Name | Should -Not -BeNullOrEmpty
    }

    It 'filters by severity and fixed version' {
        $all = @($artifact | Get-RegistryVulnerability)
        $expected = @($all | Where-Object { $_.Severity -in 'high', 'critical' -and $_.Fixable })
        $found = @($artifact | Get-RegistryVulnerability -Severity High, critical -Fixable $true)
        $found.VulnerabilityId | Sort-Object | Should -Be ($expected.VulnerabilityId | Sort-Object)
        @($artifact | Get-RegistryVulnerability -Fixable $false).Fixable | Sort-Object -Unique | Should -Be $false
    }

    It 'gets vulnerabilities by ID without a registry' {
        $id = ($artifact | Get-RegistryVulnerability -First 1).VulnerabilityId
        $read = Get-RegistryVulnerability $id
        $read.VulnerabilityId | Should -Be $id
        $read.Digest | Should -BeNullOrEmpty
        { Get-RegistryVulnerability CVE-1999-0001 -ErrorAction Stop } | Should -Throw -ErrorId 'NotFound,*'
    }

    It 'accepts artifacts from a pipeline that starts with a registry' {
        $found = Get-ContainerRegistry acme-production | Get-RegistryRepository | Get-RegistryArtifact |
            Get-RegistryVulnerability -Severity critical
        $found.Count | Should -BeGreaterThan 12
        $found.Severity | Sort-Object -Unique | Should -Be 'critical'
        $artifacts = Get-RegistryRepository acme-production | Get-RegistryArtifact
        @($found.Digest | Select-Object -Unique) |
            Should -Be @($artifacts.Digest | Where-Object { $_ -in $found.Digest } | Select-Object -Unique)
    }
}

Describe 'Remove-RegistryRepository' {
    BeforeAll {
        $script:own = Open-Sandbox -Tokens 1
        $script:connection = Connect-IonosCloud -ApiUrl $own.Url -Token (ConvertTo-Secret -Text $own.Token) -PassThru
        Connect-Sandbox -Sandbox $sandbox
    }

    AfterAll {
        Close-Sandbox -Sandbox $own
    }

    It 'changes nothing with -WhatIf' {
        Remove-RegistryRepository acme-production team-a/payments -WhatIf -Connection $connection
        (Get-RegistryRepository acme-production team-a/payments -Connection $connection).ArtifactCount | Should -Be 10
    }

    It 'prompts with the content that would be removed, and accepts No' {
        $shown = Invoke-FreshShell -Sandbox $own -Answer 'n' -Script @'
            Get-RegistryRepository acme-production team-a/payments | Remove-RegistryRepository
'@
        $shown = $shown -replace '\s+', ' '
        $shown | Should -BeLike "*repository 'team-a/payments' in registry 'acme-production'*with 10 artifacts*"
        (Get-RegistryRepository acme-production team-a/payments -Connection $connection).ArtifactCount | Should -Be 10
    }

    It 'removes a repository after confirmation' {
        $null = Invoke-FreshShell -Sandbox $own -Answer 'y' -Script @'
            Remove-RegistryRepository acme-production tools/cli
'@
        Get-RegistryRepository acme-production -Name tools/* -Connection $connection | Should -BeNullOrEmpty
    }

    It 'removes by name and from the pipeline' {
        Remove-RegistryRepository acme-production team-a/payments -Force -Connection $connection
        Get-RegistryRepository acme-production -Name team-b/* -Connection $connection |
            Remove-RegistryRepository -Force -Connection $connection
        $left = (Get-RegistryRepository acme-production -Connection $connection).RepositoryName
        $left | Should -HaveCount 8
        $left | Should -Not -Contain 'team-a/payments'
    }

    It 'removes only repositories' {
        { Remove-RegistryRepository acme-production '..' -Force -Connection $connection -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameter,*'
        (Get-ContainerRegistry -Connection $connection).Name | Should -Contain 'acme-production'
    }

    It 'reports a missing repository and continues' {
        Remove-RegistryRepository acme-production lost, docs -Force -Connection $connection `
            -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures.FullyQualifiedErrorId | Should -Be 'NotFound,IonosContainerRegistry.RemoveRegistryRepositoryCommand'
        $failures.TargetObject | Should -Be 'lost'
        (Get-RegistryRepository acme-production -Connection $connection).RepositoryName | Should -Not -Contain 'docs'
    }
}

Describe 'Views and completion of content' {
    It 'shows full names at 80 columns' {
        $text = Get-RegistryRepository acme-production | Out-String -Width 80
        $text | Should -Match 'Registry: acme-production'
        $text | Should -Match 'team-b/search/indexer +10 +\d+ +\d{4}-\d\d-\d\d'
        $text = Get-RegistryArtifact acme-production docs | Out-String -Width 80
        $text | Should -Match 'sha256:[0-9a-f]{12} '
        $text | Should -Match '\d+ of \d+'
        $text = $artifact | Get-RegistryVulnerability | Out-String -Width 80
        $text | Should -Match '(CVE|GHSA)-\S+ +\w+ +\d'
    }

    It 'completes <Line>' -TestCases @(
        @{ Line = 'Get-RegistryRepository acme-production team-a/'; Text = "'team-a/invoices'", "'team-a/payments'" }
        @{ Line = 'Get-RegistryRepository acme-production -Severity cri'; Text = 'critical' }
        @{ Line = 'Get-RegistryRepository -OrderBy pull'; Text = 'pullCount' }
        @{ Line = "Get-RegistryRepository -OrderBy '-pull"; Text = "'-pullCount'" }
        @{
            Line = 'Get-RegistryArtifact acme-production docs -OrderBy vulnTotal'
            Text = 'vulnTotalCount', 'vulnTotalScore'
        }
        @{ Line = 'Get-RegistryArtifact acme-production -OrderBy vulnTotal'; Text = 'vulnTotalCount' }
        @{ Line = 'Get-RegistryVulnerability -OrderBy pub'; Text = 'publishedAt' }
    ) {
        param($Line, $Text)
        (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches.CompletionText |
            Should -Be $Text
    }

    It 'completes a digest by its tag' {
        $line = 'Get-RegistryArtifact acme-production docs -Digest lat'
        $newest = Get-RegistryArtifact acme-production docs -Tag latest
        $match = @((TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches)
        $match.CompletionText | Should -Be "'$($newest.Digest)'"
        $match.ListItemText | Should -BeLike '*latest*'
    }
}

Describe 'Credentials without a token' {
    It 'cause an error that requires an API token' {
        $user = New-Object -TypeName System.Management.Automation.PSCredential -ArgumentList 'user@example.com', (
            ConvertTo-Secret -Text 'wrong')
        $basic = Connect-IonosCloud -ApiUrl $sandbox.Url -Credential $user -PassThru
        Connect-Sandbox -Sandbox $sandbox
        $failure = { Get-RegistryRepository -RegistryId $registry.RegistryId -Connection $basic } |
            Should -Throw -ErrorId 'Unauthorized,*' -PassThru
        $failure.Exception.Message | Should -BeLike '*API token*'
    }
}
