[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Measuring needs the full language.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '',
    Justification = 'Every comparison is given the same.')]
[CmdletBinding()]
[OutputType([hashtable])]
param([hashtable] $Service, [string] $Module, [string] $EmptyModule, [string] $Shell)

$many = $Service.Many
@{
    Name    = 'the same: `Measure-RegistryToken`'
    Against = '`Invoke-RestMethod` loop'
    Unit    = 'ms'
    Target  = 'at least 6 times faster'
    Ratio   = 'faster'
    Before  = { Connect-Sandbox $many }.GetNewClosure()
    Ours    = { $null = Measure-RegistryToken }.GetNewClosure()
    Theirs  = { $null = Read-AllTokenByRestMethod $many }.GetNewClosure()
}
