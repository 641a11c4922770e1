[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Measuring needs the full language.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '',
    Justification = 'Every comparison is given the same.')]
[CmdletBinding()]
[OutputType([hashtable])]
param([hashtable] $Service, [string] $Module, [string] $EmptyModule, [string] $Shell)

$slow = $Service.Slow
@{
    Name    = 'list 10,000 tokens, pages of 100, 20 ms latency'
    Against = '`Invoke-RestMethod` loop'
    Unit    = 'ms'
    Target  = 'at least 10 times faster'
    Ratio   = 'faster'
    Before  = { Connect-Sandbox $slow }.GetNewClosure()
    Ours    = { $null = Get-RegistryToken $slow.Registry }.GetNewClosure()
    Theirs  = { $null = Read-TokenByRestMethod $slow }.GetNewClosure()
}
