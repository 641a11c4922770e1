[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Tests run in full language.')]
param()

BeforeAll {
    . "$PSScriptRoot/Sandbox.ps1"
    Import-BuiltModule
    $script:sandbox = Open-Sandbox
    Connect-Sandbox -Sandbox $sandbox
    $script:file = Join-Path -Path $TestDrive -ChildPath 'config'
    Set-Content -Path $file -Value @"
version: 1.0
currentProfile: work
profiles:
  - name: work
    environment: here
    credentials:
      token: $($sandbox.Token)
  - name: empty
    environment: here
    credentials: {}
environments:
  - name: here
    products:
      - name: containerregistry
        endpoints:
          - name: $($sandbox.Url)
"@
    if ($env:OS -ne 'Windows_NT') { chmod 600 $file }
    $script:before = $env:IONOS_CONFIG_FILE
    $env:IONOS_CONFIG_FILE = $file
}

AfterAll {
    Disconnect-IonosCloud
    Close-Sandbox -Sandbox $sandbox
}

Describe 'Connect-IonosCloud -ProfileName' {
    AfterAll { $env:IONOS_CONFIG_FILE = $before }

    It 'connects with the profile, and shows the source of the settings' {
        Connect-IonosCloud -ProfileName WORK
        @(Get-ContainerRegistry) | Should -HaveCount 3
        (Get-IonosCloudConnection).Sources['ApiUrl'] | Should -BeLike "file*'$file'*'work'*"
        (Get-IonosCloudConnection | Format-List | Out-String).Contains($sandbox.Token) | Should -BeFalse
    }

    It 'reports the file and the missing profile' {
        { Connect-IonosCloud -ProfileName elsewhere } |
            Should -Throw -ErrorId 'InvalidProfile,*' -ExpectedMessage "*$file*elsewhere*"
    }

    It 'reports a profile without credentials' {
        { Connect-IonosCloud -ProfileName empty } |
            Should -Throw -ErrorId 'InvalidProfile,*' -ExpectedMessage '*empty*'
    }

    It 'warns if other users can read the file' -Skip:($env:OS -eq 'Windows_NT') {
        chmod 644 $file
        Connect-IonosCloud -ProfileName work -WarningVariable warnings -WarningAction SilentlyContinue
        chmod 600 $file
        $warnings | Should -BeLike '*chmod 600*'
    }

    It 'is used by a session that is not connected' {
        $shown = Invoke-FreshShell -Sandbox $sandbox -Connect $false -Script 'Get-ContainerRegistry' -Environment @{
            IONOS_CONFIG_FILE = $file; IONOS_TOKEN = ''; IONOS_API_URL = ''
        }
        $shown | Should -Match 'acme-production'
    }
}
