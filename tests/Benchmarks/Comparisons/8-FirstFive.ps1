[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Measuring needs the full language.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '',
    Justification = 'Every comparison is given the same.')]
[CmdletBinding()]
[OutputType([hashtable])]
param([hashtable] $Service, [string] $Module, [string] $EmptyModule, [string] $Shell)

$quick = $Service.Quick
@{
    Name    = '`Get-RegistryToken -First 5` of 10,000'
    Against = 'one request'
    Unit    = 'requests'
    Target  = '1 request'
    Ratio   = 'at most'
    Before  = { Connect-Sandbox $quick }.GetNewClosure()
    Ours    = {
        $output = Get-RegistryToken $quick.Registry -First 5 -Debug 5>&1
        [double]@($output | Where-Object { $_ -is [System.Management.Automation.DebugRecord] }).Count
    }.GetNewClosure()
    Theirs  = { 1.0 }
}
