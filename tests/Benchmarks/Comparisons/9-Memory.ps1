[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Measuring needs the full language.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '',
    Justification = 'Every comparison is given the same.')]
[CmdletBinding()]
[OutputType([hashtable])]
param([hashtable] $Service, [string] $Module, [string] $EmptyModule, [string] $Shell)

$peak = {
    param([pscustomobject] $Sandbox)
    $env:IONOS_TOKEN = $Sandbox.Token
    $env:IONOS_API_URL = $Sandbox.Url
    $command = "Import-Module '$Module'; Get-RegistryToken $($Sandbox.Registry) | Out-Null; "
    $command += '[System.Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64 / 1MB'
    [double](& $Shell -NoProfile -NonInteractive -Command $command)
}
$large = $Service.Large
$quick = $Service.Quick
@{
    Name    = 'peak memory of the shell while 100,000 tokens stream to `Out-Null`'
    Against = 'the same with 10,000'
    Unit    = 'MB'
    Target  = 'at most 1.10'
    Ratio   = 'at most'
    Ours    = { & $peak $large }.GetNewClosure()
    Theirs  = { & $peak $quick }.GetNewClosure()
}
