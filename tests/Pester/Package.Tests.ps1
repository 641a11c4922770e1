[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Tests run in full language.')]
param()

BeforeDiscovery {
    # Creating a package requires PowerShell 7.5 or later, on the computer that built the module.
    $assets = "$PSScriptRoot/../../src/IonosContainerRegistry.Client/obj/project.assets.json"
    $script:isPacker = (Get-Command -Name Compress-PSResource -ErrorAction Ignore) -and (Test-Path -Path $assets)
}

BeforeAll {
    . "$PSScriptRoot/Sandbox.ps1"
    $script:packaging = Join-Path -Path $PSScriptRoot -ChildPath '../../src/Packaging'

    # Repositories are registered per user. These two variables identify the user.
    $script:kept = $env:XDG_DATA_HOME, $env:LOCALAPPDATA
    $env:XDG_DATA_HOME = $env:LOCALAPPDATA = (New-Item -ItemType Directory -Path "$TestDrive/home").FullName

    <#
    .SYNOPSIS
    Runs a script in a new PowerShell process.
    #>
    function Invoke-Script {
        param([string] $Script)

        $file = Join-Path -Path $TestDrive -ChildPath 'script.ps1'
        Set-Content -LiteralPath $file -Value "`$ErrorActionPreference = 'Stop'`n$Script"
        Invoke-Shell -NoProfile -NonInteractive -File $file 2>&1
    }
}

AfterAll {
    $env:XDG_DATA_HOME, $env:LOCALAPPDATA = $kept
}

if ($isPacker) {
    Describe 'The package' {
        BeforeAll {
            $script:artifacts = (New-Item -ItemType Directory -Path "$TestDrive/artifacts").FullName
            $script:modules = (New-Item -ItemType Directory -Path "$TestDrive/modules").FullName
            $gallery = (New-Item -ItemType Directory -Path "$TestDrive/gallery").FullName
            $said = Invoke-Script -Script @"
`$package = & '$packaging/New-Package.ps1' -DestinationPath '$artifacts'
`$name = 'gallery-$(New-Guid)'
Register-PSResourceRepository -Name `$name -Uri '$gallery' -Trusted
try {
    Publish-PSResource -NupkgPath `$package.FullName -Repository `$name
    Save-PSResource -Name IonosContainerRegistry -Repository `$name -Path '$modules'
}
finally {
    Unregister-PSResourceRepository -Name `$name
}
'published and saved'
"@
            $said | Should -Be 'published and saved'
            $script:version = (Import-PowerShellDataFile -Path (Get-BuiltModulePath)).ModuleVersion
            $script:module = Join-Path -Path $modules -ChildPath "IonosContainerRegistry/$version"
            $script:manifest = Import-PowerShellDataFile -Path "$module/IonosContainerRegistry.psd1"
        }

        It 'contains only the listed files and the licenses' {
            $listed = @(Get-Content -Path "$packaging/PackageFiles.txt") + 'LICENSE' + 'THIRD-PARTY-NOTICES.md'
            $files = (Get-ChildItem -LiteralPath $module -File -Recurse -Name).Replace('\', '/')
            Compare-Object -ReferenceObject $listed -DifferenceObject $files | Should -BeNullOrEmpty
        }

        It 'imports in a new session and calls the service' {
            $sandbox = Open-Sandbox
            try {
                $names = Invoke-Script -Script @"
`$env:PSModulePath = '$modules' + [System.IO.Path]::PathSeparator + (Join-Path -Path `$PSHOME -ChildPath 'Modules')
Import-Module -Name IonosContainerRegistry
`$secret = ConvertTo-SecureString -String '$($sandbox.Token)' -AsPlainText -Force
Connect-IonosCloud -ApiUrl '$($sandbox.Url)' -Token `$secret
(Get-Module -Name IonosContainerRegistry).ModuleBase
(Get-ContainerRegistry).Name
"@
                $base, $names = $names
                $base | Should -Be (Get-Item -LiteralPath $module).FullName
                $names | Should -Be 'acme-production', 'acme-staging', 'acme-archive'
            }
            finally {
                Close-Sandbox -Sandbox $sandbox
            }
        }

        It 'contains the release notes of the latest changes' {
            $log = (Get-Content -Path "$PSScriptRoot/../../CHANGELOG.md" -Raw).Replace("`r", '')
            $notes = $manifest.PrivateData.PSData.ReleaseNotes.Replace("`r", '')
            $notes | Should -Not -BeNullOrEmpty
            $log.IndexOf("]`n`n$notes") | Should -BeIn $log.IndexOf("]`n`n"), $log.IndexOf("`n## ")
        }

        It 'contains the license of each third-party assembly' {
            $notices = Get-Content -Path "$module/THIRD-PARTY-NOTICES.md" -Raw
            $others = (Get-ChildItem -Path $module -Recurse -Filter *.dll).BaseName -notlike 'IonosContainerRegistry*'
            $others | Should -Not -BeNullOrEmpty
            foreach ($name in $others) {
                $notices | Should -Match "(?m)^\| $([regex]::Escape($name)) \| [0-9.]+ \| (MIT|BSD-3-Clause) \| "
            }
            $notices | Should -Match 'Permission is hereby granted'
            $notices | Should -Match 'Redistribution and use in source and binary forms'
        }

        It 'has a checksum file' {
            $package = Get-Item -Path "$artifacts/*.nupkg"
            $package.Name | Should -Be "IonosContainerRegistry.$version.nupkg"
            (Get-Content -Path "$package.sha256").Split(' ')[0] | Should -Be (Get-FileHash -Path $package).Hash
        }

        It 'is not created from a module with <Fault>' -ForEach @(
            @{ Fault = 'a file too many'; File = 'core/Stray.dll'; IsAdded = $true }
            @{ Fault = 'a file too few'; File = 'core/Polly.Core.dll'; IsAdded = $false }
        ) {
            $copy = Join-Path -Path $TestDrive -ChildPath $Fault
            Copy-Item -LiteralPath (Split-Path -Path (Get-BuiltModulePath)) -Destination $copy -Recurse
            if ($IsAdded) { $null = New-Item -ItemType File -Path "$copy/$File" }
            else { Remove-Item -Path "$copy/$File" }
            $destination = (New-Item -ItemType Directory -Path "$TestDrive/none of $Fault").FullName

            { & "$packaging/New-Package.ps1" -ModulePath $copy -DestinationPath $destination } |
                Should -Throw -ExpectedMessage "*$File*"
            Get-ChildItem -Path $destination | Should -BeNullOrEmpty
        }
    }
}
