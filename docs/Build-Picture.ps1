<#
.SYNOPSIS
Draws the picture in the README from the output of the tour.

.DESCRIPTION
Runs the tour of the sandbox and draws some of its steps as a terminal would show them, in the colors of PowerShell and
of the module.

.PARAMETER Path
Specifies the path of the picture.

.PARAMETER Configuration
Specifies the configuration of the sandbox, Debug or Release.

.PARAMETER Check
Indicates that the picture isn't drawn, but compared. The script fails if the tour shows something else than the
picture, other than dates, durations, and IDs.

.EXAMPLE
./docs/Build-Picture.ps1

This command draws docs/images/session.svg.
#>
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'The build runs it in full language.')]
[CmdletBinding()]
param(
    [string] $Path = "$PSScriptRoot/images/session.svg",

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug',

    [switch] $Check
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

$titles = @(
    'List the first five tokens'
    'Find critical vulnerabilities of the latest images that have a fixed version'
    'Create a token with a scope and a lifetime'
)
$columns = 96

$characterWidth = 8.45
$lineHeight = 20
$margin = 24
$titleBar = 40

# The attributes for the codes in an escape sequence, on a dark background.
$attributes = @{
    '1'  = 'font-weight="bold"'
    '2'  = 'fill-opacity="0.6"'
    '3'  = 'font-style="italic"'
    '31' = 'fill="#ff7b72"'
    '32' = 'fill="#7ee787"'
    '33' = 'fill="#e3b341"'
    '36' = 'fill="#76e3ea"'
}

<#
.SYNOPSIS
Runs the tour and returns its lines with their escape sequences.
#>
function Get-TourLine {
    param([string] $Configuration)

    $kept = [Console]::OutputEncoding, $env:FORCE_COLOR, $env:COLUMNS, $env:NO_COLOR
    [Console]::OutputEncoding = [Text.UTF8Encoding]::new()
    $env:FORCE_COLOR, $env:COLUMNS, $env:NO_COLOR = '1', $columns, $null
    try {
        dotnet run --project "$PSScriptRoot/../src/IonosContainerRegistry.Sandbox" --configuration $Configuration
        if ($LASTEXITCODE -ne 0) { throw "The tour ended with $LASTEXITCODE." }
    }
    finally {
        [Console]::OutputEncoding, $env:FORCE_COLOR, $env:COLUMNS, $env:NO_COLOR = $kept
    }
}

<#
.SYNOPSIS
Returns the steps that the picture shows, one empty line between two lines at most.
#>
function Select-Step {
    param([string[]] $Line)

    $found = @()
    $isShown = $false
    $isEmpty = $true
    $selected = foreach ($text in $Line) {
        if (($text -replace '\e\[[\d;]*m') -match '^# (?<title>.+)') {
            $isShown = $Matches.title -in $titles
            if ($isShown) { $found += $Matches.title }
        }
        if ($isShown -and ($text.Trim() -or -not $isEmpty)) { $text.TrimEnd() }
        $isEmpty = -not $text.Trim()
    }

    $missing = $titles | Where-Object { $_ -notin $found }
    if ($missing) { throw "The tour has no step '$($missing -join "', '")'." }
    $selected[0..($selected.Count - 2)]
}

<#
.SYNOPSIS
Converts a line with escape sequences to the content of a text element.
#>
function ConvertTo-TextSpan {
    param([string] $Line)

    $Line = $Line -replace '^(PS>|>>)', "`e[36m`$1`e[0m"
    $style = @()
    $spans = foreach ($part in [regex]::Matches($Line, '\e\[(?<codes>[\d;]*)m|(?<text>[^\e]+)')) {
        if ($part.Groups['text'].Success) {
            $text = [Security.SecurityElement]::Escape($part.Groups['text'].Value)
            if ($style) { "<tspan $($style -join ' ')>$text</tspan>" } else { $text }
            continue
        }

        foreach ($code in $part.Groups['codes'].Value -split ';') {
            if ($attributes.ContainsKey($code)) { $style += $attributes[$code] } else { $style = @() }
        }
    }
    -join $spans
}

<#
.SYNOPSIS
Draws lines in the window of a terminal.
#>
function ConvertTo-Picture {
    param([string[]] $Line)

    $width = [int] ($columns * $characterWidth + 2 * $margin)
    $height = $titleBar + $Line.Count * $lineHeight + $margin
    @"
<svg xmlns="http://www.w3.org/2000/svg" width="$width" height="$height" viewBox="0 0 $width $height" role="img">
<title>A PowerShell session that lists tokens, finds critical vulnerabilities, and creates a token</title>
<rect x="0.5" y="0.5" width="$($width - 1)" height="$($height - 1)" rx="10" fill="#0d1117" stroke="#3d444d"/>
<circle cx="24" cy="20" r="6" fill="#ff5f57"/>
<circle cx="44" cy="20" r="6" fill="#febc2e"/>
<circle cx="64" cy="20" r="6" fill="#28c840"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14"
   fill="#e6edf3" xml:space="preserve">
"@
    $y = $titleBar + $lineHeight - 5
    foreach ($text in $Line) {
        if ($text) { "<text x=`"$margin`" y=`"$y`">$(ConvertTo-TextSpan -Line $text)</text>" }
        $y += $lineHeight
    }
    '</g>'
    '</svg>'
}

<#
.SYNOPSIS
Replaces what differs from day to day: IDs, dates, and the time that is left to a date, with the spaces after it.
#>
function Get-ComparableText {
    param([string[]] $Line)

    $text = $Line -join "`n" -replace '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'ID' -replace '\r'
    $left = '\d{4}-\d\d-\d\d \d+(y|d|h|min)\b(</tspan>)? *'
    $text -replace $left, 'LEFT' -replace '\d{4}-\d\d-\d\d( \d\d:\d\d)?', 'DATE' -replace 'CVE-\d{4}', 'CVE'
}

$picture = @(ConvertTo-Picture -Line @(Select-Step -Line (Get-TourLine -Configuration $Configuration)))
if (-not $Check) {
    $null = New-Item -Path (Split-Path -Path $Path) -ItemType Directory -Force
    [IO.File]::WriteAllText($Path, ($picture -join "`n").Replace("`r", '') + "`n")
    return
}

$committed = Get-ComparableText -Line (Get-Content -LiteralPath $Path)
$current = Get-ComparableText -Line ($picture -split "`n")
if ($committed -cne $current) {
    Compare-Object -ReferenceObject ($committed -split "`n") -DifferenceObject ($current -split "`n") | Out-String
    throw "The tour doesn't look like the picture. Run ./build.ps1 -Task Picture and commit it."
}
