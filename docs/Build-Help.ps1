<#
.SYNOPSIS
    Creates the help file that Get-Help reads from the Markdown pages in docs/en-US.
.DESCRIPTION
    Writes IonosContainerRegistry.dll-Help.xml. The file is committed, so a build doesn't need platyPS. Run this script
    after each change of a page.

    To create the page of a new cmdlet, run
    New-MarkdownHelp -Command <name> -OutputFolder docs/en-US -ExcludeDontShow
    and remove -ProgressAction, because platyPS 0.14 doesn't know this common parameter.
.PARAMETER OutputPath
    Specifies the folder for the help file.
.PARAMETER BaseUri
    Specifies the address of the folder in which the pages are published. Get-Help -Online opens the page of a cmdlet
    in this folder. The default value is a placeholder until there is a public address.
.EXAMPLE
    ./docs/Build-Help.ps1

    This command updates the help file.
#>
#Requires -Modules @{ ModuleName = 'platyPS'; ModuleVersion = '0.14.2' }
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'The script runs in full language.')]
[CmdletBinding()]
[OutputType([System.IO.FileInfo])]
param(
    [ValidateNotNullOrEmpty()]
    [string] $OutputPath = (Join-Path -Path $PSScriptRoot -ChildPath 'en-US'),

    [ValidatePattern('^https://.+[^/]$')]
    [string] $BaseUri = 'https://example.com/IonosContainerRegistry/docs/en-US'
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$source = Join-Path -Path $PSScriptRoot -ChildPath 'en-US'
$encoding = [System.Text.UTF8Encoding]::new($false)
$copies = Join-Path -Path ([System.IO.Path]::GetTempPath()) -ChildPath ([System.IO.Path]::GetRandomFileName())
$null = New-Item -ItemType Directory -Path $copies
$online = [regex]::new('(?m)^online version:[ \t]*(?=\r?$)')
try {
    # The same order on every system.
    $sources = Get-ChildItem -LiteralPath $source -Filter '*.md' | Sort-Object -Property Name -Culture ''
    $pages = foreach ($page in $sources) {
        # platyPS reads the online address from the page, so add it to a copy and keep it in one place.
        $text = [System.IO.File]::ReadAllText($page.FullName)
        if (-not $online.IsMatch($text)) { throw "$($page.Name) must contain an empty 'online version:' field." }
        $copy = Join-Path -Path $copies -ChildPath $page.Name
        $text = $online.Replace($text, "online version: $BaseUri/$($page.Name)", 1)
        [System.IO.File]::WriteAllText($copy, $text, $encoding)
        $copy
    }

    $file = New-ExternalHelp -Path $pages -OutputPath $OutputPath -Encoding $encoding -Force
}
finally {
    Remove-Item -LiteralPath $copies -Recurse
}

# The same line endings on every system.
$text = [System.IO.File]::ReadAllText($file.FullName).Replace("`r`n", "`n").TrimEnd() + "`n"
[System.IO.File]::WriteAllText($file.FullName, $text, $encoding)
$file
