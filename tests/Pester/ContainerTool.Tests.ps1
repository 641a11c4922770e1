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
    $script:token = New-RegistryToken $id ci-deploy
    $script:password = $token.Credential.GetNetworkCredential().Password
    $script:auth = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("ci-deploy:$password"))
}

AfterAll {
    Disconnect-IonosCloud
    Close-Sandbox -Sandbox $sandbox
}

Describe 'ConvertTo-DockerConfig' {
    It 'creates the credential for the registry host' {
        $config = $token | ConvertTo-DockerConfig | ConvertFrom-Json
        $config.auths.($registry.HostName).auth | Should -Be $auth
    }

    It 'keeps the other settings of a file' {
        $file = Join-Path -Path $TestDrive -ChildPath 'config.json'
        Set-Content -Path $file -Value '{ "detachKeys": "ctrl-q", "auths": { "other.example": { "auth": "eDp5" } } }'
        $config = $token | ConvertTo-DockerConfig -Path $file | ConvertFrom-Json
        $config.detachKeys | Should -Be 'ctrl-q'
        $config.auths.'other.example'.auth | Should -Be 'eDp5'
        $config.auths.($registry.HostName).auth | Should -Be $auth
    }

    It 'reports a token without a password' {
        { $token | Get-RegistryToken | ConvertTo-DockerConfig -ErrorAction Stop } |
            Should -Throw -ErrorId 'PasswordNotAvailable,*'
    }

    It 'does not show the password in verbose or debug messages' {
        $lines = $token | ConvertTo-DockerConfig -Verbose -Debug 4>&1 5>&1 |
            Where-Object { $_ -isnot [string] } | Out-String
        $lines | Should -Not -BeNullOrEmpty
        $lines.Contains($password) | Should -BeFalse
        $lines.Contains($auth) | Should -BeFalse
    }
}

Describe 'ConvertTo-ImagePullSecret' {
    It 'creates a Kubernetes secret with the credential' {
        $secret = $token | ConvertTo-ImagePullSecret -Name pull -Namespace apps -As Json | ConvertFrom-Json
        $secret.kind | Should -Be 'Secret'
        $secret.type | Should -Be 'kubernetes.io/dockerconfigjson'
        $secret.metadata.name | Should -Be 'pull'
        $secret.metadata.namespace | Should -Be 'apps'
        $config = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($secret.data.'.dockerconfigjson'))
        ($config | ConvertFrom-Json).auths.($registry.HostName).auth | Should -Be $auth
    }

    It 'returns YAML by default' {
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

    It 'writes the password only to the input of the tool, without a newline' -Skip:($env:OS -eq 'Windows_NT') {
        $env:PATH = "$TestDrive$([IO.Path]::PathSeparator)$path"
        $token | Connect-ContainerRegistry -Tool docker
        $line, $read = [IO.File]::ReadAllText($said) -split "`n", 2
        $line | Should -BeLike "login*$($registry.HostName)*"
        $line | Should -BeLike '*--username=ci-deploy*'
        $line | Should -BeLike '*--password-stdin*'
        $read | Should -BeExactly $password
    }

    It 'reports that the tool is not installed' {
        $env:PATH = $TestDrive
        { $token | Connect-ContainerRegistry -Tool nerdctl -ErrorAction Stop } |
            Should -Throw -ErrorId 'ToolNotFound,*' -ExpectedMessage '*nerdctl*'
    }
}
