[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Measuring needs the full language.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '',
    Justification = 'Every comparison is given the same.')]
[CmdletBinding()]
[OutputType([hashtable])]
param([hashtable] $Service, [string] $Module, [string] $EmptyModule, [string] $Shell)

$images = $Service.Images
@{
    Name    = '1,000 repositories of 100 artifacts, 20 ms latency: `Get-RegistryRepository | Get-RegistryArtifact`'
    Against = '`Invoke-RestMethod` loop'
    Unit    = 'ms'
    Target  = 'at least 6 times faster'
    Ratio   = 'faster'
    Before  = { Connect-Sandbox $images }.GetNewClosure()
    Ours    = { $null = Get-RegistryRepository $images.Registry | Get-RegistryArtifact }.GetNewClosure()
    Theirs  = { $null = Read-ArtifactByRestMethod $images }.GetNewClosure()
}
