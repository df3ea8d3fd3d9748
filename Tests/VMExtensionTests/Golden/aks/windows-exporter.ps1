# Brings windows_exporter on this machine into the wanted state. Run by an extension of the virtual machine scale set, as LocalSystem.
if (-not [Environment]::Is64BitProcess) { throw 'this needs 64-bit PowerShell: windows_exporter is registered out of sight of others' }

$wanted = '{"version":"0.31.8","msiUrl":"https://github.com/prometheus-community/windows_exporter/releases/download/v0.31.8/windows_exporter-0.31.8-amd64.msi","msiSha256":"0aadce6afb20182b678bfca9e8f2e8464ef48c469b28b4cf02e99d82158f5d40","collectors":"[defaults],container","listenPort":9182,"firewallRemoteAddresses":["LocalSubnet"],"state":"present","allowDowngrade":false,"replaceWmiExporter":true,"dryRun":false,"timeoutSeconds":420}' | ConvertFrom-Json

& {
# Brings windows_exporter on this machine into the wanted state and proves that it answers. Runs under Windows PowerShell 5.1
# as an administrator; takes one object and prints one line of JSON. Doing it again changes nothing.
#
#   version, msiUrl, msiSha256   what to install; the file is run only if its SHA-256 is this one
#   collectors, listenPort       the service's arguments
#   firewallRemoteAddresses      who may reach the port: addresses, CIDR ranges or LocalSubnet; empty leaves the firewall alone, else
#                                all inbound rules displayed as windows_exporter are this script's
#   state, allowDowngrade        'present' or 'absent'; whether a newer version may be replaced
#   replaceWmiExporter           whether wmi_exporter, its name until 0.12, may be removed
#   dryRun, timeoutSeconds       only say what would be done; time for everything
#
# Result: outcome (as below, would-..., failed, busy), detail, version, previousVersion (of wmi_exporter for migrated). Exit status 0,
# or 1 with failed and busy: another run is at work here.
param([Parameter(Mandatory = $true)] $Wanted)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$ServiceName = 'windows_exporter'
# Of the service and the product (installer/wmi_exporter.wxs in windows_exporter's history).
$FormerName = '^wmi[_ ]exporter$'
$Deadline = (Get-Date).AddSeconds($Wanted.timeoutSeconds)

function Get-SecondsLeft {
  $left = [int]($Deadline - (Get-Date)).TotalSeconds
  if ($left -le 0) { throw "the time limit of $($Wanted.timeoutSeconds) seconds is reached" }
  return $left
}

# In ASCII: the console's code page is unknown.
function Write-Result([hashtable] $Result) {
  $json = ConvertTo-Json -Compress -InputObject $Result
  $json = [regex]::Replace($json, '[^\x20-\x7e]', { param($found) '\u{0:x4}' -f [int][char]$found.Value })
  [Console]::Out.WriteLine($json)
}

function Get-Product([string] $Name = "^$ServiceName$") {
  $keys = @('HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\*',
    'HKLM:\SOFTWARE\WOW6432Node\Microsoft\Windows\CurrentVersion\Uninstall\*')
  foreach ($entry in @(Get-ItemProperty -Path $keys -ErrorAction SilentlyContinue)) {
    $display = $entry.PSObject.Properties['DisplayName']
    $version = $entry.PSObject.Properties['DisplayVersion']
    if ($display -and $version -and $display.Value -match $Name -and $entry.PSChildName -match '^\{[0-9A-Fa-f-]{36}\}$') {
      return @{ Code = $entry.PSChildName; Version = [version]$version.Value }
    }
  }
  return $null
}

# The truth about the service's configuration.
function Get-ServiceCommand {
  $key = Get-ItemProperty -Path "HKLM:\SYSTEM\CurrentControlSet\Services\$ServiceName" -ErrorAction SilentlyContinue
  if ($null -eq $key) { return '' }
  return [string]$key.ImagePath
}

function Get-Argument([string] $Command, [string] $Name) {
  if ($Command -match ('--' + [regex]::Escape($Name) + '[ =]+"?([^\s"]+)')) { return $Matches[1] }
  return ''
}

function Test-Arguments {
  $command = Get-ServiceCommand
  $address = Get-Argument $command 'web.listen-address'
  if ($address -eq '') { $address = ':9182' }
  return ((Get-Argument $command 'collectors.enabled') -ceq $Wanted.collectors) -and ($address -eq ":$($Wanted.listenPort)")
}

# Those that no MSI writes unasked (installer/*.wxs; telemetry.addr is web.listen-address's former name).
function Get-ForeignArgument {
  $own = '^--(config\.file|log\.[a-z]+|collectors\.enabled|web\.listen-address|telemetry\.addr)$'
  foreach ($word in [regex]::Matches((Get-ServiceCommand), '("[^"]*"|[^\s"])+')) {
    if ($word.Value -notmatch '^"?(--?[^="]+)') { continue }
    $name = $Matches[1]
    if ($name -notmatch $own) { $name }
  }
}

# Windows writes 10.0.0.0/8 as 10.0.0.0/255.0.0.0.
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

function Test-Firewall {
  if (@($Wanted.firewallRemoteAddresses).Count -eq 0) { return $true }
  $open = @()
  foreach ($rule in @(Get-NetFirewallRule -DisplayName $ServiceName -ErrorAction SilentlyContinue)) {
    if ("$($rule.Enabled)" -ne 'True' -or "$($rule.Direction)" -ne 'Inbound') { continue }
    $filter = $rule | Get-NetFirewallPortFilter
    # A rule that blocks wins over all that allow.
    if ("$($rule.Action) $($filter.Protocol) $($filter.LocalPort)" -ne "Allow TCP $($Wanted.listenPort)") { return $false }
    $open += @(($rule | Get-NetFirewallAddressFilter).RemoteAddress)
  }
  # 'Any' and the like are never wanted.
  if (@($open | Where-Object { $_ -notmatch '^([0-9a-fA-F.:]+(/[0-9.]+)?|LocalSubnet)$' }).Count -gt 0) { return $false }
  $have = @($open | ForEach-Object { ConvertTo-Range $_ } | Sort-Object -Unique) -join ','
  $want = @(@($Wanted.firewallRemoteAddresses) | ForEach-Object { ConvertTo-Range $_ } | Sort-Object -Unique) -join ','
  return $have -eq $want
}

# Windows Installer leaves rules made by hand.
function Set-Firewall {
  if (Test-Firewall) { return }
  Remove-NetFirewallRule -DisplayName $ServiceName -ErrorAction SilentlyContinue
  $null = New-NetFirewallRule -DisplayName $ServiceName -Direction Inbound -Action Allow -Protocol TCP `
    -LocalPort $Wanted.listenPort -RemoteAddress @($Wanted.firewallRemoteAddresses)
  if (-not (Test-Firewall)) { throw "firewall rules named $ServiceName are not the wanted ones, though made anew" }
}

function Test-Running {
  $service = Get-Service -Name $ServiceName -ErrorAction SilentlyContinue
  return ($null -ne $service) -and ("$($service.Status)" -eq 'Running')
}

function Get-ServiceProcess {
  Get-CimInstance Win32_Service -Filter "Name='$ServiceName'" | ForEach-Object { "$($_.ProcessId)" }
}

function Get-Listener {
  Get-NetTCPConnection -State Listen -LocalPort $Wanted.listenPort -ErrorAction SilentlyContinue |
    ForEach-Object { "$($_.OwningProcess)" } | Sort-Object -Unique
}

# Another exporter's answer, a pod's say, proves nothing.
function Test-Health {
  if ("$(Get-Listener)" -ne "$(Get-ServiceProcess)") { return $false }
  $request = [Net.WebRequest]::Create("http://127.0.0.1:$($Wanted.listenPort)/health")
  $request.Proxy = $null
  $request.Timeout = 5000
  try {
    $answer = $request.GetResponse()
    try { return [int]$answer.StatusCode -eq 200 } finally { $answer.Close() }
  } catch [Net.WebException] {
    return $false
  }
}

# msiexec reports success even if the service does not start.
function Wait-Healthy {
  $end = (Get-Date).AddSeconds([Math]::Min(60, (Get-SecondsLeft)))
  do {
    if ((Test-Running) -and (Test-Health)) { return $true }
    Start-Sleep -Seconds 1
  } while ((Get-Date) -lt $end)
  return $false
}

function Assert-PortFree([bool] $FormerGoes) {
  $holders = @(Get-Listener | Where-Object { $_ -ne "$(Get-ServiceProcess)" } | ForEach-Object { Get-Process -Id $_ } |
      Where-Object { -not ($FormerGoes -and $_.ProcessName -match $FormerName) } | ForEach-Object { "$($_.ProcessName) (process $($_.Id))" })
  if ($holders.Count -gt 0) { throw "port $($Wanted.listenPort) is taken by $($holders -join ', ')" }
}

function Invoke-Msi([string] $Arguments, [string] $LogFile) {
  $process = Start-Process -FilePath "$env:SystemRoot\System32\msiexec.exe" -PassThru `
    -ArgumentList "$Arguments /qn /norestart /l*v `"$LogFile`""
  $null = $process.Handle # Keeps the exit code.
  if (-not $process.WaitForExit(1000 * (Get-SecondsLeft))) {
    $process.Kill()
    throw "msiexec did not end in time; its log is $LogFile"
  }
  switch ($process.ExitCode) {
    0 { return }
    3010 { return } # Done; a restart is wanted.
    1618 { throw 'another installation is running on the node; the next run tries again' }
    default { throw "msiexec ended with $_; its log is $LogFile" }
  }
}

# The file stays open, closed to writers, until msiexec has ended: nobody can exchange it. What is replaced goes only after the check.
function Install-Product([string] $Folder, $Replaced) {
  $file = Join-Path $Folder 'windows_exporter.msi'
  [Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12
  try {
    Invoke-WebRequest -Uri $Wanted.msiUrl -OutFile $file -UseBasicParsing -TimeoutSec (Get-SecondsLeft)
  } catch {
    throw "cannot download $($Wanted.msiUrl): $($_.Exception.Message)"
  }
  $stream = [IO.File]::Open($file, 'Open', 'Read', 'Read')
  try {
    $hash = (Get-FileHash -InputStream $stream -Algorithm SHA256).Hash
    if ($hash -ne $Wanted.msiSha256) { throw "the SHA-256 of $($Wanted.msiUrl) is $hash, expected $($Wanted.msiSha256)" }
    foreach ($product in @($Replaced)) { Invoke-Msi "/x $($product.Code)" "$LogFolder\windows_exporter-remove.log" }
    $arguments = "/i `"$file`" ENABLED_COLLECTORS=`"$($Wanted.collectors)`" LISTEN_PORT=$($Wanted.listenPort)"
    if (@($Wanted.firewallRemoteAddresses).Count -gt 0) {
      $arguments += " ADDLOCAL=FirewallException REMOTE_ADDR=`"$(@($Wanted.firewallRemoteAddresses) -join ',')`""
    }
    Invoke-Msi $arguments "$LogFolder\windows_exporter-install.log"
  } finally {
    $stream.Close()
  }
}

function Get-Plan($Product, $Former) {
  if ($Wanted.state -eq 'absent') { if ($null -eq $Product) { return '' } else { return 'remove' } }
  if ($null -eq $Product) { if ($null -eq $Former) { return 'install' } else { return 'migrate' } }
  $version = [version]$Wanted.version
  if ($Product.Version -lt $version) { return 'upgrade' }
  if ($Product.Version -gt $version) { return 'downgrade' }
  if (-not (Test-Arguments)) { return 'reconfigure' }
  if (-not ((Test-Running) -and (Test-Health))) { return 'repair' }
  if (-not (Test-Firewall)) { return 'firewall' }
  return ''
}

# A dry run, too, fails by these.
function Assert-Plan([string] $Plan, $Product, $Former) {
  if ('', 'remove', 'firewall' -contains $Plan) { return }
  if ($Plan -eq 'downgrade' -and -not $Wanted.allowDowngrade) {
    throw "version $($Product.Version) is newer than the wanted $($Wanted.version), and allowDowngrade is false"
  }
  $foreign = @(Get-ForeignArgument | Sort-Object -Unique)
  if ($foreign.Count -gt 0) {
    throw "$Plan would lose the service's arguments $($foreign -join ', '): take $ServiceName off this node by hand, or select other nodes"
  }
  $formerGoes = ($null -ne $Former) -and $Wanted.replaceWmiExporter
  Assert-PortFree $formerGoes
  if (($null -ne $Former) -and -not $formerGoes) {
    # Both have one UpgradeCode.
    throw "wmi_exporter $($Former.Version) is installed, which windows_exporter's installer would remove, and replaceWmiExporter is false"
  }
}

function Invoke-Plan([string] $Plan, $Product, $Former) {
  if ($Plan -eq 'remove') {
    Invoke-Msi "/x $($Product.Code)" "$LogFolder\windows_exporter-remove.log"
    if ($null -ne (Get-Product)) { throw 'windows_exporter is still registered after its removal' }
    if (@($Wanted.firewallRemoteAddresses).Count -gt 0) { Remove-NetFirewallRule -DisplayName $ServiceName -ErrorAction SilentlyContinue }
    return
  }
  if ($Plan -eq 'firewall') { return Set-Firewall }
  if ($Plan -eq 'repair') {
    try { Start-Service -Name $ServiceName } catch { Write-Verbose 'Install anew.' }
    if (Wait-Healthy) { return Set-Firewall }
  }
  # An upgrade in place can be rolled back. The same or an older version is not accepted in place with other settings.
  $replaced = @()
  if ($null -ne $Former) { $replaced += $Former }
  if ($Plan -eq 'downgrade' -or $Plan -eq 'reconfigure' -or $Plan -eq 'repair') { $replaced += $Product }
  $folder = Join-Path ([IO.Path]::GetTempPath()) ('wingen-' + [guid]::NewGuid())
  $null = New-Item -ItemType Directory -Path $folder
  try { Install-Product $folder $replaced } finally { Remove-Item -LiteralPath $folder -Recurse -Force -ErrorAction SilentlyContinue }

  $found = Get-Product
  if ($null -eq $found -or $found.Version -ne [version]$Wanted.version) {
    throw 'after the installation the wanted version is not registered'
  }
  if (-not (Test-Arguments)) { throw "after the installation the service's arguments are not the wanted ones" }
  Set-Firewall
  if (-not (Wait-Healthy)) {
    $state = if (Test-Running) { "does not answer 200 on port $($Wanted.listenPort) /health" } else { 'is not running' }
    throw "the installation succeeded, but the service $state; see the Application event log (a collector unknown to this version?)"
  }
}

# Two runs would trip over each other's msiexec. Windows gives the mutex back when its holder ends.
$mutex = $null
$held = $false
$status = 0
try {
  $mutex = New-Object System.Threading.Mutex($false, 'Global\wingen-windows-exporter')
  # Time must be left for the work itself.
  $seconds = [int][Math]::Min(120, (Get-SecondsLeft) / 3)
  try { $held = $mutex.WaitOne($seconds * 1000) } catch [System.Threading.AbandonedMutexException] { $held = $true }
} catch {
  Write-Result @{ outcome = 'failed'; detail = "the mutex: $($_.Exception.Message)"; version = ''; previousVersion = '' }
  exit 1
}
if (-not $held) {
  $detail = "another run of the installer has been at work on the node for $seconds seconds; the next attempt goes on from there"
  Write-Result @{ outcome = 'busy'; detail = $detail; version = ''; previousVersion = '' }
  $mutex.Dispose()
  exit 1
}
try {
  # They become part of a command line. `$` would let a line's end pass.
  if ($Wanted.collectors -cnotmatch '^[a-z_,\[\]]+\z') { throw 'collectors: unexpected characters' }
  foreach ($range in @($Wanted.firewallRemoteAddresses)) {
    if ($range -notmatch '^([0-9a-fA-F.:/]+|LocalSubnet)\z') { throw 'firewallRemoteAddresses: unexpected characters' }
  }
  $LogFolder = Join-Path $env:ProgramData 'wingen'
  $product = Get-Product
  $former = Get-Product $FormerName
  $plan = Get-Plan $product $former
  $replacedProduct = if ($plan -eq 'migrate') { $former } else { $product }
  $previous = if ($null -ne $replacedProduct) { "$($replacedProduct.Version)" } else { '' }
  $past = @{
    install = 'installed'; upgrade = 'upgraded'; downgrade = 'downgraded'
    reconfigure = 'reconfigured'; firewall = 'reconfigured'; repair = 'repaired'; remove = 'removed'; migrate = 'migrated'
  }
  Assert-Plan $plan $product $former
  if ($plan -eq '') {
    $outcome = 'unchanged'
  } elseif ($Wanted.dryRun) {
    $outcome = "would-$($plan -replace 'firewall', 'reconfigure')"
  } else {
    $null = New-Item -ItemType Directory -Path $LogFolder -Force
    Invoke-Plan $plan $product $former
    $outcome = $past[$plan]
  }
  $present = Get-Product
  $version = if ($null -ne $present) { "$($present.Version)" } else { '' }
  Write-Result @{ outcome = $outcome; detail = ''; version = $version; previousVersion = $previous }
} catch {
  Write-Result @{ outcome = 'failed'; detail = "$($_.Exception.Message)"; version = ''; previousVersion = '' }
  $status = 1
} finally {
  $mutex.ReleaseMutex()
  $mutex.Dispose()
}
exit $status
} $wanted
