<#
.SYNOPSIS
    Makes the file that Get-Help reads from the Markdown in docs/en-US.
.DESCRIPTION
    Writes IonosContainerRegistry.dll-Help.xml, which is committed so that a build needs no platyPS. Run it after each
    change of the Markdown.

    A new cmdlet is one new file. Begin it with
    New-MarkdownHelp -Command <name> -OutputFolder docs/en-US -ExcludeDontShow
    and take -ProgressAction out: it is a common parameter that platyPS 0.14 doesn't know.
.PARAMETER OutputPath
    The folder to write to.
.EXAMPLE
    ./docs/Build-Help.ps1
#>
#Requires -Modules @{ ModuleName = 'platyPS'; ModuleVersion = '0.14.2' }
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'It is run by who builds the module, in full language.')]
[CmdletBinding()]
[OutputType([System.IO.FileInfo])]
param(
    [ValidateNotNullOrEmpty()]
    [string] $OutputPath = (Join-Path -Path $PSScriptRoot -ChildPath 'en-US')
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$source = Join-Path -Path $PSScriptRoot -ChildPath 'en-US'
$encoding = [System.Text.UTF8Encoding]::new($false)

# The same order and the same line ends on every system.
$pages = (Get-ChildItem -LiteralPath $source -Filter '*.md' | Sort-Object -Property Name -Culture '').FullName
$file = New-ExternalHelp -Path $pages -OutputPath $OutputPath -Encoding $encoding -Force
$text = [System.IO.File]::ReadAllText($file.FullName).Replace("`r`n", "`n").TrimEnd() + "`n"
[System.IO.File]::WriteAllText($file.FullName, $text, $encoding)
$file
