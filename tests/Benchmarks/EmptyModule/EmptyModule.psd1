@{
    RootModule        = 'EmptyModule.dll'
    ModuleVersion     = '1.0.0'
    GUID              = '0d5ab7a7-7a0e-4a53-8f0b-0a4b0e3a6d11'
    Author            = 'IonosContainerRegistry contributors'
    Description       = 'A binary module of one cmdlet, to measure imports against.'
    PowerShellVersion = '5.1'
    FunctionsToExport = @()
    CmdletsToExport   = @('Get-Nothing')
    VariablesToExport = @()
    AliasesToExport   = @()
}
