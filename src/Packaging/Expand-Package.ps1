<#
.SYNOPSIS
Checks the package in a folder against its checksum and unpacks the module.

.PARAMETER Path
The folder with the package.

.PARAMETER DestinationPath
The folder for the module. It must not exist.

.EXAMPLE
./src/Packaging/Expand-Package.ps1 -Path ./artifacts -DestinationPath ./out/IonosContainerRegistry

Unpacks the package to where the build lays the module out.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [string] $DestinationPath
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$package = Get-Item -Path (Join-Path -Path $Path -ChildPath '*.nupkg')
$expected = (Get-Content -LiteralPath "$package.sha256").Split(' ')[0]
if ((Get-FileHash -LiteralPath $package -Algorithm SHA256).Hash -ne $expected) {
    throw 'The checksum of the package differs.'
}
# Expand-Archive accepts no other extension.
$archive = "$DestinationPath.zip"
$null = New-Item -ItemType Directory -Path (Split-Path -Path $archive) -Force
Copy-Item -LiteralPath $package -Destination $archive
Expand-Archive -LiteralPath $archive -DestinationPath $DestinationPath
Remove-Item -LiteralPath $archive
