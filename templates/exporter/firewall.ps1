# Opens the exporter's port in the node's firewall, or closes it again. Runs in a HostProcess pod, with the node's own Windows
# PowerShell 5.1, as SYSTEM. Doing it again changes nothing.
#
#   -RuleName          the name of the one rule that this script makes, looks at and takes away
#   -Action            open: the rule lets RemoteAddresses reach Port; close: there is no rule of the name
#   -Port              TCP port
#   -RemoteAddresses   addresses and CIDR ranges, or LocalSubnet, with commas between them
param(
  [Parameter(Mandatory = $true)] [string] $RuleName,
  [Parameter(Mandatory = $true)] [string] $Action,
  [string] $Port = '',
  [string] $RemoteAddresses = ''
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

# Windows writes 10.0.0.0/8 as 10.0.0.0/255.0.0.0, and one address without a length.
function ConvertTo-Range([string] $Text) {
  if ($Text -eq 'LocalSubnet') { return 'LocalSubnet' }
  $parts = $Text.Split('/')
  $address = [Net.IPAddress]$parts[0]
  if ($parts.Length -eq 1) { return "$address/$($address.GetAddressBytes().Length * 8)" }
  if ($parts[1] -notmatch '\.') { return "$address/$($parts[1])" }
  $ones = 0
  foreach ($byte in ([Net.IPAddress]$parts[1]).GetAddressBytes()) { $ones += ([Convert]::ToString($byte, 2) -replace '0', '').Length }
  return "$address/$ones"
}

function ConvertTo-Set($Ranges) {
  return @(@($Ranges) | ForEach-Object { ConvertTo-Range $_ } | Sort-Object -Unique) -join ','
}

function Test-Rule($Rule, [string[]] $Wanted) {
  if ("$($Rule.Enabled)" -ne 'True' -or "$($Rule.Direction)" -ne 'Inbound' -or "$($Rule.Action)" -ne 'Allow') { return $false }
  $filter = $Rule | Get-NetFirewallPortFilter
  if ("$($filter.Protocol)" -ne 'TCP' -or "$($filter.LocalPort)" -ne $Port) { return $false }
  $open = @(($Rule | Get-NetFirewallAddressFilter).RemoteAddress)
  # 'Any', 'Internet' and the like are never what was asked for.
  if (@($open | Where-Object { $_ -notmatch '^([0-9a-fA-F.:]+(/[0-9.]+)?|LocalSubnet)$' }).Count -gt 0) { return $false }
  return (ConvertTo-Set $open) -eq (ConvertTo-Set $Wanted)
}

try {
  $rules = @(Get-NetFirewallRule -Name $RuleName -ErrorAction SilentlyContinue)
  if ($Action -eq 'close') {
    if ($rules.Count -gt 0) { Remove-NetFirewallRule -Name $RuleName }
    [Console]::Out.WriteLine("firewall: no rule $RuleName")
  } elseif ($Action -eq 'open') {
    if ($Port -notmatch '^[1-9][0-9]{0,4}$') { throw 'Port: expected a port, 1 to 65535' }
    if ($RemoteAddresses -notmatch '^[0-9a-fA-F.:/,]+$|^LocalSubnet$') { throw 'RemoteAddresses: expected addresses and CIDR ranges' }
    $wanted = $RemoteAddresses.Split(',')
    if ($rules.Count -eq 1 -and (Test-Rule $rules[0] $wanted)) {
      [Console]::Out.WriteLine("firewall: the rule $RuleName is there already")
    } else {
      if ($rules.Count -gt 0) { Remove-NetFirewallRule -Name $RuleName }
      $null = New-NetFirewallRule -Name $RuleName -DisplayName $RuleName -Direction Inbound -Action Allow -Protocol TCP `
        -LocalPort $Port -RemoteAddress $wanted -Description 'Made by wingen for windows_exporter; removed when its pod ends.'
      [Console]::Out.WriteLine("firewall: the rule $RuleName opens port $Port to $RemoteAddresses")
    }
  } else {
    throw 'Action: expected open or close'
  }
} catch {
  [Console]::Error.WriteLine("firewall: $($_.Exception.Message)")
  exit 1
}
exit 0
