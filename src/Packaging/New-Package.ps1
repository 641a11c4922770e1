<#
.SYNOPSIS
Makes the package for the PowerShell Gallery from the built module.

.DESCRIPTION
Adds the release notes, the license and the third-party notices to a copy of the module, and compresses it. A module
with other files than those in PackageFiles.txt is refused. The checksum of the package is written beside it.

.PARAMETER DestinationPath
The folder for the package. It must exist.

.PARAMETER ModulePath
The folder of the built module.

.EXAMPLE
./src/Packaging/New-Package.ps1 -DestinationPath ./artifacts

Makes the package in the artifacts folder.
#>
#Requires -Modules @{ ModuleName = 'Microsoft.PowerShell.PSResourceGet'; ModuleVersion = '1.1.0' }
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'It runs in full language, as part of the build.')]
[CmdletBinding()]
[OutputType([System.IO.FileInfo])]
param(
    [Parameter(Mandatory)]
    [string] $DestinationPath,

    [string] $ModulePath = (Join-Path -Path $PSScriptRoot -ChildPath '../../out/IonosContainerRegistry')
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$repository = Resolve-Path -Path (Join-Path -Path $PSScriptRoot -ChildPath '../..')
$license = Get-Content -LiteralPath (Join-Path -Path $repository -ChildPath 'LICENSE') -Raw

<#
.SYNOPSIS
Whose work is in the module, and under which licenses, as Markdown.
#>
function Get-ThirdPartyNotice {
    param([string[]] $File)

    $obj = Join-Path -Path $repository -ChildPath 'src/IonosContainerRegistry.Client/obj/project.assets.json'
    $assets = Get-Content -LiteralPath $obj -Raw | ConvertFrom-Json -AsHashtable
    $keys = foreach ($edition in @{ core = 'net8.0'; desktop = 'net472' }.GetEnumerator()) {
        $assemblies = $File -like "$($edition.Key)/*.dll" | Split-Path -Leaf
        # By what a package contains, not by what NuGet copies of it, because the client copies one file itself.
        $assets.targets[$edition.Value].Keys | Where-Object {
            $assets.libraries[$_].files -like 'lib/*.dll' | Split-Path -Leaf | Where-Object { $_ -in $assemblies }
        }
    }
    $packages = foreach ($key in $keys | Sort-Object -Unique) {
        $folder = $assets.packageFolders.Keys |
            Join-Path -ChildPath $assets.libraries[$key].path |
            Where-Object { Test-Path -LiteralPath $_ }
        $nuspec = (Select-Xml -LiteralPath (Get-Item -Path "$folder/*.nuspec").FullName -XPath '/*/*').Node
        $name = if ($nuspec['license']) { $nuspec['license'].InnerText } else { $nuspec['licenseUrl'].InnerText }
        $copyright = "$(if ($nuspec['copyright']) { $nuspec['copyright'].InnerText })"
        $files = @(Get-ChildItem -LiteralPath $folder -File |
                Where-Object -Property Name -Match -Value '^(LICENSE|THIRD-PARTY-NOTICES)(\.(txt|md))?$')
        $text = if ($files -match 'LICENSE[^\\/]*$') { '' }
        elseif ($name -eq 'MIT') { $license -replace '(?m)^Copyright.*$', $copyright }
        else { throw "$key doesn't contain the text of its license, $name." }
        @{
            Line = "| $($nuspec['id'].InnerText) | $($nuspec['version'].InnerText) | $name | $copyright |"
            Name = $key.Replace('/', ' ')
            Text = @((@($text) + ($files | Get-Content -Raw) -replace '\r').Trim() -ne '') -join "`n`n"
        }
    }
    "# Third-party notices`n`nThis module contains the following packages.`n"
    "| package | version | license | copyright |`n|---|---|---|---|"
    $packages.Line
    foreach ($same in $packages | Group-Object -Property { $_.Text }) {
        "`n## $($same.Group.Name -join ', ')`n`n~~~text`n$($same.Name)`n~~~"
    }
}

$listed = Get-Content -LiteralPath (Join-Path -Path $PSScriptRoot -ChildPath 'PackageFiles.txt')
$present = (Get-ChildItem -LiteralPath $ModulePath -File -Recurse -Name).Replace('\', '/')
$difference = Compare-Object -ReferenceObject $listed -DifferenceObject $present
if ($difference) {
    $faults = @{ '=>' = 'not listed'; '<=' = 'missing' }
    $lines = $difference | ForEach-Object { "$($faults[$_.SideIndicator]): $($_.InputObject)" }
    throw "$ModulePath doesn't contain the files that PackageFiles.txt lists:`n$($lines -join "`n")"
}

$staging = Join-Path -Path ([System.IO.Path]::GetTempPath()) -ChildPath "package-$(New-Guid)"
try {
    $module = Join-Path -Path $staging -ChildPath 'IonosContainerRegistry'
    $null = New-Item -ItemType Directory -Path $staging
    Copy-Item -LiteralPath $ModulePath -Destination $module -Recurse
    Set-Content -LiteralPath (Join-Path -Path $module -ChildPath 'LICENSE') -Value $license -NoNewline
    $notices = Join-Path -Path $module -ChildPath 'THIRD-PARTY-NOTICES.md'
    Get-ThirdPartyNotice -File $present | Set-Content -LiteralPath $notices

    $log = Get-Content -LiteralPath (Join-Path -Path $repository -ChildPath 'CHANGELOG.md') -Raw
    $notes = ($log -replace '\r' -split '(?m)^## .+\n')[1].Trim()
    $quoted = [System.Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($notes)
    $manifest = Join-Path -Path $module -ChildPath 'IonosContainerRegistry.psd1'
    $text = (Get-Content -LiteralPath $manifest -Raw)
    $text = $text.Replace('PSData = @{', "PSData = @{`n            ReleaseNotes = '$quoted'")
    Set-Content -LiteralPath $manifest -Value $text -NoNewline

    $package = Compress-PSResource -Path $module -DestinationPath $DestinationPath -PassThru
    $hash = (Get-FileHash -LiteralPath $package.FullName -Algorithm SHA256).Hash.ToLowerInvariant()
    Set-Content -LiteralPath "$($package.FullName).sha256" -Value "$hash  $($package.Name)"
    $package
}
finally {
    Remove-Item -LiteralPath $staging -Recurse
}
