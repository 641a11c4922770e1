[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Measuring needs the full language.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '',
    Justification = 'Every comparison is given the same.')]
[CmdletBinding()]
[OutputType([hashtable])]
param([hashtable] $Service, [string] $Module, [string] $EmptyModule, [string] $Shell)

$quick = $Service.Quick
$env:IONOS_TOKEN = $quick.Token
$env:IONOS_API_URL = $quick.Url
$run = {
    param([string] $Command)
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    $null = & $Shell -NoProfile -NonInteractive -Command $Command
    $watch.Elapsed.TotalMilliseconds
}
# Both less the time of an empty shell that runs just before.
$above = {
    param([string] $Command)
    $empty = & $run 'exit'
    [double]((& $run $Command) - $empty)
}.GetNewClosure()
$ours = "Import-Module '$Module'; `$null = Get-RegistryToken $($quick.Registry) -First 100"
$page = "$($quick.Url)/registries/$($quick.Registry)/tokens?offset=0&limit=100"
$headers = '@{ Authorization = ''Bearer '' + $env:IONOS_TOKEN }'
$theirs = "`$null = (Invoke-RestMethod '$page' -Headers $headers).items"
@{
    Name    = 'shell + import + first 100 tokens, above an empty shell'
    Against = '`Invoke-RestMethod` in one line'
    Unit    = 'ms'
    Target  = 'at most 0.75'
    Ratio   = 'at most'
    Ours    = { & $above $ours }.GetNewClosure()
    Theirs  = { & $above $theirs }.GetNewClosure()
}
