# A comparison is Name, Against, Unit, Target, and the script blocks Ours and Theirs. If a block
# returns a number, it's the result. Otherwise, its time in milliseconds is. Ratio specifies the unit of the target:
# 'at most' ours/theirs, or 'faster' theirs/ours.
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Measuring needs the full language.')]
param()

<#
.SYNOPSIS
The middle of some numbers.
#>
function Get-Median {
    [CmdletBinding()]
    [OutputType([double])]
    param([Parameter(Mandatory)] [double[]] $Value)

    $sorted = @($Value | Sort-Object)
    $middle = [Math]::Floor($sorted.Count / 2)
    if ($sorted.Count % 2) { $sorted[$middle] } else { ($sorted[$middle - 1] + $sorted[$middle]) / 2 }
}

<#
.SYNOPSIS
What one side of a comparison takes, once.
#>
function Measure-Side {
    [CmdletBinding()]
    [OutputType([double])]
    param([Parameter(Mandatory)] [scriptblock] $Side)

    [GC]::Collect()
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    $result = & $Side
    $watch.Stop()
    if ($result -is [double] -or $result -is [int] -or $result -is [long]) { [double]$result }
    else { $watch.Elapsed.TotalMilliseconds }
}

<#
.SYNOPSIS
Measures both sides alternately and compares their medians.
#>
function Measure-Comparison {
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param(
        [Parameter(Mandatory)] [hashtable] $Comparison,
        [Parameter(Mandatory)] [int] $Runs
    )

    if ($Comparison.ContainsKey('Before')) { & $Comparison.Before }
    $null = Measure-Side $Comparison.Ours
    $null = Measure-Side $Comparison.Theirs
    $ours = [System.Collections.Generic.List[double]]::new()
    $theirs = [System.Collections.Generic.List[double]]::new()
    foreach ($run in 1..$Runs) {
        $ours.Add((Measure-Side $Comparison.Ours))
        $theirs.Add((Measure-Side $Comparison.Theirs))
    }
    $ourMedian = Get-Median $ours
    $theirMedian = Get-Median $theirs
    [pscustomobject]@{
        Name    = $Comparison.Name
        Against = $Comparison.Against
        Unit    = $Comparison.Unit
        Ours    = $ourMedian
        Theirs  = $theirMedian
        Verdict = if ($Comparison.Ratio -eq 'faster') { '{0:0.0} times faster' -f ($theirMedian / $ourMedian) }
        else { '{0:0.00}' -f ($ourMedian / $theirMedian) }
        Target  = $Comparison.Target
    }
}
