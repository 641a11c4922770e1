[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Measuring needs the full language.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '',
    Justification = 'Every comparison is given the same.')]
[CmdletBinding()]
[OutputType([hashtable])]
param([hashtable] $Service, [string] $Module, [string] $EmptyModule, [string] $Shell)

$slow = $Service.Slow
$state = @{}
@{
    Name    = '1,000 piped `Set-RegistryToken -Status`, 20 ms latency'
    Against = '`Invoke-RestMethod` loop'
    Unit    = 'ms'
    Target  = 'at least 7 times faster'
    Ratio   = 'faster'
    Before  = {
        Connect-Sandbox $slow
        $state.Tokens = @(Get-RegistryToken $slow.Registry -First 1000)
    }.GetNewClosure()
    Ours    = { $state.Tokens | Set-RegistryToken -Status disabled -ErrorAction Continue }.GetNewClosure()
    Theirs  = {
        foreach ($token in $state.Tokens) {
            $address = "$($slow.Url)/registries/$($slow.Registry)/tokens/$($token.TokenId)"
            $change = @{ Method = 'Patch'; ContentType = 'application/json'; Body = '{"status":"enabled"}' }
            $null = Invoke-RestMethod $address -Headers $slow.Headers @change
        }
    }.GetNewClosure()
}
