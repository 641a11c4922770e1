[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Measuring needs the full language.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '',
    Justification = 'Every comparison is given the same.')]
[CmdletBinding()]
[OutputType([hashtable])]
param([hashtable] $Service, [string] $Module, [string] $EmptyModule, [string] $Shell)

$images = $Service.FewImages
@{
    Name    = '10 repositories of 100 artifacts, 20 ms latency: `... | Get-RegistryVulnerability -Severity critical`'
    Against = '`Invoke-RestMethod` loop'
    Unit    = 'ms'
    Target  = 'at least 6 times faster'
    Ratio   = 'faster'
    Before  = { Connect-Sandbox $images }.GetNewClosure()
    Ours    = {
        $null = Get-ContainerRegistry | Get-RegistryRepository | Get-RegistryArtifact |
            Get-RegistryVulnerability -Severity critical
    }.GetNewClosure()
    Theirs  = { $null = Read-VulnerabilityByRestMethod $images }.GetNewClosure()
}
