[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Tests run in full language.')]
param()

BeforeAll {
    . "$PSScriptRoot/Sandbox.ps1"
    Import-BuiltModule
    $script:sandbox = Open-Sandbox
    $script:secret = ConvertTo-Secret -Text $sandbox.Token
}

AfterAll {
    Disconnect-IonosCloud
    Close-Sandbox -Sandbox $sandbox
}

Describe 'Connect-IonosCloud' {
    AfterEach { Disconnect-IonosCloud }

    It 'returns nothing without -PassThru' {
        Connect-IonosCloud -ApiUrl $sandbox.Url -Token $secret | Should -BeNullOrEmpty

        $connection = Connect-IonosCloud -ApiUrl $sandbox.Url -Token $secret -PassThru
        $connection | Should -BeOfType ([IonosContainerRegistry.IonosCloudConnection])
        $connection.AuthenticationType | Should -Be 'Token'
    }

    It 'signs in with a user name and a password' {
        $credential = New-Object -TypeName pscredential -ArgumentList 'user', $secret
        Connect-IonosCloud -ApiUrl $sandbox.Url -Credential $credential

        (Get-IonosCloudConnection).UserName | Should -Be 'user'
        { Get-ContainerRegistry } | Should -Throw -ErrorId 'Unauthorized,*'
    }

    It 'refuses a token together with a credential' {
        $credential = New-Object -TypeName pscredential -ArgumentList 'user', $secret
        { Connect-IonosCloud -Token $secret -Credential $credential } |
            Should -Throw -ErrorId 'AmbiguousParameterSet,*'
    }

    It 'refuses HTTP to another computer unless it is allowed' {
        { Connect-IonosCloud -ApiUrl 'http://registry.example' -Token $secret } |
            Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage '*-AllowUnencryptedAuthentication*'
        $open = @{ AllowUnencryptedAuthentication = $true }
        { Connect-IonosCloud -ApiUrl 'http://registry.example' -Token $secret @open } | Should -Not -Throw
    }

    It 'stores the setting <Name>' -ForEach @(
        @{ Name = 'ContractNumber'; Value = 31415 }
        @{ Name = 'TimeoutSec'; Value = 7 }
        @{ Name = 'MaximumRetryCount'; Value = 2 }
        @{ Name = 'RetryIntervalSec'; Value = 3 }
    ) {
        $setting = @{ $Name = $Value }
        $connection = Connect-IonosCloud -ApiUrl $sandbox.Url -Token $secret -PassThru @setting
        $connection.$Name | Should -Be $Value
    }

    It 'pins a certificate with a thumbprint in any format' {
        $thumbprint = 'ab' * 32
        $written = $thumbprint.ToUpperInvariant() -replace '(..)(?!$)', '$1:'
        $pinned = Connect-IonosCloud -Token $secret -PinnedCertificateThumbprint $written -PassThru
        ($pinned.PinnedCertificateThumbprint -replace ':') | Should -Be $thumbprint
    }

    It 'uses the specified proxy' {
        # No server listens there, so a call that uses the proxy fails.
        Connect-IonosCloud -ApiUrl $sandbox.Url -Token $secret -Proxy 'http://127.0.0.1:9' -MaximumRetryCount 0
        { Get-ContainerRegistry -ErrorAction Stop } | Should -Throw -ErrorId 'ConnectionFailed,*'
    }
}

Describe 'Get-IonosCloudConnection' {
    It 'shows the connection of this runspace' {
        Connect-Sandbox -Sandbox $sandbox
        $connection = Get-IonosCloudConnection
        $connection.ApiUrl.AbsoluteUri | Should -Be $sandbox.Url
        $connection.UserName | Should -BeNullOrEmpty
    }

    It 'shows the subjects of certificates and their sources' {
        Add-Certificate -Path $TestDrive
        $authorities = Join-Path -Path $TestDrive -ChildPath 'ca.pem'
        $certificate = Get-PfxCertificate -FilePath (Join-Path -Path $TestDrive -ChildPath 'client.pfx')
        Connect-IonosCloud -Token $secret -CertificateAuthorityPath $authorities -Certificate $certificate

        $shown = Get-IonosCloudConnection | Format-List | Out-String
        $shown | Should -Match '(?m)^CertificateAuthorities +: CN=example\r?$'
        $shown | Should -Match '(?m)^Certificate +: CN=example\r?$'
        (Get-IonosCloudConnection).Sources['CertificateAuthorities'] | Should -Be "file '$authorities'"
    }
}

Describe 'Disconnect-IonosCloud' {
    It 'removes the connection, so that later commands fail' {
        Connect-Sandbox -Sandbox $sandbox
        Disconnect-IonosCloud
        { Get-RegistryToken } | Should -Throw -ErrorId 'NotConnected,*' -ExpectedMessage '*Connect-IonosCloud*'
        $Error[0].CategoryInfo.Category | Should -Be ConnectionError
        { Get-IonosCloudConnection -ErrorAction Stop } | Should -Throw -ErrorId 'NotConnected,*'
    }
}

Describe '-Connection' {
    It 'specifies the account of one command only' {
        Connect-Sandbox -Sandbox $sandbox
        $other = Open-Sandbox -Tokens 1 -Seed 2
        try {
            $connection = Connect-IonosCloud -ApiUrl $other.Url -Token (ConvertTo-Secret -Text $other.Token) -PassThru
            Connect-Sandbox -Sandbox $sandbox
            $here = Get-ContainerRegistry -Name acme-production
            $there = Get-ContainerRegistry -Name acme-production -Connection $connection

            $there.RegistryId | Should -Not -Be $here.RegistryId
            @($there | Get-RegistryToken -Connection $connection) | Should -HaveCount 1
            @($here | Get-RegistryToken) | Should -HaveCount 30
        }
        finally {
            Close-Sandbox -Sandbox $other
        }
    }

    It 'can be used in ForEach-Object -Parallel' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        Connect-Sandbox -Sandbox $sandbox
        $connection = Get-IonosCloudConnection
        $module = Get-BuiltModulePath
        $registries = Get-ContainerRegistry
        $counts = $registries | ForEach-Object -ThrottleLimit 3 -Parallel {
            Import-Module -Name $using:module
            [pscustomobject]@{
                RegistryId = $_.RegistryId
                Count      = @($_ | Get-RegistryToken -Connection $using:connection).Count
            }
        }

        ($counts | Measure-Object -Property Count -Sum).Sum | Should -Be @(Get-RegistryToken).Count
        @($counts) | Should -HaveCount @($registries).Count
    }

    It 'is required in ForEach-Object -Parallel' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        Connect-Sandbox -Sandbox $sandbox
        $module = Get-BuiltModulePath
        $message = 1 | ForEach-Object -Parallel {
            Import-Module -Name $using:module
            try { Get-ContainerRegistry } catch { $_.Exception.Message }
        }
        $message | Should -BeLike '*-Connection $using:c*'
    }
}
