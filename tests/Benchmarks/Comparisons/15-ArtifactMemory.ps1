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
    $command = "Import-Module '$Module'; "
    $command += 'Get-ContainerRegistry | Get-RegistryRepository | Get-RegistryArtifact | Out-Null; '
    $command += '[System.Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64 / 1MB'
    [double](& $Shell -NoProfile -NonInteractive -Command $command)
}
$images = $Service.Images
$few = $Service.FewImages
@{
    Name    = 'peak memory of the shell while 100,000 artifacts stream through the pipeline'
    Against = 'the same with 1,000'
    Unit    = 'MB'
    Target  = 'at most 1.30'
    Ratio   = 'at most'
    Ours    = { & $peak $images }.GetNewClosure()
    Theirs  = { & $peak $few }.GetNewClosure()
}
