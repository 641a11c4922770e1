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

Describe 'New-ContainerRegistry' {
    It 'creates a registry and waits until it has a host name' {
        $registry = New-ContainerRegistry new-one de/fra -VulnerabilityScanning $false -Wait

        $registry.State | Should -Be 'Running'
        $registry.HostName | Should -BeLike 'new-one.*'
        $registry.VulnerabilityScanning | Should -BeFalse
        (Get-ContainerRegistry -Name new-one).RegistryId | Should -Be $registry.RegistryId
    }

    It 'returns without -Wait before the registry is running' {
        $registry = New-ContainerRegistry new-two de/txl `
            -VulnerabilityScanning $true -GarbageCollectionDay Friday, Monday `
            -GarbageCollectionTime 02:30 -ApiSubnetAllowList 192.0.2.0/24, 2001:db8::/32

        $registry.State | Should -Be 'New'
        $registry.HostName | Should -BeNullOrEmpty
        $registry.VulnerabilityScanning | Should -BeTrue
        $registry.GarbageCollectionDays | Should -Be 'Friday', 'Monday'
        $registry.GarbageCollectionTime | Should -BeLike '02:30:00*'
        $registry.ApiSubnetAllowList | Should -Be '192.0.2.0/24', '2001:db8::/32'
    }

    It 'creates a registry for each row, and writes an error for an invalid row' {
        $rows = @'
Name,Location,VulnerabilityScanning,GarbageCollectionDay,GarbageCollectionTime,ApiSubnetAllowList
row-one,de/fra,false,Saturday;Sunday,04:00,10.0.0.0/8;10.0.0.1
row-two,de/fra,perhaps,,,
row-three,de/fra,,,,
row-four,de/fra,false,Someday,04:00,
row-five,de/txl,False,,,
'@ | ConvertFrom-Csv
        $created = $rows | New-ContainerRegistry -ErrorVariable problems -ErrorAction SilentlyContinue

        $created.Name | Should -Be 'row-one', 'row-five'
        $created[0].GarbageCollectionDays | Should -Be 'Saturday', 'Sunday'
        $created[0].ApiSubnetAllowList | Should -Be '10.0.0.0/8', '10.0.0.1'
        @($problems) | Should -HaveCount 3
        Get-ContainerRegistry -Name row-* | Should -HaveCount 2
    }

    It 'refuses before any request: <Why>' -ForEach @(
        @{ Why = 'a bad name'; Values = @{ Name = 'Bad_Name' }; Id = 'InvalidParameter,*' }
        @{ Why = 'a bad subnet'; Values = @{ ApiSubnetAllowList = '10.0.0.0/33' }; Id = 'InvalidParameter,*' }
        @{
            Why = 'too many subnets'; Id = 'InvalidParameter,*'
            Values = @{ ApiSubnetAllowList = 1..26 | ForEach-Object { "10.0.0.$_" } }
        }
        @{
            Why = 'a list that denies everyone'; Id = 'InvalidParameter,*'
            Values = @{ ApiSubnetAllowList = '0.0.0.0/0' }
        }
        @{
            Why = 'half a schedule'; Id = 'InvalidParameterCombination,*'
            Values = @{ GarbageCollectionDay = 'Friday' }
        }
    ) {
        $settings = @{ Name = 'never-made'; Location = 'de/fra'; VulnerabilityScanning = $false } + @{}
        foreach ($key in $Values.Keys) { $settings[$key] = $Values[$key] }

        $status = 'untouched'
        { New-ContainerRegistry @settings -StatusCodeVariable status -ErrorAction Stop } | Should -Throw -ErrorId $Id
        $status | Should -Be 'untouched'
        Get-ContainerRegistry -Name never-* | Should -BeNullOrEmpty
    }

    It 'explains what 0.0.0.0/0 does, and accepts it with -Force' {
        $values = @{ VulnerabilityScanning = $false; ApiSubnetAllowList = '::/0' }
        { New-ContainerRegistry closed de/fra @values -ErrorAction Stop } |
            Should -Throw -ExpectedMessage '*denies access to everyone*-Force*'
        (New-ContainerRegistry closed de/fra @values -Force).ApiSubnetAllowList |
            Should -Be '::/0'
    }

    It 'requires a decision about scanning' {
        $failure = { New-ContainerRegistry undecided de/fra -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameter,*' -PassThru
        $failure.Exception.Message | Should -BeLike '*VulnerabilityScanning*$true or $false*'
        $id = (Get-ContainerRegistry -Name acme-staging).RegistryId
        { Set-ContainerRegistry -RegistryId $id -Replace -Name acme-staging -Location de/fra -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameter,*'
        Get-ContainerRegistry -Name undecided* | Should -BeNullOrEmpty
    }

    It 'shows with -WhatIf that scanning costs money, and creates nothing' {
        $said = Invoke-FreshShell -Sandbox $sandbox -Script (
            'New-ContainerRegistry what-if de/fra -VulnerabilityScanning $true -WhatIf')
        $said | Should -Match "What if:[\s\S]*paid[\s\S]*'what-if'"
        Get-ContainerRegistry -Name what-* | Should -BeNullOrEmpty
    }

    It 'reports a conflict for a name that is already in use' {
        { New-ContainerRegistry acme-production de/fra -VulnerabilityScanning $false -ErrorAction Stop } |
            Should -Throw -ErrorId 'Conflict,*' -ExpectedMessage '*Test-ContainerRegistryName*'
    }
}

Describe 'Set-ContainerRegistry' {
    It 'changes half of a schedule and keeps the other half' {
        $before = Get-ContainerRegistry -RegistryId $id
        $after = $before | Set-ContainerRegistry -GarbageCollectionTime 05:06:07 -PassThru

        $after.GarbageCollectionDays | Should -Be $before.GarbageCollectionDays
        $after.GarbageCollectionTime | Should -BeLike '05:06:07*'
        (Set-ContainerRegistry $id -GarbageCollectionDay Monday -PassThru).GarbageCollectionTime |
            Should -BeLike '05:06:07*'
    }

    It 'removes a schedule, and then refuses half of a schedule' {
        (Set-ContainerRegistry $id -NoGarbageCollection -PassThru).GarbageCollectionDays | Should -BeNullOrEmpty
        { Set-ContainerRegistry $id -GarbageCollectionTime 01:00 -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage '*GarbageCollectionDay*'
    }

    It 'adds to the allow list and removes from it' {
        Set-ContainerRegistry $id -ApiSubnetAllowList 10.0.0.0/8, 192.0.2.0/24
        $changed = Set-ContainerRegistry $id -AddApiSubnet 2001:db8::/32 -RemoveApiSubnet 10.1.2.3/8 -PassThru
        $changed.ApiSubnetAllowList |
            Should -Be '192.0.2.0/24', '2001:db8::/32'
    }

    It 'does not remove the last subnet' {
        Set-ContainerRegistry $id -ApiSubnetAllowList 192.0.2.0/24
        { Set-ContainerRegistry $id -RemoveApiSubnet 192.0.2.0/24 -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage '*-AllowAnySubnet*'
        (Set-ContainerRegistry $id -AllowAnySubnet -PassThru).ApiSubnetAllowList | Should -BeNullOrEmpty
    }

    It 'enables scanning with -Force' {
        $registry = Get-ContainerRegistry -Name acme-staging |
            Set-ContainerRegistry -EnableVulnerabilityScanning -Force -PassThru
        $registry.VulnerabilityScanning | Should -BeTrue
    }

    It 'prompts before it enables scanning, even with -Confirm:$false' {
        $made = New-ContainerRegistry scan-asked de/fra -VulnerabilityScanning $false -Wait
        $script = "Set-ContainerRegistry $($made.RegistryId) -EnableVulnerabilityScanning -Confirm:`$false"
        $said = Invoke-FreshShell -Sandbox $sandbox -Script $script -Answer 'n'
        $said | Should -Match 'paid'
        (Get-ContainerRegistry -RegistryId $made.RegistryId).VulnerabilityScanning | Should -BeFalse

        $null = Invoke-FreshShell -Sandbox $sandbox -Script $script -Answer 'y'
        (Get-ContainerRegistry -RegistryId $made.RegistryId).VulnerabilityScanning | Should -BeTrue
    }

    It 'requires -Force to enable scanning in a non-interactive session' {
        $made = New-ContainerRegistry scan-unasked de/fra -VulnerabilityScanning $false -Wait
        $said = Invoke-FreshShell -Sandbox $sandbox -NonInteractive -Script @"
            Set-ContainerRegistry $($made.RegistryId) -EnableVulnerabilityScanning -ErrorVariable problem
            `$problem.FullyQualifiedErrorId
"@
        $said | Should -Match 'InvalidParameter,IonosContainerRegistry.SetContainerRegistryCommand'
        $said | Should -Match '-Force'
        (Get-ContainerRegistry -RegistryId $made.RegistryId).VulnerabilityScanning | Should -BeFalse
    }

    It 'refuses parameters that can''t be used together' -ForEach @(
        @{ Values = @{ NoGarbageCollection = $true; GarbageCollectionDay = 'Monday' } }
        @{ Values = @{ AllowAnySubnet = $true; AddApiSubnet = '10.0.0.1' } }
        @{ Values = @{ ApiSubnetAllowList = '10.0.0.1'; RemoveApiSubnet = '10.0.0.2' } }
        @{ Values = @{ Replace = $true; VulnerabilityScanning = $false; Location = 'de/fra' } }
    ) {
        { Set-ContainerRegistry $id @Values -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameterCombination,*'
    }

    It 'replaces all settings' {
        $made = New-ContainerRegistry replaced de/fra -VulnerabilityScanning $false -ApiSubnetAllowList 10.0.0.1 -Wait
        $after = $made | Set-ContainerRegistry -Replace -VulnerabilityScanning $true -GarbageCollectionDay Friday `
            -GarbageCollectionTime 03:00 -Wait

        $after.RegistryId | Should -Be $made.RegistryId
        $after.ApiSubnetAllowList | Should -BeNullOrEmpty
        $after.GarbageCollectionDays | Should -Be 'Friday'
        $after.State | Should -Be 'Running'
    }

    It 'creates a registry from a row with a new ID' {
        $id = [guid]::NewGuid()
        $row = [pscustomobject]@{ RegistryId = $id; Name = 'acme-from-row'; Location = 'de/fra' }
        ($row | Set-ContainerRegistry -Replace -VulnerabilityScanning $false).RegistryId | Should -Be $id
        Remove-ContainerRegistry -RegistryId $id -Force
    }

    It 'shows with -WhatIf what a replacement clears' {
        $said = Invoke-FreshShell -Sandbox $sandbox -Script (
            'Get-ContainerRegistry -Name acme-production |',
            'Set-ContainerRegistry -Replace -VulnerabilityScanning $true -WhatIf' -join ' ')
        $said -replace '\s+', ' ' |
            Should -Match "clear the settings that aren't specified: garbage collection schedule, allow list"
    }
}

Describe 'Remove-ContainerRegistry' {
    It 'prompts with the name, the host, the repositories, and the size' {
        $said = Invoke-FreshShell -Sandbox $sandbox -Answer 'n' -Script (
            'Get-ContainerRegistry -Name acme-production | Remove-ContainerRegistry')
        $said = $said -replace '\s+', ' '
        $said | Should -Match "'acme-production'"
        $said | Should -Match 'acme-production\.cr\.'
        $said | Should -Match '12 repositories'
        $said | Should -Match '5 GiB'
        Get-ContainerRegistry -Name acme-production | Should -Not -BeNullOrEmpty
    }

    It 'refuses a piped token' {
        Get-RegistryToken acme-staging -First 1 |
            Remove-ContainerRegistry -Force -ErrorVariable refused -ErrorAction SilentlyContinue
        $refused.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        Get-ContainerRegistry -Name acme-staging | Should -Not -BeNullOrEmpty
    }

    It 'removes nothing with -WhatIf' {
        Get-ContainerRegistry -Name acme-staging | Remove-ContainerRegistry -WhatIf
        Get-ContainerRegistry -Name acme-staging | Should -Not -BeNullOrEmpty
    }

    It 'waits until the registry is gone' {
        $made = New-ContainerRegistry removed de/fra -VulnerabilityScanning $false -Wait
        $made | Remove-ContainerRegistry -Force -Wait
        { Get-ContainerRegistry -RegistryId $made.RegistryId -ErrorAction Stop } | Should -Throw -ErrorId 'NotFound,*'
    }

    It 'reports a missing registry' -ForEach @(@{ More = @{} }, @{ More = @{ Force = $true } }) {
        $gone = [guid]::NewGuid()
        Remove-ContainerRegistry $gone @More -Confirm:$false -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        $problem[0].TargetObject | Should -Be $gone
    }
}

Describe 'Wait-ContainerRegistry' {
    It 'returns the registry once it is running' {
        $made = New-ContainerRegistry waited-for de/fra -VulnerabilityScanning $false
        ($made | Wait-ContainerRegistry).HostName | Should -BeLike 'waited-for.*'
    }

    It 'reports the state and the next step after the timeout' {
        $stuck = Get-ContainerRegistry -Name acme-archive
        $stuck | Wait-ContainerRegistry -TimeoutSec 1 -ErrorVariable problem -ErrorAction SilentlyContinue

        $problem[0].FullyQualifiedErrorId | Should -BeLike 'RegistryWaitTimeout,*'
        $problem[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
        $problem[0].TargetObject | Should -Be $stuck.RegistryId
        $next = "Wait-ContainerRegistry -RegistryId $($stuck.RegistryId)"
        $problem[0].Exception.Message | Should -BeLike "*'acme-archive'*'New'*$next"
    }

    It 'waits for a deletion' {
        $made = New-ContainerRegistry deleted de/fra -VulnerabilityScanning $false -Wait
        $made | Remove-ContainerRegistry -Force
        $made | Wait-ContainerRegistry -Deleted -StatusCodeVariable status | Should -BeNullOrEmpty
        $status | Should -Be 404
    }
}

Describe 'Get-ContainerRegistryLocation and Test-ContainerRegistryName' {
    It 'lists locations' {
        (Get-ContainerRegistryLocation).Name | Should -Be 'de/fra', 'de/txl', 'es/vit'
        (Get-ContainerRegistryLocation de/*).Name | Should -Be 'de/fra', 'de/txl'
        Get-ContainerRegistryLocation xx/* | Should -BeNullOrEmpty
        { Get-ContainerRegistryLocation xx/yy -ErrorAction Stop } | Should -Throw -ErrorId 'LocationNotFound,*'
    }

    It 'distinguishes free, taken, and malformed names' {
        Test-ContainerRegistryName no-such-name | Should -BeTrue
        'acme-production', 'Bad_Name' | Test-ContainerRegistryName | Should -Be $false, $false
        $results = Test-ContainerRegistryName no-such-name, acme-production, Bad_Name -Detailed
        $results.Status | Should -Be 'Free', 'Taken', 'Malformed'
        $results.Name | Should -Be 'no-such-name', 'acme-production', 'Bad_Name'
    }

    It 'show both at 80 columns, even with a long name' {
        Get-ContainerRegistryLocation | Out-String -Width 80 | Should -Match '(?m)^Name\r?\n----\r?\nde/fra\r?\n'
        $long = 'a' * 63
        $shown = Test-ContainerRegistryName $long, acme-production -Detailed | Out-String -Width 80
        $shown | Should -Match "(?m)^$long Free *\r?`$"
        $shown | Should -Match '(?m)^acme-production +Taken *\r?$'
    }

    It 'don''t report a name as free if the address is wrong' {
        $server = ([uri] $sandbox.Url).GetLeftPart('Authority')
        $elsewhere = Connect-IonosCloud -ApiUrl "$server/elsewhere/containerregistries" -PassThru `
            -Token (ConvertTo-Secret -Text $sandbox.Token)
        Connect-Sandbox -Sandbox $sandbox
        $quiet = @{ ErrorVariable = 'problem'; ErrorAction = 'SilentlyContinue' }
        Test-ContainerRegistryName no-such-name -Connection $elsewhere @quiet | Should -BeNullOrEmpty
        $problem | Should -HaveCount 1
    }

    It 'completes locations' {
        $line = 'New-ContainerRegistry x -Location de/'
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.ListItemText |
            Should -Be 'de/fra', 'de/txl'
    }
}
