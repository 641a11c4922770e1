[CmdletBinding()]
[OutputType([hashtable])]
param([hashtable] $Service, [string] $Module, [string] $EmptyModule, [string] $Shell)

$quick = $Service.Quick
@{
    Name    = '`Get-RegistryToken -First 5` of 10,000'
    Against = 'one request'
    Unit    = 'requests'
    Target  = '1 request'
    Ratio   = 'at most'
    Before  = { Connect-Sandbox $quick }.GetNewClosure()
    Ours    = { [double]@(Get-RegistryToken $quick.Registry -First 5 -Debug 5>&1 | Where-Object { $_ -is [System.Management.Automation.DebugRecord] }).Count }.GetNewClosure()
    Theirs  = { 1.0 }
}
