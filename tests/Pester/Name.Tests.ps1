[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Tests run in full language.')]
param()

BeforeAll {
    . "$PSScriptRoot/Sandbox.ps1"
    Import-BuiltModule
    $script:sandbox = Open-Sandbox
    Connect-Sandbox -Sandbox $sandbox
    $script:production = (Get-ContainerRegistry acme-production).RegistryId
    $script:staging = (Get-ContainerRegistry acme-staging).RegistryId

    <#
    .SYNOPSIS
    The requests of a script, such as 'GET /registries'.
    #>
    function script:Get-Request {
        param([scriptblock] $Script)

        $DebugPreference = 'Continue'
        $ErrorActionPreference = 'SilentlyContinue'
        & $Script 5>&1 2>$null | Where-Object { $_ -is [System.Management.Automation.DebugRecord] } |
            ForEach-Object { ([regex] '\b(GET|POST|PUT|PATCH|DELETE|HEAD) \S+').Match("$_").Value }
    }
}

AfterAll {
    Disconnect-IonosCloud
    Close-Sandbox -Sandbox $sandbox
}

Describe 'A registry by name' {
    It 'specifies where tokens are created, changed, rotated, counted, and removed' {
        $token = New-RegistryToken acme-production by-name -Scope 'repository:a/*:pull' -ExpiresIn 30d
        $token.RegistryId | Should -Be $production
        $id = $token.TokenId
        (Get-RegistryToken ACME-production $id).Name | Should -Be 'by-name'
        (Set-RegistryToken acme-production $id -Status disabled -PassThru).Status | Should -Be 'disabled'
        (Set-RegistryToken acme-production $id -Replace -Name by-name).Status | Should -Not -Be 'disabled'
        $new = Reset-RegistryToken acme-production $id -NewName by-name-2 -OldTokenAction Remove -Confirm:$false
        $new.Credential | Should -Not -BeNullOrEmpty
        Remove-RegistryToken acme-production $new.TokenId -Force
        Get-RegistryToken acme-production -Name by-name* | Should -BeNullOrEmpty
        $count = (Get-RegistryToken acme-production).Count
        (Measure-RegistryToken acme-production).Count | Should -Be $count
    }

    It 'can be an ID in the same position, as a GUID or as text' {
        (New-RegistryToken $production by-guid).RegistryId | Should -Be $production
        (New-RegistryToken "$production" by-text).RegistryId | Should -Be $production
        @(Get-RegistryToken $production -Name by-guid, by-text) | Should -HaveCount 2
        (Measure-RegistryToken $production).RegistryName | Should -Be 'acme-production'
    }

    It 'does not change a token of another registry' {
        $token = New-RegistryToken acme-production elsewhere
        foreach ($where in @{ RegistryId = $staging }, @{ RegistryName = 'acme-staging' }) {
            $failure = { $token | Remove-RegistryToken @where -Force -ErrorAction Stop } |
                Should -Throw -ErrorId 'InvalidParameter,*' -PassThru
            $failure.Exception.Message | Should -BeLike "*'acme-production'*"
        }
        ($token | New-RegistryToken -RegistryId $staging -Name copied).RegistryId | Should -Be $staging
    }

    It 'can be splatted' {
        $where = @{ RegistryName = 'acme-production'; Name = 'splatted' }
        (New-RegistryToken @where).RegistryId | Should -Be $production
        (Get-RegistryToken @where).Name | Should -Be 'splatted'
    }

    It 'can be a wildcard pattern for cmdlets that get objects' {
        @((Get-RegistryToken acme-[ps]* -First 100).RegistryId | Sort-Object -Unique) | Should -HaveCount 2
        (Measure-RegistryToken acme-prod*, acme-arch*).RegistryName | Should -Be 'acme-production', 'acme-archive'
        { New-RegistryToken acme-prod* pattern } | Should -Throw -ErrorId 'InvalidParameter,*'
    }

    It 'is looked up once per command' {
        $rows = 1..5 | ForEach-Object { [pscustomobject]@{ Name = "once-$_" } }
        $requests = Get-Request { $rows | New-RegistryToken acme-production }
        @($requests -like 'GET *') | Should -HaveCount 1
        @($requests -like 'POST *') | Should -HaveCount 5
    }

    It 'is not looked up for an ID' {
        Get-Request { Get-RegistryToken $production -First 1 } | Should -HaveCount 1
    }

    It 'causes an error with similar names, and changes nothing, if no registry has it' -ForEach @(
        @{ Command = { New-RegistryToken acme-prodction lost } }
        @{ Command = { Set-RegistryToken acme-prodction ([guid]::NewGuid()) -Status disabled } }
        @{ Command = { Set-RegistryToken acme-prodction ([guid]::NewGuid()) -Replace -Name lost } }
        @{ Command = { Remove-RegistryToken acme-prodction ([guid]::NewGuid()) -Force } }
        @{ Command = { Reset-RegistryToken acme-prodction ([guid]::NewGuid()) -Confirm:$false } }
        @{ Command = { Remove-RegistryRepository acme-prodction docs -Force } }
        @{ Command = { Get-RegistryToken acme-prodction } }
        @{ Command = { Measure-RegistryToken acme-prodction } }
        @{ Command = { Get-ContainerRegistry acme-prodction } }
    ) {
        $ErrorActionPreference = 'Stop'
        $failure = $Command | Should -Throw -ErrorId 'RegistryNotFound,*' -PassThru
        $failure.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failure.TargetObject | Should -Be 'acme-prodction'
        $failure.Exception.Message | Should -BeLike '*closest name*: acme-production*'
        Get-Request $Command | Should -BeLike 'GET *'
    }

    It 'is required unless an ID is specified' -ForEach @(
        @{ Command = { New-RegistryToken -Name nowhere } }
        @{ Command = { Set-RegistryToken -TokenId ([guid]::NewGuid()) -Status disabled } }
        @{ Command = { Remove-RegistryToken -TokenId ([guid]::NewGuid()) -Force } }
        @{ Command = { Reset-RegistryToken -TokenId ([guid]::NewGuid()) } }
        @{ Command = { Get-RegistryToken -TokenId ([guid]::NewGuid()) } }
        @{ Command = { Remove-RegistryRepository -RepositoryName docs -Force } }
    ) {
        $failure = $Command | Should -Throw -ErrorId 'InvalidParameter,*' -PassThru
        $failure.Exception.Message | Should -BeLike '*-RegistryName or -RegistryId*'
    }

    It 'is taken from rows of a table that have no ID' {
        $rows = @'
RegistryName,Name,Scope
acme-production,row-one,repository:a:pull
acme-staging,row-two,repository:b:pull
'@ | ConvertFrom-Csv
        $tokens = $rows | New-RegistryToken
        $tokens.Name | Should -Be 'row-one', 'row-two'
        $tokens.RegistryId | Should -Be $production, $staging
        $back = $tokens | Select-Object RegistryName, TokenId | ConvertTo-Csv | ConvertFrom-Csv |
            Set-RegistryToken -Status disabled -PassThru
        $back.Status | Should -Be 'disabled', 'disabled'
        $back.RegistryName | Should -Be 'acme-production', 'acme-staging'
        $read = $tokens | Select-Object RegistryName, TokenId | Get-RegistryToken
        $read.Name | Should -Be 'row-one', 'row-two'
        $read.RegistryName | Should -Be 'acme-production', 'acme-staging'
        ([pscustomobject]@{ RegistryName = 'acme-staging' } | Wait-ContainerRegistry).RegistryId | Should -Be $staging
    }

    It 'of a row must be that of the registry on the command line' {
        $token = New-RegistryToken acme-staging in-staging
        $row = $token | Select-Object RegistryName, TokenId
        foreach ($where in @{ RegistryName = 'acme-production' }, @{ RegistryId = $production },
            @{ RegistryName = "$production" }) {
            $failure = { $row | Remove-RegistryToken @where -Force -ErrorAction Stop } |
                Should -Throw -ErrorId 'InvalidParameter,*' -PassThru
            $failure.Exception.Message | Should -BeLike "*'acme-staging'*"
            $failure.TargetObject | Should -Be $token.TokenId
        }
        ($row | Get-RegistryToken acme-st*).Name | Should -Be 'in-staging'
        ($row | Set-RegistryToken -RegistryId $staging -Status disabled -PassThru).Status | Should -Be 'disabled'
        $copy = [pscustomobject]@{ RegistryName = 'acme-staging'; Name = 'copied-row' }
        ($copy | New-RegistryToken acme-production).RegistryName | Should -Be 'acme-production'
        ($copy | New-RegistryToken -RegistryId $production -Name copied-row-2).RegistryId | Should -Be $production
    }

    It 'of a piped registry can''t differ where a token is created' {
        $registry = Get-ContainerRegistry acme-staging
        { $registry | New-RegistryToken acme-production misplaced -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage "*'acme-staging'*"
        ($registry | New-RegistryToken -RegistryName acme-staging -Name placed).RegistryName |
            Should -Be 'acme-staging'
        $rows = $registry | ConvertTo-Csv | ConvertFrom-Csv
        { $rows | New-RegistryToken -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage '*specify the name of the token*'
        ($rows | New-RegistryToken -Name placed-by-row).RegistryName | Should -Be 'acme-staging'
    }

    It 'is not taken from text if it is specified already' {
        { 'acme-archive' | Remove-ContainerRegistry acme-staging -Force -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage "*'acme-archive' is text*"
        (Get-ContainerRegistry).Name | Should -Contain 'acme-staging'
    }

    It 'can be specified beside text from the pipeline that specifies something else' {
        $names = (Get-RegistryRepository acme-production -First 2).RepositoryName
        ($names | Get-RegistryRepository acme-production -RepositoryName { $_ }).RepositoryName | Should -Be $names
        $tokens = 'text-one', 'text-two' | New-RegistryToken acme-production -Name { $_ }
        $tokens.Name | Should -Be 'text-one', 'text-two'
        "$($tokens.TokenId)" -split ' ' | Set-RegistryToken acme-production -TokenId { $_ } -Status disabled
        ($tokens | Get-RegistryToken).Status | Should -Be 'disabled', 'disabled'
    }

    It 'is known to tokens that are found through what is in the registry' {
        $repository = Get-RegistryRepository acme-production -First 1
        ($repository | Get-RegistryToken -First 1).RegistryName | Should -Be 'acme-production'
        $row = [pscustomobject]@{ RegistryName = 'acme-staging' }
        ($row | Get-RegistryToken -First 1).RegistryName | Should -Be 'acme-staging'
    }

    It 'is proposed for the host name of a registry' {
        { Get-RegistryToken acme-production.cr.de-txl.example.com -ErrorAction Stop } |
            Should -Throw -ErrorId 'RegistryNotFound,*' -ExpectedMessage '*closest name is: acme-production.*'
    }

    It 'of statistics or of a row with the properties of a token is not removed' {
        $rows = (Measure-RegistryToken acme-archive),
            [pscustomobject]@{ RegistryId = (Get-ContainerRegistry acme-archive).RegistryId; ExpiresIn = '30d' }
        foreach ($row in $rows) {
            $failure = { $row | Remove-ContainerRegistry -Force -ErrorAction Stop } |
                Should -Throw -ErrorId 'InvalidParameter,*' -PassThru
            $failure.Exception.Message | Should -BeLike "*isn't a registry*"
        }
        Get-ContainerRegistry acme-archive | Should -Not -BeNullOrEmpty
    }

    It 'of a row is never a pattern, and never a registry to remove' {
        $row = [pscustomobject]@{ RegistryName = 'acme-*'; Name = 'patterned' }
        { $row | New-RegistryToken -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameter,*'
        $row = [pscustomobject]@{ RegistryName = 'acme-archive'; Name = 'content' }
        { $row | Remove-ContainerRegistry -Force -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameter,*'
        Get-ContainerRegistry acme-archive | Should -Not -BeNullOrEmpty
    }

    It 'of a row must be that of its ID' {
        $token = New-RegistryToken acme-staging mismatched
        $row = [pscustomobject]@{
            RegistryId = $staging; RegistryName = 'acme-archive'; TokenId = $token.TokenId; Name = 'x1'
        }
        foreach ($command in { $row | Remove-RegistryToken -Force -ErrorAction Stop },
            { $row | New-RegistryToken -ErrorAction Stop },
            { $row | Set-RegistryToken -Status disabled -ErrorAction Stop }) {
            $failure = $command | Should -Throw -ErrorId 'InvalidParameter,*' -PassThru
            $failure.Exception.Message | Should -BeLike "*$staging*'acme-archive'*"
        }
        (Get-RegistryToken acme-staging $token.TokenId).Status | Should -Be 'enabled'
        $row = [pscustomobject]@{ RegistryId = $staging; Name = 'mismatched' }
        { $row | Remove-ContainerRegistry -Force -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameter,*'
        { $row | Set-ContainerRegistry -AllowAnySubnet -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameter,*'
        Get-ContainerRegistry acme-staging | Should -Not -BeNullOrEmpty
    }

    It 'is not taken from a pattern after a piped registry' {
        $failure = { Get-ContainerRegistry acme-production | Get-RegistryToken ci-* -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameter,*' -PassThru
        $failure.Exception.Message | Should -BeLike '*without a parameter name*'
    }

    It 'that is not found is proposed as a pattern only where patterns are accepted' {
        $failure = { Get-RegistryToken acme-none -ErrorAction Stop } | Should -Throw -PassThru
        $failure.Exception.Message | Should -BeLike "*'acme-none``*'*"
        $failure = { New-RegistryToken acme-none some -ErrorAction Stop } | Should -Throw -PassThru
        $failure.Exception.Message | Should -Not -BeLike '*wildcard*'
    }

    It 'is explained if it was taken from another value without a parameter name' {
        $id = (Get-RegistryToken acme-production -First 1).TokenId
        $cases = @(
            { New-RegistryToken -RegistryId $production positional -Name x -ErrorAction Stop }
            { Get-ContainerRegistry acme-production | Get-RegistryToken $id -ErrorAction Stop }
            { Get-ContainerRegistry acme-production | Get-RegistryRepository backend/api -ErrorAction Stop }
        )
        foreach ($case in $cases) {
            ($case | Should -Throw -PassThru).Exception.Message | Should -BeLike '*without a parameter name*'
        }
        $cases = @(
            { Get-RegistryToken ci-0006 -ErrorAction Stop }
            { Remove-RegistryToken ci-0006 -Force }
            { Set-RegistryToken ci-0006 -Status disabled }
            { Reset-RegistryToken ci-0006 }
        )
        foreach ($case in $cases) {
            ($case | Should -Throw -PassThru).Exception.Message |
                Should -BeLike '*without a parameter name*-RegistryName*'
        }
        Get-RegistryToken acme-production -First 1 |
            Set-RegistryToken disabled -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings.Message | Should -BeLike 'No changes*without a parameter name*'
    }

    It 'is not explained if it has its parameter name or a similar name exists' {
        $cases = @(
            { Get-RegistryToken -RegistryName ci-0006 -ErrorAction Stop }
            { $where = @{ RegistryName = 'ci-0006' }; Get-RegistryToken @where -ErrorAction Stop }
            { Get-RegistryToken acme-prodction -ErrorAction Stop }
            { Remove-RegistryToken -RegistryName acme-production -Force }
        )
        foreach ($case in $cases) {
            ($case | Should -Throw -PassThru).Exception.Message | Should -Not -BeLike '*without a parameter name*'
        }
    }

    It 'that is not found does not hide that a token or repository is not found either' {
        foreach ($command in 'Get-RegistryToken', 'Get-RegistryRepository') {
            $null = & $command acme-production, acme-none -Name zzz -ErrorVariable failures -ErrorAction SilentlyContinue
            $failures.FullyQualifiedErrorId | Should -HaveCount 2
            $failures[1].Exception.Message | Should -BeLike "*in registry 'acme-production' with the name 'zzz'*"
            $null = & $command acme-none -Name zzz -ErrorVariable failures -ErrorAction SilentlyContinue
            $failures.FullyQualifiedErrorId | Should -BeLike 'RegistryNotFound,*'
        }
    }

    It 'of another registry is refused for piped tokens' {
        $token = New-RegistryToken acme-archive elsewhere
        $token | Remove-RegistryToken acme-production -Force -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failures.TargetObject | Should -Be $token.TokenId
        $failures.Exception.Message | Should -BeLike "*'acme-archive'*"
        $token | Get-RegistryToken | Should -Not -BeNullOrEmpty
    }

    It 'can''t be used together with an ID' {
        { New-RegistryToken acme-production -RegistryId $production -Name both } |
            Should -Throw -ErrorId 'InvalidParameterCombination,*'
        { Get-RegistryToken acme-production -RegistryId $production } |
            Should -Throw -ErrorId 'InvalidParameterCombination,*'
        { Measure-RegistryToken acme-production -RegistryId $production } |
            Should -Throw -ErrorId 'InvalidParameterCombination,*'
    }
}

Describe 'A piped object' {
    It 'can''t differ from what the command line specifies' {
        $one, $other = Get-RegistryToken acme-production -First 2
        foreach ($command in { $one | Remove-RegistryToken -TokenId $other.TokenId -Force -ErrorAction Stop },
            { $one | Set-RegistryToken -TokenId $other.TokenId -Status disabled -ErrorAction Stop },
            { $one | Reset-RegistryToken -TokenId $other.TokenId -Confirm:$false -ErrorAction Stop }) {
            $command | Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage "*another token*'$($one.Name)'*"
        }
        ($other | Get-RegistryToken).Status | Should -Be $other.Status
        ($one | Set-RegistryToken -TokenId $one.TokenId -Status enabled -PassThru).Name | Should -Be $one.Name
        $copy = $one | Set-RegistryToken -TokenId (New-Guid) -Replace -Name "copy-$(Get-Random)"
        $copy.TokenId | Should -Not -Be $one.TokenId

        $repository, $neighbor = Get-RegistryRepository acme-production -First 2
        { $repository | Remove-RegistryRepository -RepositoryName $neighbor.RepositoryName -Force -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage '*another repository*'
        $neighbor | Get-RegistryRepository | Should -Not -BeNullOrEmpty
    }

    It 'is not a repository if it is in one' {
        $artifact = Get-RegistryArtifact acme-production -First 1
        { $artifact | Remove-RegistryRepository -Force -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage '*Digest*'
        $vulnerability = $artifact | Get-RegistryVulnerability -First 1
        { $vulnerability | Remove-RegistryRepository -Force -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameter,*'
        { $vulnerability | Remove-ContainerRegistry -Force -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameter,*'
        Get-RegistryRepository acme-production $artifact.RepositoryName | Should -Not -BeNullOrEmpty
    }

    It 'is not counted as a registry if it is about a token' {
        $tokens = Get-RegistryToken acme-production -First 2
        { $tokens | ConvertTo-Csv | ConvertFrom-Csv | Measure-RegistryToken -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage '*can''t be counted*'
        { $tokens | Measure-RegistryToken acme-staging -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage '*can''t be counted*'
        ($tokens | Measure-RegistryToken).Count | Should -Be 2
    }
}

Describe 'A pattern' {
    It 'doesn''t specify repositories to remove' {
        { Remove-RegistryRepository acme-production 'backend/*' -Force } |
            Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage '*Get-RegistryRepository -Name*'
    }
}

Describe 'A registry itself by name' {
    It 'is created, changed, waited for, and removed' {
        New-ContainerRegistry named-one -Location de/fra -VulnerabilityScanning $false -Wait | Out-Null
        $changed = Set-ContainerRegistry named-one -ApiSubnetAllowList 192.0.2.0/24 -PassThru -Wait
        $changed.ApiSubnetAllowList | Should -Be '192.0.2.0/24'
        $replaced = Set-ContainerRegistry $changed.RegistryId -Replace -Name named-one -Location de/fra `
            -VulnerabilityScanning $false
        $replaced.ApiSubnetAllowList | Should -BeNullOrEmpty
        (Wait-ContainerRegistry named-one).RegistryId | Should -Be $changed.RegistryId
        Remove-ContainerRegistry named-one -Force -Wait
        Get-ContainerRegistry named-* | Should -BeNullOrEmpty
    }

    It 'can be a list, but not a wildcard pattern' {
        (Wait-ContainerRegistry acme-production, $staging).Name | Should -Be 'acme-production', 'acme-staging'
        { Remove-ContainerRegistry acme-prod* -Force } | Should -Throw -ErrorId 'InvalidParameter,*'
        { Set-ContainerRegistry acme-prod* -AllowAnySubnet } | Should -Throw -ErrorId 'InvalidParameter,*'
        { Wait-ContainerRegistry acme-prod* } | Should -Throw -ErrorId 'InvalidParameter,*'
    }

    It 'can''t differ from a piped registry' {
        Get-ContainerRegistry acme-staging |
            Remove-ContainerRegistry acme-production -Force -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        (Get-ContainerRegistry).Name | Should -Contain 'acme-staging'
        (Get-ContainerRegistry).Name | Should -Contain 'acme-production'
    }

    It 'specifies where a container tool signs in' {
        $tools = Add-FakeTool -Path (Join-Path -Path $TestDrive -ChildPath 'tools')
        $path = $env:PATH
        $env:PATH = $tools
        try {
            $token = New-RegistryToken acme-production signed-in
            Connect-ContainerRegistry acme-production -Credential $token.Credential
            $hostName = (Get-ContainerRegistry acme-production).HostName
            Get-Content -Raw -LiteralPath (Join-Path -Path $tools -ChildPath 'arguments.txt') |
                Should -BeLike "*$hostName*"
            ConvertTo-DockerConfig acme-production -Credential $token.Credential | Should -BeLike "*$hostName*"
            ConvertTo-ImagePullSecret pull acme-production -Credential $token.Credential |
                Should -BeLike '*kubernetes.io/dockerconfigjson*'
            { Connect-ContainerRegistry -Credential $token.Credential } | Should -Throw -ErrorId 'InvalidParameter,*'
        }
        finally { $env:PATH = $path }
    }

    It 'must exist before a token is created for it' {
        { New-RegistryToken acme-production never-made | ConvertTo-DockerConfig acme-prodction } |
            Should -Throw -ErrorId 'RegistryNotFound,*'
        Get-RegistryToken acme-production -Name never-made* | Should -BeNullOrEmpty
    }
}

Describe 'A registry by name, and tokens from the pipeline' {
    BeforeEach {
        $script:here = New-RegistryToken $production ('here-' + [guid]::NewGuid().ToString('N').Substring(0, 8))
        $script:there = New-RegistryToken $staging ('there-' + [guid]::NewGuid().ToString('N').Substring(0, 8))
    }

    It 'changes the tokens of the registry and refuses the others' -ForEach @(
        @{ Command = { $input | Set-RegistryToken acme-production -Status disabled } }
        @{ Command = { $input | Set-RegistryToken acme-production -Replace } }
        @{ Command = { $input | Remove-RegistryToken acme-production -Force } }
        @{ Command = { $input | Reset-RegistryToken acme-production -OldTokenAction Remove -Confirm:$false } }
    ) {
        $ErrorActionPreference = 'Continue'
        $here, $there | & $Command 2>&1 | Where-Object {
            $_ -is [System.Management.Automation.ErrorRecord]
        } | ForEach-Object -MemberName FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        (Get-RegistryToken $staging $there.TokenId).LastModifiedDate | Should -Be $there.LastModifiedDate
        $now = Get-RegistryToken $production $here.TokenId -ErrorAction SilentlyContinue
        if ($now) { $now.LastModifiedDate | Should -Not -Be $here.LastModifiedDate }
    }

    It 'copies all tokens to the registry' {
        $copies = $here, $there | New-RegistryToken acme-archive
        $copies.RegistryName | Sort-Object -Unique | Should -Be 'acme-archive'
        $copies.Name | Should -Be $here.Name, $there.Name
    }

    It 'gets only the objects of the registry' {
        $read = $here, $there | Get-RegistryToken acme-production -ErrorAction SilentlyContinue -ErrorVariable failures
        $read.Name | Should -Be $here.Name
        $failures.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
    }
}

Describe 'A name in the pipeline' {
    It 'finds registries, with one request' {
        ('acme-production', 'acme-s*' | Get-ContainerRegistry).Name | Should -Be 'acme-production', 'acme-staging'
        Get-Request { 'acme-production', 'acme-staging' | Get-ContainerRegistry } | Should -HaveCount 1
        { 'acme-lost' | Get-ContainerRegistry -ErrorAction Stop } | Should -Throw -ErrorId 'RegistryNotFound,*'
    }

    It 'is ignored if an object has an ID' {
        (Get-ContainerRegistry acme-production | Get-ContainerRegistry).RegistryId | Should -Be $production
        (Get-RegistryToken acme-staging -First 1 | Get-ContainerRegistry).Name | Should -Be 'acme-staging'
    }
}

Describe 'Names in output' {
    It 'include the name of the registry' {
        $all = Get-RegistryToken
        $all.RegistryName | Sort-Object -Unique | Should -Be 'acme-archive', 'acme-production', 'acme-staging'
        (Get-RegistryToken acme-production -First 1).RegistryName | Should -Be 'acme-production'
        $registry = Get-ContainerRegistry acme-production
        ($registry | Get-RegistryToken -First 1).RegistryName | Should -Be 'acme-production'
        ($registry | New-RegistryToken -Name named).RegistryName | Should -Be 'acme-production'
        $changed = Get-RegistryToken acme-production -Name named | Set-RegistryToken -Status disabled -PassThru
        $changed.RegistryName | Should -Be 'acme-production'
        ($changed | Get-RegistryToken).RegistryName | Should -Be 'acme-production'
        ($changed | Reset-RegistryToken -Confirm:$false).RegistryName | Should -Be 'acme-production'
        ($all | Measure-RegistryToken).RegistryName | Sort-Object |
            Should -Be 'acme-archive', 'acme-production', 'acme-staging'
        (Get-RegistryToken $production -First 1).RegistryName | Should -BeNullOrEmpty
    }

    It 'are shown by -WhatIf' {
        $token = Get-RegistryToken acme-production -Name ci-0006
        $expected = "token 'ci-0006' ($($token.TokenId)) in registry 'acme-production'"
        $shown = Invoke-FreshShell -Sandbox $sandbox -Script @'
$token = Get-RegistryToken acme-production -Name ci-0006
$token | Remove-RegistryToken -WhatIf
$token | Set-RegistryToken -Status disabled -WhatIf
$token | Set-RegistryToken -Replace -WhatIf
$token | Reset-RegistryToken -WhatIf
$token | Select-Object RegistryId, RegistryName, TokenId, Name | ConvertTo-Csv | ConvertFrom-Csv |
    Remove-RegistryToken -WhatIf
New-RegistryToken acme-production whatif -WhatIf
'@
        $lines = $shown -replace '\r?\n(?!What)', ' ' -split '\r?\n' -like 'What if: *'
        $lines | Should -HaveCount 6
        $lines[0..4] | Should -BeLike "*$expected*"
        $lines[5] | Should -BeLike "*token 'whatif' in registry 'acme-production'*"
    }

    It 'are shown in errors' {
        $token = New-RegistryToken acme-production gone
        $token | Remove-RegistryToken -Force
        $token | Remove-RegistryToken -Force -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        $failures[0].Exception.Message |
            Should -BeLike "*token 'gone' ($($token.TokenId)) in registry 'acme-production'*"
    }

    It 'are searched for similar ones if none is found' {
        $null = New-RegistryToken acme-staging payments-01
        $failure = { Get-RegistryToken acme-staging -Name paymnts-01 -ErrorAction Stop } |
            Should -Throw -ErrorId 'TokenNotFound,*' -PassThru
        $failure.Exception.Message | Should -BeLike "*registry 'acme-staging'*closest name is: payments-01.*"
        $failure.TargetObject | Should -Be 'paymnts-01'
        $failure = { Get-RegistryToken acme-staging, acme-production -Name paymnts-01 -ErrorAction Stop } |
            Should -Throw -PassThru
        $failure.Exception.Message | Should -BeLike '*in 2 registries*'
        $failure = { Get-RegistryToken acme-staging -Name something-else -ErrorAction Stop } | Should -Throw -PassThru
        $failure.Exception.Message | Should -Not -BeLike '*closest*'
    }

    It 'must be valid patterns: <_>' -ForEach @(
        { Get-RegistryToken acme-staging -Name 'deploy-[0' -ErrorAction Stop }
        { Get-RegistryToken 'acme-[' -ErrorAction Stop }
        { Get-ContainerRegistry 'x[' -ErrorAction Stop }
        { Get-RegistryArtifact acme-production -Tag 'v[' -ErrorAction Stop }
    ) {
        $_ | Should -Throw -ErrorId 'InvalidParameter,*'
    }
}
