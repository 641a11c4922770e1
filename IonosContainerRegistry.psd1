@{
    RootModule             = 'IonosContainerRegistry.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '6f0c6f0e-6d0b-4c1e-9f0a-5b1c2f8d7a43'
    Author                 = 'IonosContainerRegistry contributors'
    CompanyName            = 'IonosContainerRegistry contributors'
    Copyright              = '(c) IonosContainerRegistry contributors. MIT License.'
    Description            = 'Manages the registries, access tokens, repositories, artifacts, and vulnerabilities of IONOS Cloud Container Registry.'
    PowerShellVersion      = '5.1'
    CompatiblePSEditions   = 'Core', 'Desktop'
    DotNetFrameworkVersion = '4.7.2'
    FormatsToProcess       = 'IonosContainerRegistry.Format.ps1xml'
    FunctionsToExport      = @()
    CmdletsToExport        = @(
        'Connect-ContainerRegistry'
        'Connect-IonosCloud'
        'ConvertTo-DockerConfig'
        'ConvertTo-ImagePullSecret'
        'Disconnect-IonosCloud'
        'Get-ContainerRegistry'
        'Get-ContainerRegistryLocation'
        'Get-IonosCloudConnection'
        'Get-RegistryArtifact'
        'Get-RegistryRepository'
        'Get-RegistryToken'
        'Get-RegistryVulnerability'
        'Measure-RegistryToken'
        'New-ContainerRegistry'
        'New-RegistryToken'
        'Remove-ContainerRegistry'
        'Remove-RegistryRepository'
        'Remove-RegistryToken'
        'Reset-RegistryToken'
        'Set-ContainerRegistry'
        'Set-RegistryToken'
        'Test-ContainerRegistryName'
        'Wait-ContainerRegistry'
    )
    VariablesToExport      = @()
    AliasesToExport        = @()
    PrivateData            = @{
        PSData = @{
            LicenseUri = 'https://opensource.org/license/mit'
            Tags       = @(
                'IONOS', 'ContainerRegistry', 'Docker', 'Token', 'Cloud'
                'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS'
            )
        }
    }
}
