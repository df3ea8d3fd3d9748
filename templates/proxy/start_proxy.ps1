# Starts the reverse proxy: fills in nginx.conf, runs nginx, passes its log on, and ends when nginx ends. Runs as the container's
# first process under Windows PowerShell 5.1, as ContainerUser.
#
#   HOST_IP         the node's address (downward API: status.hostIP)
#   UPSTREAM_PORT   the exporter's port on the node; 9182 if not set
#   LISTEN_PORT     the proxy's own port; 9182 if not set
#   NGINX_FOLDER    where fetch_nginx.ps1 has put nginx; C:\nginx-dist if not set
#   NGINX_TEMPLATE  the template; nginx.conf beside this script if not set
#
# Stopping: Kubernetes sends CTRL_SHUTDOWN to this process, whose end is the container's end, nginx included. Nothing is lost
# with it but a scrape under way; a preStop hook "nginx.exe -p FOLDER\nginx -s quit" lets that one finish. Ctrl-C (a container
# run by hand) reaches the finally block below.
$ErrorActionPreference = 'Stop'

function Get-Setting([string] $Name, [string] $Default) {
  $value = [Environment]::GetEnvironmentVariable($Name)
  if ([string]::IsNullOrEmpty($value)) { return $Default }
  return $value
}

function Get-Port([string] $Name) {
  $text = Get-Setting $Name '9182'
  if ($text -notmatch '^[1-9][0-9]{0,4}$' -or [int]$text -gt 65535) { throw "${Name}: expected a port, 1 to 65535" }
  return $text
}

# nginx wants an IPv6 address in brackets.
function Get-HostAddress {
  $text = Get-Setting 'HOST_IP' ''
  $address = $null
  if ($text -notmatch '^[0-9a-fA-F.:]+$' -or -not [Net.IPAddress]::TryParse($text, [ref]$address)) {
    throw 'HOST_IP: expected the address of the node'
  }
  if ($address.AddressFamily -eq [Net.Sockets.AddressFamily]::InterNetworkV6) { return "[$address]" }
  return "$address"
}

function Write-Configuration([string] $Template, [string] $File) {
  $values = @{ HOST_IP = (Get-HostAddress); UPSTREAM_PORT = (Get-Port 'UPSTREAM_PORT'); LISTEN_PORT = (Get-Port 'LISTEN_PORT') }
  $text = [IO.File]::ReadAllText($Template)
  foreach ($name in $values.Keys) { $text = $text.Replace("@$name@", $values[$name]) }
  if ($text -cmatch '@[A-Z_]*[A-Z]@') { throw "${Template}: nothing is known for the placeholder $($Matches[0])" }
  # Without a byte-order mark, which nginx does not understand.
  [IO.File]::WriteAllText($File, $text, (New-Object Text.UTF8Encoding($false)))
}

# Prints what has been added to the log, and empties it now and then so that the volume cannot fill up.
function Copy-Log([IO.FileStream] $Log) {
  $buffer = New-Object byte[] 65536
  while (($count = $Log.Read($buffer, 0, $buffer.Length)) -gt 0) {
    [Console]::Error.Write([Text.Encoding]::UTF8.GetString($buffer, 0, $count))
  }
  if ($Log.Position -gt 1048576) { $Log.SetLength(0) }
}

$status = 1
$nginx = $null
try {
  $prefix = Join-Path (Get-Setting 'NGINX_FOLDER' 'C:\nginx-dist') 'nginx'
  $program = Join-Path $prefix 'nginx.exe'
  foreach ($folder in 'conf', 'logs', 'temp') { $null = New-Item -ItemType Directory -Force -Path (Join-Path $prefix $folder) }
  Write-Configuration (Get-Setting 'NGINX_TEMPLATE' (Join-Path $PSScriptRoot 'nginx.conf')) (Join-Path $prefix 'conf\nginx.conf')

  $logFile = Join-Path $prefix 'logs\error.log'
  [IO.File]::WriteAllText($logFile, '')
  $log = [IO.File]::Open($logFile, 'Open', 'ReadWrite', 'ReadWrite, Delete')
  $nginx = Start-Process -FilePath $program -ArgumentList "-p `"$prefix`"" -WorkingDirectory $prefix -NoNewWindow -PassThru
  $null = $nginx.Handle # Without it the exit code is lost.
  while (-not $nginx.WaitForExit(500)) { Copy-Log $log }
  Copy-Log $log
  $status = $nginx.ExitCode
  [Console]::Error.WriteLine("start_proxy: nginx ended with $status")
} catch {
  [Console]::Error.WriteLine("start_proxy: $($_.Exception.Message)")
} finally {
  if ($null -ne $nginx -and -not $nginx.HasExited) {
    Start-Process -FilePath $program -ArgumentList "-p `"$prefix`" -s quit" -WorkingDirectory $prefix -NoNewWindow -Wait
    if (-not $nginx.WaitForExit(10000)) { $nginx.Kill() }
  }
}
exit $status
