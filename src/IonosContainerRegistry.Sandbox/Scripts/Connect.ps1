<#
.SYNOPSIS
Imports the built module, connects the session to the sandbox that started it, and runs a script if one is specified.

.PARAMETER Path
The script.
#>
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseConstrainedLanguageMode', '',
    Justification = 'The sandbox runs it in full language.')]
param([string] $Path)

Import-Module -Name $env:SANDBOX_MODULE
$secret = [System.Net.NetworkCredential]::new('', $env:IONOS_TOKEN).SecurePassword
Connect-IonosCloud -ApiUrl $env:IONOS_API_URL -Token $secret
if ($Path) {
    & $Path
    exit $LASTEXITCODE
}
