<#
.SYNOPSIS
Runs every rule of PSScriptAnalyzer over the repository's scripts and the manifest of the built module.

.DESCRIPTION
Prints the findings and their number; the exit code is 0 only if there are none. The rules on commands and types of
other platforms compare with those of the profiles below that the installed analyzer has.

.EXAMPLE
pwsh -NoProfile -File tests/Invoke-Analyzer.ps1
#>
[CmdletBinding()]
param()

<#
.SYNOPSIS
The findings in files.
#>
function Find-Fault {
    param(
        [Parameter(ValueFromPipeline)]
        [object] $File,

        [hashtable] $Settings
    )

    process {
        # Its rules run concurrently, which sometimes makes one of them fail (for example, it can't find Get-Command).
        # The next attempt succeeds. Actual errors occur every time.
        for ($try = 1; ; $try++) {
            try {
                return Invoke-ScriptAnalyzer -Path $File.FullName -Settings $Settings -ErrorAction Stop
            }
            catch {
                if ($try -eq 5) { throw }
            }
        }
    }
}

$ErrorActionPreference = 'Stop'
$repository = Join-Path -Path $PSScriptRoot -ChildPath '..'
$analyzer = Import-Module -Name PSScriptAnalyzer -MinimumVersion 1.25.0 -PassThru

$settings = Import-PowerShellDataFile -Path (Join-Path -Path $repository -ChildPath 'PSScriptAnalyzerSettings.psd1')
$profiles = Join-Path -Path $analyzer.ModuleBase -ChildPath 'compatibility_profiles'
$platforms = @(
    'win-8_x64_10.0.17763.0_5.1.17763.316_x64_4.0.30319.42000_framework'
    'win-48_x64_10.0.17763.0_5.1.17763.316_x64_4.0.30319.42000_framework'
    'win-8_x64_10.0.17763.0_7.0.0_x64_3.1.2_core'
    'ubuntu_x64_18.04_7.0.0_x64_3.1.2_core'
    'debian_x64_12_7.6.5_x64_10.0.12_core'
) | Where-Object { Test-Path -Path (Join-Path -Path $profiles -ChildPath "$_.json") }
if ($platforms) {
    # Modules that the scripts use and that PowerShell doesn't include.
    $asked = @($analyzer) + @(Get-Module -Name Pester, Microsoft.PowerShell.PlatyPS -ListAvailable)
    $settings.Rules.PSUseCompatibleCommands = @{
        Enable         = $true
        TargetProfiles = @($platforms)
        IgnoreCommands = @($asked.ExportedCommands.Keys | Sort-Object -Unique)
    }
    $settings.Rules.PSUseCompatibleTypes = @{ Enable = $true; TargetProfiles = @($platforms) }
}

# The manifest next to the files that it names, and every script of the repository.
$manifest = Join-Path -Path $repository -ChildPath 'out/IonosContainerRegistry/IonosContainerRegistry.psd1'
if (-not (Test-Path -Path $manifest)) { throw "There is no built module: run 'dotnet build' first." }
$folders = 'docs', 'examples', 'src', 'tests' |
    ForEach-Object { Join-Path -Path $repository -ChildPath $_ }
$scripts = @(Get-ChildItem -Path (Join-Path -Path $repository -ChildPath '*') -File -Include '*.ps1', '*Settings.psd1')
$scripts += Get-ChildItem -Path $folders -File -Recurse -Include '*.ps1', '*.psm1' |
    Where-Object -Property FullName -NotMatch -Value '[\\/](bin|obj)[\\/]'
$files = @(Get-Item -Path $manifest) + $scripts
$findings = @($files | Find-Fault -Settings $settings)

$findings | ForEach-Object { '{0}:{1}: {2}: {3}' -f $_.ScriptPath, $_.Line, $_.RuleName, $_.Message }
'PSScriptAnalyzer {0}: {1} findings in {2} files, by {3} rules; platforms: {4}' -f @(
    $analyzer.Version, $findings.Count, $files.Count, @(Get-ScriptAnalyzerRule).Count, ($platforms -join ', '))
if ($findings.Count -gt 0) { exit 1 }
