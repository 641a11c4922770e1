[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Measuring needs the full language.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '',
    Justification = 'Every comparison is given the same.')]
[CmdletBinding()]
[OutputType([hashtable])]
param([hashtable] $Service, [string] $Module, [string] $EmptyModule, [string] $Shell)

$slow = $Service.Slow
# Each run removes tokens that it made outside of its time.
# With ErrorActionPreference Stop, as set in the script that runs this, changes go one at a time.
$names = 0..999 | ForEach-Object { 'bench-{0:d4}' -f $_ }
$make = {
    $rows = $names | ForEach-Object { [pscustomobject]@{ RegistryId = $slow.Registry; Name = $_ } }
    $rows | New-RegistryToken -ThrottleLimit 64 -ErrorAction Continue
}.GetNewClosure()
@{
    Name    = '1,000 piped `Remove-RegistryToken -Force`, 20 ms latency'
    Against = '`Invoke-RestMethod` loop'
    Unit    = 'ms'
    Target  = 'at least 7 times faster'
    Ratio   = 'faster'
    Before  = { Connect-Sandbox $slow }.GetNewClosure()
    Ours    = {
        $tokens = @(& $make)
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $tokens | Remove-RegistryToken -Force -ErrorAction Continue
        [double]$watch.Elapsed.TotalMilliseconds
    }.GetNewClosure()
    Theirs  = {
        $tokens = @(& $make)
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        foreach ($token in $tokens) {
            $address = "$($slow.Url)/registries/$($slow.Registry)/tokens/$($token.TokenId)"
            $null = Invoke-RestMethod $address -Method Delete -Headers $slow.Headers
        }
        [double]$watch.Elapsed.TotalMilliseconds
    }.GetNewClosure()
}
