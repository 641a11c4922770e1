[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Tests run in full language.')]
param()

BeforeAll {
    . "$PSScriptRoot/Sandbox.ps1"
    Import-BuiltModule
    $script:manifest = Get-BuiltModulePath
}

Describe 'The module' {
    It 'has a valid manifest' {
        $module = Test-ModuleManifest -Path $manifest -WarningVariable warning -ErrorAction Stop
        $warning | Should -BeNullOrEmpty
        $module.Version | Should -Be (Import-PowerShellDataFile -Path $manifest).ModuleVersion
    }

    It 'exports only the cmdlets in its manifest' {
        $named = (Import-PowerShellDataFile -Path $manifest).CmdletsToExport | Sort-Object
        (Get-Command -Module IonosContainerRegistry).Name | Sort-Object | Should -Be $named
    }

    It 'uses approved verbs' {
        $approved = (Get-Verb).Verb
        foreach ($command in Get-Command -Module IonosContainerRegistry) { $command.Verb | Should -BeIn $approved }
    }

    It 'can be imported again, removed, and imported' {
        Import-Module -Name $manifest -Force -Global
        Remove-Module -Name IonosContainerRegistry
        Get-Command -Name Get-RegistryToken -ErrorAction SilentlyContinue |
            Where-Object -Property Source -EQ -Value IonosContainerRegistry |
            Should -BeNullOrEmpty
        Import-Module -Name $manifest -Global
        Get-Command -Name Get-RegistryToken | Should -Not -BeNullOrEmpty
    }

    It 'does not expose its packages' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $shown = Invoke-Shell -NoProfile -Command @"
Import-Module '$manifest'
[AppDomain]::CurrentDomain.GetAssemblies().GetName().Name -match 'Polly|YamlDotNet|Microsoft.Extensions.Http|Client'
'imported'
"@
        $shown | Should -Be 'imported'
    }
}
