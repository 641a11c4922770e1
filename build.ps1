<#
.SYNOPSIS
Builds, tests, analyzes and packs the module.

.DESCRIPTION
A thin layer over dotnet. It runs in any PowerShell, and runs other scripts in the one that .config/dotnet-tools.json
names.

.PARAMETER Task
Build lays the module out in out/IonosContainerRegistry. Test builds, then runs all tests. Analyze builds, then runs
every rule of PSScriptAnalyzer over the scripts and the manifest. Package builds, then makes the package for the
PowerShell Gallery in artifacts/. Benchmark measures. Help makes the help from docs/en-US and builds. Picture draws the
picture in the README from the output of the tour. Mutate changes the client in many places, one at a time, and reports
which changes its tests don't notice, in artifacts/mutation/.

.PARAMETER Configuration
Debug or Release. Packages and benchmarks are made of Release unless this says otherwise.

.EXAMPLE
dotnet tool run pwsh ./build.ps1 -Task Test

Runs all tests, from any shell.

.EXAMPLE
./build.ps1 -Task Package

Makes the package.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Analyze', 'Package', 'Benchmark', 'Help', 'Picture', 'Mutate')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration
)

$ErrorActionPreference = 'Stop'
if (-not $Configuration) {
    $Configuration = if ($Task -in 'Package', 'Benchmark') { 'Release' } else { 'Debug' }
}

<#
.SYNOPSIS
Runs a program and ends the script where it fails.
#>
function Invoke-Program {
    param([string] $Name, [string[]] $Argument)

    & $Name @Argument
    if ($LASTEXITCODE -ne 0) { throw "$Name $($Argument[0]) ended with $LASTEXITCODE." }
}

<#
.SYNOPSIS
Runs a script in a PowerShell of its own, because assemblies that were imported stay loaded.
#>
function Invoke-Script {
    param([string[]] $Argument)

    $env:POWERSHELL_TELEMETRY_OPTOUT = '1'
    $env:POWERSHELL_UPDATECHECK = 'Off'
    Invoke-Program -Name dotnet -Argument 'tool', 'restore'
    $shell = 'tool', 'run', 'pwsh', '-NoProfile', '-ExecutionPolicy', 'Bypass', '-File'
    Invoke-Program -Name dotnet -Argument ($shell + $Argument)
}

Push-Location -Path $PSScriptRoot
try {
    switch ($Task) {
        'Build' {
            Invoke-Program -Name dotnet -Argument 'build', '--configuration', $Configuration
        }
        'Test' {
            Invoke-Program -Name dotnet -Argument 'test', '--configuration', $Configuration
        }
        'Analyze' {
            $project = 'src/IonosContainerRegistry'
            Invoke-Program -Name dotnet -Argument 'build', $project, '--configuration', $Configuration
            Invoke-Script -Argument './tests/Invoke-Analyzer.ps1'
        }
        'Package' {
            # What an earlier build left there isn't part of the module.
            if (Test-Path -Path './out') { Remove-Item -Path './out' -Recurse }
            $project = 'src/IonosContainerRegistry'
            Invoke-Program -Name dotnet -Argument 'build', $project, '--configuration', $Configuration
            $null = New-Item -ItemType Directory -Path './artifacts' -Force
            Invoke-Script -Argument './src/Packaging/New-Package.ps1', '-DestinationPath', './artifacts'
            # The bill of materials of what ships: not what is only compiled against.
            $version = (Import-PowerShellDataFile -Path './IonosContainerRegistry.psd1').ModuleVersion
            $notShipped = @(
                'Microsoft.NETFramework.ReferenceAssemblies'
                'Microsoft.Extensions.Configuration.Abstractions@10.0.0'
                'System.ComponentModel.Annotations'
            )
            Invoke-Program -Name dotnet -Argument @(
                'tool', 'run', 'dotnet-CycloneDX', '--'
                'src/IonosContainerRegistry.Client/IonosContainerRegistry.Client.csproj'
                '--output', './artifacts', '--filename', "IonosContainerRegistry.$version.cdx.json"
                '--output-format', 'Json', '--exclude-dev', '--exclude-filter', ($notShipped -join ',')
                '--set-name', 'IonosContainerRegistry', '--set-version', $version, '--set-type', 'Library'
            )
        }
        'Benchmark' {
            Invoke-Program -Name dotnet -Argument 'build', '--configuration', $Configuration
            $shell = './tests/Benchmarks/CompiledShell'
            Invoke-Program -Name dotnet -Argument 'publish', $shell, '--configuration', $Configuration
            Invoke-Script -Argument './tests/Benchmarks/Measure-Performance.ps1'
            $project = 'tests/Benchmarks/IonosContainerRegistry.Benchmarks'
            Invoke-Program -Name dotnet -Argument @(
                'run', '--project', $project, '--configuration', $Configuration, '--no-build', '--', '--filter', '*'
            )
        }
        'Picture' {
            Invoke-Script -Argument './docs/Build-Picture.ps1', '-Configuration', $Configuration
        }
        'Help' {
            Invoke-Script -Argument './docs/Build-Help.ps1'
            Invoke-Program -Name dotnet -Argument 'build', '--configuration', $Configuration
        }
        'Mutate' {
            Invoke-Program -Name dotnet -Argument 'tool', 'restore'
            $output = Join-Path -Path $PSScriptRoot -ChildPath 'artifacts/mutation'
            Push-Location -Path './tests/IonosContainerRegistry.Client.Tests'
            try {
                Invoke-Program -Name dotnet -Argument 'tool', 'run', 'dotnet-stryker', '--', '--output', $output
            }
            finally {
                Pop-Location
            }
        }
    }
}
finally {
    Pop-Location
}
