[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Measuring needs the full language.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '',
    Justification = 'Every comparison is given the same.')]
[CmdletBinding()]
[OutputType([hashtable])]
param([hashtable] $Service, [string] $Module, [string] $EmptyModule, [string] $Shell)

$importTime = {
    param([string] $Path)
    $command = '$watch = [System.Diagnostics.Stopwatch]::StartNew(); Import-Module ''{0}''; ' -f $Path
    $command += '$watch.Elapsed.TotalMilliseconds'
    [double](& $Shell -NoProfile -NonInteractive -Command $command)
}
@{
    Name    = 'Import-Module'
    Against = 'a binary module of one cmdlet'
    Unit    = 'ms'
    Target  = 'at most 2'
    Ratio   = 'at most'
    Ours    = { & $importTime $Module }.GetNewClosure()
    Theirs  = { & $importTime $EmptyModule }.GetNewClosure()
}
