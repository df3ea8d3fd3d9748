# Starts the reverse proxy: fills in nginx.conf, runs nginx, passes its log on, and ends when nginx ends. Runs as the container's
# first process under Windows PowerShell 5.1, as ContainerUser.
#
#   HOST_IP         the node's address (downward API: status.hostIP)
#   UPSTREAM_PORT   the exporter's port on the node; 9182 if not set
#   LISTEN_PORT     the proxy's own port; 9182 if not set
#   NGINX_FOLDER    a folder to write into; C:\nginx-dist if not set. Its folder nginx is nginx's prefix
#   NGINX_PROGRAM   the program; nginx.exe in the prefix, where fetch_nginx.ps1 has put it, if not set
#   NGINX_TEMPLATE  the template; nginx.conf beside this script if not set
#   PROXY_TLS       true: speak HTTPS, with tls.crt and tls.key
#   PROXY_USER      ask for a password: a user that the file htpasswd must know; no password is asked for if not set
#   PROXY_SECRETS   the folder of these three files; C:\wingen-secrets if not set
#
# When the three files change, they are taken over: nginx loads its certificate anew, connections stay. What is wrong with new
# files is said in the log, and what was there before stays in use.
#
# Stopping: Kubernetes' SIGTERM becomes CTRL_SHUTDOWN (microsoft/hcsshim, internal/signals/signal.go), the one event of a console
# that nginx does not handle (nginx/nginx, src/os/win32/ngx_process_cycle.c): it dies at once, with the scrapes under way. Hence
# the preStop hook stop_proxy.ps1. Ctrl-C (a container run by hand) reaches the finally block below.
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

