[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Measuring needs the full language.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '',
    Justification = 'Every comparison is given the same.')]
[CmdletBinding()]
[OutputType([hashtable])]
param([hashtable] $Service, [string] $Module, [string] $EmptyModule, [string] $Shell)

$quick = $Service.Quick
@{
    Name    = 'the same, no added latency'
    Against = '`Invoke-RestMethod` loop'
    Unit    = 'ms'
    Target  = 'at least 5 times faster'
    Ratio   = 'faster'
    Before  = { Connect-Sandbox $quick }.GetNewClosure()
    Ours    = { $null = Get-RegistryToken $quick.Registry }.GetNewClosure()
    Theirs  = { $null = Read-TokenByRestMethod $quick }.GetNewClosure()
}
