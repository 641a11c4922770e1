<#
.SYNOPSIS
Builds, tests, analyzes and packs the module.

.DESCRIPTION
A thin layer over dotnet, for people who have PowerShell. Windows PowerShell 5.1 will do.

.PARAMETER Task
Build lays the module out in out/IonosContainerRegistry. Test builds, then runs the xUnit and the Pester tests.
Analyze builds, then runs every rule of PSScriptAnalyzer over the scripts and the manifest. Package builds, then makes
the package for the PowerShell Gallery in artifacts/. Benchmark measures. Help makes the help from docs/en-US
and builds.

.PARAMETER Configuration
Debug or Release. Packages and benchmarks are made of Release unless this says otherwise.

.EXAMPLE
./build.ps1 -Task Test

Runs all tests.

.EXAMPLE
./build.ps1 -Task Package

Makes the package.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Analyze', 'Package', 'Benchmark', 'Help')]
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
    param([string] $Path)

    $shell = (Get-Process -Id $PID).Path
    Invoke-Program -Name $shell -Argument '-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', $Path
}

Push-Location -Path $PSScriptRoot
try {
    switch ($Task) {
        'Build' {
            Invoke-Program -Name dotnet -Argument 'build', '--configuration', $Configuration
        }
        'Test' {
            Invoke-Program -Name dotnet -Argument 'test', '--configuration', $Configuration
            Invoke-Script -Path './tests/Pester/Invoke-Pester.ps1'
        }
        'Analyze' {
            $project = 'src/IonosContainerRegistry'
            Invoke-Program -Name dotnet -Argument 'build', $project, '--configuration', $Configuration
            Invoke-Script -Path './tests/Invoke-Analyzer.ps1'
        }
        'Package' {
            $project = 'src/IonosContainerRegistry.Packaging'
            if (Test-Path -Path './out') { Remove-Item -Path './out' -Recurse }
            Invoke-Program -Name dotnet -Argument @(
                'run', '--project', $project, '--configuration', $Configuration, '--', './artifacts')
        }
        'Benchmark' {
            Invoke-Program -Name dotnet -Argument 'build', '--configuration', $Configuration
            Invoke-Script -Path './tests/Benchmarks/Measure-Performance.ps1'
            $project = 'tests/Benchmarks/IonosContainerRegistry.Benchmarks'
            Invoke-Program -Name dotnet -Argument @(
                'run', '--project', $project, '--configuration', $Configuration, '--no-build', '--', '--filter', '*'
            )
        }
        'Help' {
            Invoke-Script -Path './docs/Build-Help.ps1'
            Invoke-Program -Name dotnet -Argument 'build', '--configuration', $Configuration
        }
    }
}
finally {
    Pop-Location
}
