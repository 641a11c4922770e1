# Functions for the tests in this folder: they run the sandbox in a separate process, and import the built module.
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Tests run in full language: they start a process and read what it says.')]
param()

<#
.SYNOPSIS
Starts a server with new data, and returns its address and its token.
#>
function Open-Sandbox {
    [OutputType([pscustomobject])]
    param(
        # The number of tokens in the first registry.
        [int] $Tokens = 30,

        # The seed for names and IDs.
        [int] $Seed = 1
    )

    $build = Join-Path -Path $PSScriptRoot -ChildPath '../../src/IonosContainerRegistry.Sandbox/bin/*/net10.0'
    $program = Get-Item -Path (Join-Path -Path $build -ChildPath 'IonosContainerRegistry.Sandbox.dll') |
        Sort-Object -Property LastWriteTime |
        Select-Object -Last 1
    if (-not $program) { throw "There is no sandbox: run 'dotnet build' first." }

    $start = New-Object -TypeName System.Diagnostics.ProcessStartInfo -ArgumentList 'dotnet'
    $start.Arguments = '"{0}" serve --port 0 --tokens {1} --seed {2}' -f $program.FullName, $Tokens, $Seed
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $true
    $process = [System.Diagnostics.Process]::Start($start)
    $said = while ($null -ne ($line = $process.StandardOutput.ReadLine())) {
        $line
        if ($line -like 'ready *') { break }
    }
    $said = $said -join "`n"
    if ($said -notmatch "ConvertTo-SecureString '(?<token>[^']+)'[\s\S]*ready (?<url>\S+)") {
        throw "The sandbox did not start: $said"
    }
    [pscustomobject]@{
        Url     = $Matches.url
        Token   = $Matches.token
        Process = $process
    }
}

<#
.SYNOPSIS
Stops the server.
#>
function Close-Sandbox {
    param(
        # The output of Open-Sandbox.
        [pscustomobject] $Sandbox
    )

    if (-not $Sandbox) { return }
    $Sandbox.Process.Kill()
    $Sandbox.Process.WaitForExit()
}

<#
.SYNOPSIS
Imports the built module.
#>
function Import-BuiltModule {
    Import-Module -Name (Get-BuiltModulePath) -Force -Global -ErrorAction Stop
}

<#
.SYNOPSIS
Gets the path of the manifest of the built module.
#>
function Get-BuiltModulePath {
    [OutputType([string])]
    param()

    Join-Path -Path $PSScriptRoot -ChildPath '../../out/IonosContainerRegistry/IonosContainerRegistry.psd1'
}

<#
.SYNOPSIS
Adds a substitute for a container tool to a new folder, and returns the folder. The program writes its arguments and its
input to arguments.txt and input.bin in that folder.
#>
function Add-FakeTool {
    [OutputType([string])]
    param(
        # The folder, which must not exist yet.
        [string] $Path,

        # The name of the tool.
        [string] $Name = 'docker'
    )

    $build = Join-Path -Path $PSScriptRoot -ChildPath '../IonosContainerRegistry.FakeLogin/bin/*/net10.0'
    $program = Get-Item -Path (Join-Path -Path $build -ChildPath 'IonosContainerRegistry.FakeLogin.dll') |
        Sort-Object -Property LastWriteTime |
        Select-Object -Last 1
    if (-not $program) { throw "There is no fake tool: run 'dotnet build' first." }

    Copy-Item -LiteralPath $program.DirectoryName -Destination $Path -Recurse
    foreach ($extension in '', '.exe') {
        $file = Join-Path -Path $Path -ChildPath "IonosContainerRegistry.FakeLogin$extension"
        if (Test-Path -LiteralPath $file) { Rename-Item -LiteralPath $file -NewName "$Name$extension" }
    }
    $Path
}

<#
.SYNOPSIS
Writes a self-signed certificate, for an authority and for a client, to ca.pem, and with its key to client.pfx.
#>
function Add-Certificate {
    param(
        # The folder.
        [string] $Path
    )

    $padding = [System.Security.Cryptography.RSASignaturePadding]::Pkcs1
    $subject = 'CN=example', [System.Security.Cryptography.RSA]::Create(2048), 'SHA256', $padding
    $type = 'System.Security.Cryptography.X509Certificates.CertificateRequest'
    $request = New-Object -TypeName $type -ArgumentList $subject
    $now = [DateTimeOffset]::Now
    $certificate = $request.CreateSelfSigned($now, $now.AddDays(1))
    $base64 = [Convert]::ToBase64String($certificate.RawData)
    $pem = "-----BEGIN CERTIFICATE-----`n$base64`n-----END CERTIFICATE-----"
    Set-Content -LiteralPath (Join-Path -Path $Path -ChildPath 'ca.pem') -Value $pem
    [System.IO.File]::WriteAllBytes((Join-Path -Path $Path -ChildPath 'client.pfx'), $certificate.Export('Pkcs12'))
}