function Get-Switch([string] $Name) {
  $text = Get-Setting $Name 'false'
  if ($text -cnotmatch '^(true|false)$') { throw "${Name}: expected true or false" }
  return $text -ceq 'true'
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

# Without a byte-order mark, which nginx does not understand.
function Write-Text([string] $File, [string] $Text) {
  [IO.File]::WriteAllText($File, $Text, (New-Object Text.UTF8Encoding($false)))
}

# What a line of the template begins with.
function Get-LineStart([bool] $Holds) {
  if ($Holds) { return '' }
  return '#'
}

function Write-Configuration([string] $Template, [string] $File, [bool] $Tls, [bool] $Password, [string] $Secrets) {
  $values = @{
    HOST_IP = (Get-HostAddress); UPSTREAM_PORT = (Get-Port 'UPSTREAM_PORT'); LISTEN_PORT = (Get-Port 'LISTEN_PORT')
    TLS = (Get-LineStart $Tls); PLAIN = (Get-LineStart (-not $Tls)); PASSWORD = (Get-LineStart $Password)
    SECRETS = $Secrets.Replace('\', '/')
  }
  $text = [IO.File]::ReadAllText($Template)
  foreach ($name in $values.Keys) { $text = $text.Replace("@$name@", $values[$name]) }
  if ($text -cmatch '@[A-Z_]*[A-Z]@') { throw "${Template}: nothing is known for the placeholder $($Matches[0])" }
  Write-Text $File $text
}

# What is wrong with a hash of a password, without the hash; nothing if nginx for Windows knows it. There it has no crypt() and
# takes any other form for the password itself (nginx/nginx, src/core/ngx_crypt.c and src/os/win32/ngx_user.c), so that whoever
# sees such a hash could log on with it.
function Find-HashFault([string] $Hash) {
  if ($Hash -cmatch '^\$apr1\$[./0-9A-Za-z]{1,8}\$[./0-9A-Za-z]{22}$') { return '' }
  if ($Hash -cmatch '^\{SSHA\}([0-9A-Za-z+/]{4}){7,}([0-9A-Za-z+/]{2}==|[0-9A-Za-z+/]{3}=)?$') { return '' }
  if ($Hash -cmatch '^\{PLAIN\}.+$') { return '' }
  if ($Hash -eq '') { return 'no password' }
  if ($Hash -cmatch '^(\$apr1\$|\{SSHA\}|\{PLAIN\})') { return "an incomplete $($Matches[1]) password" }
  if ($Hash -cmatch '^\$2[abxy]?\$') { return 'a bcrypt hash' }
  if ($Hash -cmatch '^\$1\$') { return 'an MD5 crypt hash ($1$)' }
  if ($Hash -cmatch '^\$5\$') { return 'a SHA-256 crypt hash ($5$)' }
  if ($Hash -cmatch '^\$6\$') { return 'a SHA-512 crypt hash ($6$)' }
  if ($Hash -cmatch '^\$y\$') { return 'a yescrypt hash ($y$)' }
  if ($Hash -cmatch '^\{SHA\}') { return 'an unsalted {SHA} hash' }
  return 'a DES crypt hash, a plain text or something else'
}

# Copies the file of passwords to where nginx reads it at every request, once all of it is known to be good.
function Copy-PasswordFile([string] $From, [string] $To, [string] $User) {
  $lines = @()
  $known = $false
  $number = 0
  foreach ($line in ([IO.File]::ReadAllText($From) -split "`r?`n")) {
    $number++
    if ($line -eq '' -or $line.StartsWith('#')) { continue }
    $fields = $line -split ':'
    if ($fields.Count -lt 2 -or $fields[0] -eq '') { throw "$From, line ${number}: expected NAME:HASH" }
    $fault = Find-HashFault $fields[1]
    if ($fault -ne '') {
      throw ("$From, line ${number}: $fault; nginx for Windows knows " + '$apr1$ (htpasswd -nm, openssl passwd -apr1), {SSHA} and {PLAIN}')
    }
    if ($fields[0] -ceq $User) { $known = $true }
    $lines += $fields[0] + ':' + $fields[1]
  }
  if (-not $known) { throw "${From}: no line for $User, the user that collectors log on as" }
  Write-Text $To (($lines -join "`n") + "`n")
}

# A text that changes when one of the files does; empty while one cannot be read, such as when the kubelet exchanges them.
function Get-Fingerprint([string[]] $Files) {
  try {
    $hashes = foreach ($file in $Files) { (Get-FileHash -LiteralPath $file -Algorithm SHA256 -ErrorAction Stop).Hash }
    return $hashes -join ' '
  } catch {
    return ''
  }
}

# Has nginx do something: quit, reload.
function Send-Signal([string] $Program, [string] $Prefix, [string] $Signal) {
  $sender = Start-Process -FilePath $Program -ArgumentList "-p `"$Prefix`" -s $Signal" -WorkingDirectory $Prefix -NoNewWindow -Wait -PassThru
  return $sender.ExitCode
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
  $program = Get-Setting 'NGINX_PROGRAM' (Join-Path $prefix 'nginx.exe')
  $secrets = Get-Setting 'PROXY_SECRETS' 'C:\wingen-secrets'
  $tls = Get-Switch 'PROXY_TLS'
  $user = Get-Setting 'PROXY_USER' ''
  foreach ($folder in 'conf', 'logs', 'temp') { $null = New-Item -ItemType Directory -Force -Path (Join-Path $prefix $folder) }

  $watched = @()
  if ($tls) { $watched += (Join-Path $secrets 'tls.crt'), (Join-Path $secrets 'tls.key') }
  $passwords = Join-Path $secrets 'htpasswd'
  $checkedPasswords = Join-Path $prefix 'conf\htpasswd'
  if ($user -ne '') { $watched += $passwords }
  $fingerprint = Get-Fingerprint $watched
  if ($user -ne '') { Copy-PasswordFile $passwords $checkedPasswords $user }
  $template = Get-Setting 'NGINX_TEMPLATE' (Join-Path $PSScriptRoot 'nginx.conf')
  Write-Configuration $template (Join-Path $prefix 'conf\nginx.conf') $tls ($user -ne '') $secrets

  $logFile = Join-Path $prefix 'logs\error.log'
  [IO.File]::WriteAllText($logFile, '')
  $log = [IO.File]::Open($logFile, 'Open', 'ReadWrite', 'ReadWrite, Delete')
  $nginx = Start-Process -FilePath $program -ArgumentList "-p `"$prefix`"" -WorkingDirectory $prefix -NoNewWindow -PassThru
  $null = $nginx.Handle # Without it the exit code is lost.
  $round = 0
  while (-not $nginx.WaitForExit(500)) {
    Copy-Log $log
    $round++
    if ($watched.Count -eq 0 -or $round % 20 -ne 0) { continue }
    $found = Get-Fingerprint $watched
    if ($found -eq '' -or $found -eq $fingerprint) { continue }
    $fingerprint = $found
    try {
      if ($user -ne '') { Copy-PasswordFile $passwords $checkedPasswords $user }
      # nginx looks through the certificate and the key itself, and stays with what it has if they are no good.
      if ($tls -and (Send-Signal $program $prefix 'reload') -ne 0) { throw 'nginx does not take them, for the reason above' }
      [Console]::Error.WriteLine("start_proxy: the files in $secrets have changed and are in use")
    } catch {
      [Console]::Error.WriteLine("start_proxy: the files in $secrets have changed, but what was there before stays in use: $($_.Exception.Message)")
    }
  }
  Copy-Log $log
  $status = $nginx.ExitCode
  [Console]::Error.WriteLine("start_proxy: nginx ended with $status")
  # With this process the container ends, and the preStop hook in it, which has to see that nginx is gone or it counts as failed.
  Start-Sleep -Seconds 2
} catch {
  [Console]::Error.WriteLine("start_proxy: $($_.Exception.Message)")
} finally {
  if ($null -ne $nginx -and -not $nginx.HasExited) {
    $null = Send-Signal $program $prefix 'quit'
    if (-not $nginx.WaitForExit(10000)) { $nginx.Kill() }
  }
}
exit $status
