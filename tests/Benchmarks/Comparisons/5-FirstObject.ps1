[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Measuring needs the full language.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '',
    Justification = 'Every comparison is given the same.')]
[CmdletBinding()]
[OutputType([hashtable])]
param([hashtable] $Service, [string] $Module, [string] $EmptyModule, [string] $Shell)

$slow = $Service.Slow
@{
    Name    = 'first object out of 10,000, 20 ms latency'
    Against = "one page's round trip"
    Unit    = 'ms'
    Target  = 'at most 1.5'
    Ratio   = 'at most'
    Before  = { Connect-Sandbox $slow }.GetNewClosure()
    Ours    = {
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        Get-RegistryToken $slow.Registry | ForEach-Object { if ($watch.IsRunning) { $watch.Stop() } }
        [double]$watch.Elapsed.TotalMilliseconds
    }.GetNewClosure()
    Theirs  = {
        $address = "$($slow.Url)/registries/$($slow.Registry)/tokens?offset=0&limit=100"
        $null = Invoke-RestMethod $address -Headers $slow.Headers
    }.GetNewClosure()
}
