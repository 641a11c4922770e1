<#
.SYNOPSIS
    Compares the performance of the module with the code that it replaces, and writes the table in
    docs/performance.md.
.DESCRIPTION
    Both sides of a row run alternately in one run, so that a computer that becomes slower affects both. A ratio is that
    of the medians. The service is the sandbox, in a separate process. Shells that a row starts are compiled ahead of
    time, like those of the PowerShell installers.
.PARAMETER Name
    Only the rows whose names match.
.PARAMETER Runs
    How often each side of a row is measured.
.PARAMETER OutputPath
    Where the table goes, as Markdown.
#>
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Measuring needs the full language.')]
[CmdletBinding()]
param(
    [SupportsWildcards()]
    [string[]] $Name = '*',

    [ValidateRange(1, 100)]
    [int] $Runs = 7,

    [string] $OutputPath = (Join-Path $PSScriptRoot 'results.md')
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
$module = Join-Path $root 'out/IonosContainerRegistry/IonosContainerRegistry.psd1'
$emptyModule = Join-Path $PSScriptRoot 'EmptyModule/bin/Release/netstandard2.0/EmptyModule.psd1'
$sandbox = Join-Path $root 'src/IonosContainerRegistry.Sandbox/bin/Release/net10.0/IonosContainerRegistry.Sandbox.dll'
$shell = Join-Path $PSScriptRoot "CompiledShell/bin/Release/publish/CompiledShell$(if ($IsWindows) { '.exe' })"
$env:POWERSHELL_TELEMETRY_OPTOUT = '1'
$env:POWERSHELL_UPDATECHECK = 'Off'

# A module, because the closures of a comparison can't use functions of a script that is dot-sourced.
Import-Module (Join-Path $PSScriptRoot 'Sandbox.psm1') -Force
. (Join-Path $PSScriptRoot 'Comparison.ps1')

Import-Module $module
$services = @{}
try {
    $services.Quick = Start-Sandbox -Path $sandbox -Tokens 10000
    $services.Slow = Start-Sandbox -Path $sandbox -Tokens 10000 -Latency 20
    $services.Large = Start-Sandbox -Path $sandbox -Tokens 100000
    $services.Many = Start-Sandbox -Path $sandbox -Registries 200 -Tokens 50 -OtherTokens 50 -Latency 20
    $services.Images = Start-Sandbox -Path $sandbox -Repositories 1000 -Artifacts 100 -Latency 20
    $services.FewImages = Start-Sandbox -Path $sandbox -Repositories 10 -Artifacts 100 -Latency 20
    $files = Get-ChildItem (Join-Path $PSScriptRoot 'Comparisons') -Filter *.ps1
    $rows = foreach ($file in $files | Sort-Object { [int]($_.BaseName -split '-')[0] }) {
        $comparison = & $file.FullName -Service $services -Module $module -EmptyModule $emptyModule -Shell $shell
        if (-not ($Name | Where-Object { $comparison.Name -like $_ })) { continue }
        $row = Measure-Comparison -Comparison $comparison -Runs $Runs
        Write-Information -InformationAction Continue -MessageData (
            '{0}: {1:0.0} against {2:0.0} {3}, {4}' -f $row.Name, $row.Ours, $row.Theirs, $row.Unit, $row.Verdict)
        $row
    }
}
finally {
    $services.Values | ForEach-Object { Stop-Sandbox -Sandbox $_ }
}

$processor = if (Test-Path /proc/cpuinfo) {
    ((Get-Content /proc/cpuinfo | Where-Object { $_ -like 'model name*' } | Select-Object -First 1) -split ':\s*')[1]
}
else { $env:PROCESSOR_IDENTIFIER }
$lines = @(
    "Measured on $([DateTime]::UtcNow.ToString('yyyy-MM-dd')) with PowerShell $($PSVersionTable.PSVersion) on " +
    "$([Environment]::ProcessorCount) cores ($processor, $($PSVersionTable.OS)); medians of $Runs runs each."
    ''
    '| what | module | against | other | ratio | target |'
    '| --- | ---: | --- | ---: | ---: | --- |'
    foreach ($row in $rows) {
        '| {0} | {1:0.0} {2} | {3} | {4:0.0} {2} | {5} | {6} |' -f
        $row.Name.Replace('|', '\|'), $row.Ours, $row.Unit, $row.Against, $row.Theirs, $row.Verdict, $row.Target
    }
)
Set-Content -Path $OutputPath -Value $lines
$rows
