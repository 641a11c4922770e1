# Starts and stops the service of the sandbox in a separate process.
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
        [int] $Tokens = 0,
        [int] $OtherTokens = 0,
        [int] $Registries = 1,
        [int] $Repositories = 0,
        [int] $Artifacts = 0,
        [int] $Latency = 0
    )

    if (-not $PSCmdlet.ShouldProcess($Path, 'Start')) { return }
    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet')
    $arguments = $Path, 'serve', '--latency', $Latency, '--registries', $Registries, '--tokens', $Tokens,
    '--other-tokens', $OtherTokens, '--repositories', $Repositories, '--artifacts', $Artifacts
    $arguments | ForEach-Object { $start.ArgumentList.Add($_) }
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
Reads a list by offset as scripts without a module do: page after page.
#>
function Read-ListByRestMethod {
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param(
        [Parameter(Mandatory)] [pscustomobject] $Sandbox,
        # The path below the address of the API, with a query or without.
        [Parameter(Mandatory)] [string] $Path
    )

    $separator = if ($Path.Contains('?')) { '&' } else { '?' }
    for ($offset = 0; ; $offset += 100) {
        $address = "$($Sandbox.Url)$Path$($separator)offset=$offset&limit=100"
        $page = Invoke-RestMethod $address -Headers $Sandbox.Headers
        $page.items
        if ($page.items.Count -lt 100) { break }
    }
}

<#
.SYNOPSIS
Lists all tokens of the first registry, or of another one.
#>
function Read-TokenByRestMethod {
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param(
        [Parameter(Mandatory)] [pscustomobject] $Sandbox,
        [string] $Registry = $Sandbox.Registry
    )

    Read-ListByRestMethod $Sandbox "/registries/$Registry/tokens"
}

<#
.SYNOPSIS
Lists the tokens of all registries, one registry after the other.
#>
function Read-AllTokenByRestMethod {
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param([Parameter(Mandatory)] [pscustomobject] $Sandbox)

    $cursor = ''
    do {
        $page = Invoke-RestMethod "$($Sandbox.Url)/registries?limit=100$cursor" -Headers $Sandbox.Headers
        foreach ($registry in $page.items) { Read-TokenByRestMethod $Sandbox $registry.id }
        $next = $page.pagination.token
        $cursor = "&pagination.token=$([uri]::EscapeDataString("$next"))"
    } while ($next)
}

<#
.SYNOPSIS
Lists the artifacts of repositories, one repository after the other.
#>
function Read-ArtifactByRestMethod {
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param([Parameter(Mandatory)] [pscustomobject] $Sandbox)

    $path = "/registries/$($Sandbox.Registry)/repositories"
    Read-ListByRestMethod $Sandbox "$($path)?orderBy=name" | ForEach-Object {
        Read-ListByRestMethod $Sandbox "$path/$([uri]::EscapeDataString($_.id))/artifacts"
    }
}

<#
.SYNOPSIS
Lists the critical vulnerabilities of all artifacts, one artifact after the other.
#>
function Read-VulnerabilityByRestMethod {
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param([Parameter(Mandatory)] [pscustomobject] $Sandbox)

    $path = "/registries/$($Sandbox.Registry)/repositories"
    Read-ArtifactByRestMethod $Sandbox | ForEach-Object {
        $repository = [uri]::EscapeDataString($_.properties.repositoryName)
        $vulnerabilities = "$path/$repository/artifacts/$($_.id)/vulnerabilities"
        Read-ListByRestMethod $Sandbox "$($vulnerabilities)?filter.severity=critical"
    }
}
