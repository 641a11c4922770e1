[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Tests run in full language.')]
param()

BeforeAll {
    . "$PSScriptRoot/Sandbox.ps1"
    Import-BuiltModule
    $script:sandbox = Open-Sandbox
    Connect-Sandbox -Sandbox $sandbox
    $script:id = (Get-ContainerRegistry -Name acme-production).RegistryId
    $script:registry = Get-ContainerRegistry -Name acme-production
    $script:token = New-RegistryToken $id handed-over
    $script:password = $token.Credential.GetNetworkCredential().Password
    $script:auth = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("handed-over:$password"))
}

AfterAll {
    Disconnect-IonosCloud
    Close-Sandbox -Sandbox $sandbox
}

Describe 'ConvertTo-DockerConfig' {
    It 'makes the login of the registry''s host' {
        $config = $token | ConvertTo-DockerConfig | ConvertFrom-Json
        $config.auths.($registry.HostName).auth | Should -Be $auth
    }

    It 'keeps what else is in a file' {
        $file = Join-Path -Path $TestDrive -ChildPath 'config.json'
        Set-Content -Path $file -Value '{ "detachKeys": "ctrl-q", "auths": { "other.example": { "auth": "eDp5" } } }'
        $config = $token | ConvertTo-DockerConfig -Path $file | ConvertFrom-Json
        $config.detachKeys | Should -Be 'ctrl-q'
        $config.auths.'other.example'.auth | Should -Be 'eDp5'
        $config.auths.($registry.HostName).auth | Should -Be $auth
    }

    It 'says what is missing where a token has no password' {
        { $token | Get-RegistryToken | ConvertTo-DockerConfig -ErrorAction Stop } |
            Should -Throw -ErrorId 'PasswordNotAvailable,*'
    }

    It 'does not show the password in verbose or debug lines' {
        $lines = $token | ConvertTo-DockerConfig -Verbose -Debug 4>&1 5>&1 |
            Where-Object { $_ -isnot [string] } | Out-String
        $lines | Should -Not -BeNullOrEmpty
        $lines.Contains($password) | Should -BeFalse
        $lines.Contains($auth) | Should -BeFalse
    }
}

Describe 'ConvertTo-ImagePullSecret' {
    It 'makes a Kubernetes secret that holds that login' {
        $secret = $token | ConvertTo-ImagePullSecret -Name pull -Namespace apps -As Json | ConvertFrom-Json
        $secret.kind | Should -Be 'Secret'
        $secret.type | Should -Be 'kubernetes.io/dockerconfigjson'
        $secret.metadata.name | Should -Be 'pull'
        $secret.metadata.namespace | Should -Be 'apps'
        $config = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($secret.data.'.dockerconfigjson'))
        ($config | ConvertFrom-Json).auths.($registry.HostName).auth | Should -Be $auth
    }

    It 'is YAML unless asked otherwise' {
        $yaml = $token | ConvertTo-ImagePullSecret -Name pull | Out-String
        $yaml | Should -Match '(?m)^kind: "?Secret'
        $yaml | Should -Match '(?m)^  "?\.dockerconfigjson"?: \S+'
    }
}

Describe 'Connect-ContainerRegistry' {
    BeforeAll {
        $script:path = $env:PATH
        $tool = Join-Path -Path $TestDrive -ChildPath 'docker'
        $script:said = Join-Path -Path $TestDrive -ChildPath 'said'
        Set-Content -Path $tool -Value "#!/bin/sh`necho `"`$@`" > '$said'`n/bin/cat >> '$said'"
        if ($env:OS -ne 'Windows_NT') { chmod +x $tool }
    }

    AfterEach { $env:PATH = $path }

    It 'gives the tool the password on its input only, without a newline' -Skip:($env:OS -eq 'Windows_NT') {
        $env:PATH = "$TestDrive$([IO.Path]::PathSeparator)$path"
        $token | Connect-ContainerRegistry -Tool docker
        $line, $read = [IO.File]::ReadAllText($said) -split "`n", 2
        $line | Should -BeLike "login*$($registry.HostName)*"
        $line | Should -BeLike '*--username=handed-over*'
        $line | Should -BeLike '*--password-stdin*'
        $read | Should -BeExactly $password
    }

    It 'says that there is no such tool' {
        $env:PATH = $TestDrive
        { $token | Connect-ContainerRegistry -Tool nerdctl -ErrorAction Stop } |
            Should -Throw -ErrorId 'ToolNotFound,*' -ExpectedMessage '*nerdctl*'
    }
}
