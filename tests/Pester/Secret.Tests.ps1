[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Tests run in full language.')]
param()

BeforeAll {
    . "$PSScriptRoot/Sandbox.ps1"
    Import-BuiltModule
    $script:sandbox = Open-Sandbox
    Connect-Sandbox -Sandbox $sandbox
    $script:id = (Get-ContainerRegistry -Name acme-production).RegistryId
    $script:token = New-RegistryToken $id secret-holder -Scope 'repository:a/*:pull' -ExpiresIn 30d
    $script:password = $token.Credential.GetNetworkCredential().Password
}

AfterAll {
    Disconnect-IonosCloud
    Close-Sandbox -Sandbox $sandbox
}

Describe 'A secret' {
    It 'exists' {
        $password.Length | Should -BeGreaterThan 8
        $sandbox.Token.Length | Should -BeGreaterThan 8
    }

    It 'is not in <Form> of a new token' -ForEach @(
        @{ Form = 'the table'; Write = { $args | Format-Table | Out-String -Width 500 } }
        @{ Form = 'the wide table'; Write = { $args | Format-Table -Property * | Out-String -Width 5000 } }
        @{ Form = 'the list'; Write = { $args | Format-List | Out-String -Width 500 } }
        @{ Form = 'the list of everything'; Write = { $args | Format-List -Property * | Out-String -Width 500 } }
        @{ Form = 'the custom view'; Write = { $args | Format-Custom -Depth 6 | Out-String -Width 500 } }
        @{ Form = 'the text'; Write = { "$args" } }
        @{ Form = 'the JSON'; Write = { $args | ConvertTo-Json -Depth 8 -WarningAction SilentlyContinue } }
        @{ Form = 'the CSV'; Write = { $args | ConvertTo-Csv } }
        @{ Form = 'the HTML'; Write = { $args | ConvertTo-Html } }
        @{ Form = 'the XML'; Write = { ($args | ConvertTo-Xml -Depth 6).OuterXml } }
    ) {
        $written = (& $Write $token) -join "`n"
        $written | Should -Not -BeNullOrEmpty
        $written | Should -Match 'secret-holder'
        $written.Contains($password) | Should -BeFalse
    }

    if ($env:OS -eq 'Windows_NT') {
        It 'is encrypted in CliXml' {
            $file = Join-Path -Path $TestDrive -ChildPath 'token.xml'
            $token | Export-Clixml -Path $file
            (Get-Content -Path $file -Raw).Contains($password) | Should -BeFalse
            (Import-Clixml -Path $file).Credential.GetNetworkCredential().Password | Should -Be $password
        }
    }

    It 'is imported from CliXml as a credential' {
        $file = Join-Path -Path $TestDrive -ChildPath 'again.xml'
        $token | Export-Clixml -Path $file
        $again = (Import-Clixml -Path $file).Credential
        $again.GetNetworkCredential().Password | Should -Be $password
    }

    It 'is not in <Form> of the connection' -ForEach @(
        @{ Form = 'the view'; Write = { $args | Out-String -Width 500 } }
        @{ Form = 'the list of everything'; Write = { $args | Format-List -Property * | Out-String -Width 500 } }
        @{ Form = 'the JSON'; Write = { $args | ConvertTo-Json -Depth 8 -WarningAction SilentlyContinue } }
        @{ Form = 'the CSV'; Write = { $args | ConvertTo-Csv } }
        @{ Form = 'the serialized form'; Write = { [System.Management.Automation.PSSerializer]::Serialize($args[0]) } }
    ) {
        $written = (& $Write (Get-IonosCloudConnection)) -join "`n"
        $written | Should -Match '127\.0\.0\.1'
        $written.Contains($sandbox.Token) | Should -BeFalse
    }

    It 'is not in verbose, debug or error text' {
        $said = & {
            New-RegistryToken $id loud -Verbose -Debug -ErrorAction Continue
            New-RegistryToken $id loud -Verbose -Debug -ErrorAction Continue
        } *>&1
        $new = $said | Where-Object { $_ -is [IonosContainerRegistry.RegistryToken] }
        $loud = $new.Credential.GetNetworkCredential().Password
        $text = $said | Where-Object { $_ -isnot [IonosContainerRegistry.RegistryToken] } | Out-String -Width 2000
        $text += $Error | Select-Object -First 3 | Format-List -Property * -Force | Out-String -Width 2000

        $text | Should -Match 'POST'
        $text.Contains($loud) | Should -BeFalse
        $text.Contains($sandbox.Token) | Should -BeFalse
    }

    It 'is not in a transcript' {
        $file = Join-Path -Path $TestDrive -ChildPath 'transcript.txt'
        $script = @"
Start-Transcript -Path '$file'
`$DebugPreference = 'Continue'
`$VerbosePreference = 'Continue'
`$new = New-RegistryToken $id transcribed -ExpiresIn 2d
`$new
`$new | Format-List -Property *
New-RegistryToken $id transcribed
Stop-Transcript
[Console]::Out.WriteLine('issued ' + `$new.Credential.GetNetworkCredential().Password)
"@
        $shown = Invoke-FreshShell -Sandbox $sandbox -Script $script
        $shown -match 'issued (?<issued>\S+)' | Should -BeTrue
        $transcript = Get-Content -Path $file -Raw

        $transcript | Should -Match 'transcribed'
        $transcript | Should -Match '409'
        $transcript.Contains($Matches.issued) | Should -BeFalse
        $transcript.Contains($sandbox.Token) | Should -BeFalse
        @([regex]::Matches($shown, [regex]::Escape($Matches.issued))) | Should -HaveCount 1
    }
}