<#
.SYNOPSIS
Converts text to a SecureString. The secrets of the sandbox are valid for one run only.
#>
function ConvertTo-Secret {
    [OutputType([securestring])]
    param([string] $Text)

    (New-Object -TypeName System.Net.NetworkCredential -ArgumentList '', $Text).SecurePassword
}

<#
.SYNOPSIS
Connects this session to the server.
#>
function Connect-Sandbox {
    param([pscustomobject] $Sandbox)

    Connect-IonosCloud -ApiUrl $Sandbox.Url -Token (ConvertTo-Secret -Text $Sandbox.Token) -RetryIntervalSec 0
}

<#
.SYNOPSIS
Gets a script with which a new PowerShell process imports the module and, by default, connects with SANDBOX_URL and
SANDBOX_TOKEN.
#>
function Get-ConnectScript {
    [OutputType([string])]
    param([bool] $Connect = $true)

    $import = "Import-Module '$(Get-BuiltModulePath)'`n"
    if (-not $Connect) { return $import }
    @"
$import
`$secret = (New-Object -TypeName System.Net.NetworkCredential -ArgumentList '', `$env:SANDBOX_TOKEN).SecurePassword
Connect-IonosCloud -ApiUrl `$env:SANDBOX_URL -Token `$secret -RetryIntervalSec 0

"@
}

<#
.SYNOPSIS
Gets the program that started this PowerShell process, and its first arguments.
#>
function Get-ShellCommand {
    [OutputType([string])]
    param()

    # A .NET tool runs in dotnet; the executable beside its assembly is built for one platform.
    $name = (Get-Process -Id $PID).ProcessName
    if ($name -eq 'dotnet') {
        'dotnet'
        Join-Path -Path $PSHOME -ChildPath 'pwsh.dll'
    }
    else { Join-Path -Path $PSHOME -ChildPath $name }
}

<#
.SYNOPSIS
Starts another process of this PowerShell version, with the specified arguments.
#>
function Invoke-Shell {
    $program, $assembly = Get-ShellCommand
    $arguments = @($assembly | Where-Object { $_ }) + $args
    & $program @arguments
}

<#
.SYNOPSIS
Runs a script in a new PowerShell process in which the module is imported and connected, and returns its output.
#>
function Invoke-FreshShell {
    [OutputType([string])]
    param(
        [pscustomobject] $Sandbox,

        [string] $Script,

        # The responses to prompts.
        [string[]] $Answer = @(),

        # Environment variables of the new process.
        [hashtable] $Environment = @{},

        # Whether the new process runs Connect-IonosCloud.
        [bool] $Connect = $true,

        # Whether the new process is non-interactive.
        [switch] $NonInteractive
    )

    $program, $assembly = Get-ShellCommand
    $start = New-Object -TypeName System.Diagnostics.ProcessStartInfo -ArgumentList $program
    $prelude = Get-ConnectScript -Connect $Connect
    $code = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($prelude + $Script))
    $mode = if ($NonInteractive) { '-NonInteractive ' }
    $start.Arguments = "-NoProfile -NoLogo $mode-OutputFormat Text -EncodedCommand $code"
    if ($assembly) { $start.Arguments = '"{0}" {1}' -f $assembly, $start.Arguments }
    $start.UseShellExecute = $false
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $start.EnvironmentVariables['SANDBOX_URL'] = $Sandbox.Url
    $start.EnvironmentVariables['SANDBOX_TOKEN'] = $Sandbox.Token
    foreach ($name in $Environment.Keys) { $start.EnvironmentVariables[$name] = $Environment[$name] }

    $process = [System.Diagnostics.Process]::Start($start)
    $errors = $process.StandardError.ReadToEndAsync()
    foreach ($line in $Answer) { $process.StandardInput.WriteLine($line) }
    $process.StandardInput.Close()
    $output = $process.StandardOutput.ReadToEnd()
    $process.WaitForExit()
    $output + $errors.Result
}
