<#
.SYNOPSIS
Runs the Pester tests and writes their result as an XML file.

.DESCRIPTION
Runs the tests of the module and of the examples in the session it is called from; call it from a fresh one, since the
module's assembly stays loaded. The exit code is 0 only where tests ran and all of them passed.

.PARAMETER Pester
The version of Pester, or the path of its manifest. Without it, the newest that is installed.

.PARAMETER Path
The tests to run.

.PARAMETER ResultFolder
Where the result goes: Pester-<version>.xml, in the format of NUnit 2.5.

.PARAMETER Output
How much is shown: None, Normal, Detailed or Diagnostic.

.EXAMPLE
pwsh -NoProfile -File tests/Pester/Invoke-Pester.ps1 -Pester 5.7.1

Runs everything with Pester 5.7.1.
#>
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Tests run in full language.')]
[CmdletBinding()]
param(
    [string] $Pester,

    [string[]] $Path = @($PSScriptRoot, (Join-Path -Path $PSScriptRoot -ChildPath '../../examples/tests')),

    [string] $ResultFolder = (Join-Path -Path $PSScriptRoot -ChildPath '../../TestResults'),

    [ValidateSet('None', 'Normal', 'Detailed', 'Diagnostic')]
    [string] $Output = 'Normal'
)

$ErrorActionPreference = 'Stop'
$runner = @{ Name = 'Pester'; Global = $true; PassThru = $true }
if ($Pester -like '*.psd1') { $runner.Name = $Pester }
elseif ($Pester) { $runner.RequiredVersion = $Pester }
else { $runner.MinimumVersion = '5.7' }
$module = Import-Module @runner | Where-Object -Property Name -EQ -Value Pester

$null = New-Item -ItemType Directory -Path $ResultFolder -Force
$resultFile = Join-Path -Path $ResultFolder -ChildPath "Pester-$($module.Version).xml"
if (Test-Path -Path $resultFile) { Remove-Item -Path $resultFile }
$configuration = New-PesterConfiguration -Hashtable @{
    Run        = @{ Path = $Path; PassThru = $true }
    Output     = @{ Verbosity = $Output }
    TestResult = @{ Enabled = $true; OutputFormat = 'NUnitXml'; OutputPath = $resultFile }
}
$result = Invoke-Pester -Configuration $configuration
if (-not $result) { exit 1 }
$shell = "PowerShell $($PSVersionTable.PSVersion)"
'{0} with Pester {1}: {2} passed, {3} failed, {4} skipped, {5} of {6} files broken ({7:N1} s)' -f @(
    $shell, $module.Version, $result.PassedCount, $result.FailedCount, $result.SkippedCount,
    $result.FailedContainersCount, $result.Containers.Count, $result.Duration.TotalSeconds)
if ($result.Result -ne 'Passed' -or $result.PassedCount -eq 0) { exit 1 }
