# Starts and stops the sandbox's service in a process of its own.
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'Measuring needs the full language.')]
param()

<#
.SYNOPSIS
Starts the service and returns its address, its token and its first registry.
#>
function Start-Sandbox {
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType([pscustomobject])]
    param(
        [Parameter(Mandatory)] [string] $Path,
        [Parameter(Mandatory)] [int] $Tokens,
        [int] $Latency = 0
    )

    if (-not $PSCmdlet.ShouldProcess($Path, 'Start')) { return }
    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet')
    foreach ($argument in $Path, 'serve', '--tokens', $Tokens, '--latency', $Latency, '--registries', 1) {
        $start.ArgumentList.Add($argument)
    }
    $start.RedirectStandardOutput = $true
    $process = [System.Diagnostics.Process]::Start($start)
    $token = $null
    while ($null -ne ($line = $process.StandardOutput.ReadLine())) {
        if ($line -match "ConvertTo-SecureString '([^']+)'") { $token = $Matches[1] }
        if ($line -match '^ready (\S+)') {
            $url = $Matches[1]
            $headers = @{ Authorization = "Bearer $token" }
            $registry = (Invoke-RestMethod "$url/registries" -Headers $headers).items[0].id
            return [pscustomobject]@{
                Process = $process; Url = $url; Token = $token; Headers = $headers; Registry = $registry
            }
        }
    }
    throw 'The sandbox did not start.'
}

<#
.SYNOPSIS
Ends the service.
#>
function Stop-Sandbox {
    [CmdletBinding(SupportsShouldProcess)]
    param([Parameter(Mandatory)] [AllowNull()] [pscustomobject] $Sandbox)

    if ($Sandbox -and $PSCmdlet.ShouldProcess($Sandbox.Url, 'Stop')) { $Sandbox.Process.Kill() }
}

<#
.SYNOPSIS
Connects this session to the service.
#>
function Connect-Sandbox {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [pscustomobject] $Sandbox)

    $secure = [securestring]::new()
    $Sandbox.Token.ToCharArray() | ForEach-Object { $secure.AppendChar($_) }
    Connect-IonosCloud -ApiUrl $Sandbox.Url -Token $secure
}

<#
.SYNOPSIS
Lists all tokens as scripts without a module do: page after page.
#>
function Read-TokenByRestMethod {
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param([Parameter(Mandatory)] [pscustomobject] $Sandbox)

    for ($offset = 0; ; $offset += 100) {
        $address = "$($Sandbox.Url)/registries/$($Sandbox.Registry)/tokens?offset=$offset&limit=100"
        $page = Invoke-RestMethod $address -Headers $Sandbox.Headers
        $page.items
        if ($page.items.Count -lt 100) { break }
    }
}
