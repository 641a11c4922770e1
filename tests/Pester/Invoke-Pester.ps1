<#
.SYNOPSIS
Runs Pester tests.

.DESCRIPTION
Runs the tests of the module and of the examples in the current session. Start it in a new session, because the module's
assembly stays loaded. The exit code is 0 only if tests ran and all of them passed.

.PARAMETER Pester
The version of Pester, or the path of its manifest. The default is the newest version that is installed.

.PARAMETER Path
The tests to run.

.PARAMETER ResultPath
A JSON file for the results of the tests, and of the blocks and files that failed themselves.

.PARAMETER Output
How much is shown: None, Normal, Detailed or Diagnostic.

.EXAMPLE
pwsh -NoProfile -File tests/Pester/Invoke-Pester.ps1 -Path tests/Pester/Get.Tests.ps1 -Output Detailed

Runs one file.
#>
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Tests run in full language.')]
[CmdletBinding()]
param(
    [string] $Pester,

    [string[]] $Path = @($PSScriptRoot, (Join-Path -Path $PSScriptRoot -ChildPath '../../examples/tests')),

    [string] $ResultPath,

    [ValidateSet('None', 'Normal', 'Detailed', 'Diagnostic')]
    [string] $Output = 'Normal'
)

$ErrorActionPreference = 'Stop'
$runner = @{ Name = 'Pester'; Global = $true; PassThru = $true }
if ($Pester -like '*.psd1') { $runner.Name = $Pester }
elseif ($Pester) { $runner.RequiredVersion = $Pester }
else { $runner.MinimumVersion = '5.7' }
$module = Import-Module @runner | Where-Object -Property Name -EQ -Value Pester

$configuration = New-PesterConfiguration -Hashtable @{
    Run    = @{ Path = $Path; PassThru = $true }
    Output = @{ Verbosity = $Output }
}
$result = Invoke-Pester -Configuration $configuration
if (-not $result) { exit 1 }
if ($ResultPath) {
    # A failed BeforeAll or AfterAll is an error of its block or file, and not of the tests in it.
    $results = @($result.Tests) + @($result.FailedBlocks) + @($result.FailedContainers) | ForEach-Object -Process {
        [pscustomobject]@{
            Name       = if ($_.ExpandedPath) { $_.ExpandedPath } else { 'the file' }
            Result     = "$($_.Result)"
            Seconds    = $_.Duration.TotalSeconds
            Message    = if ($_.ErrorRecord.Count -gt 0) { $_.ErrorRecord.DisplayErrorMessage -join "`n" }
            elseif ($_.Result -eq 'Failed') { 'It did not run, because a block around it failed.' }
            else { '' }
            StackTrace = @($_.ErrorRecord.DisplayStackTrace) -join "`n"
        }
    }
    ConvertTo-Json -InputObject @($results) | Set-Content -LiteralPath $ResultPath -Encoding utf8
}
$shell = "PowerShell $($PSVersionTable.PSVersion)"
'{0} with Pester {1}: {2} passed, {3} failed, {4} skipped, {5} of {6} files broken ({7:N1} s)' -f @(
    $shell, $module.Version, $result.PassedCount, $result.FailedCount, $result.SkippedCount,
    $result.FailedContainersCount, $result.Containers.Count, $result.Duration.TotalSeconds)
if ($result.Result -ne 'Passed' -or $result.PassedCount -eq 0) { exit 1 }
