# Ends the reverse proxy in good order: nginx takes no more connections, finishes the scrapes under way and ends; this script waits
# for that. It is the preStop hook of start_proxy.ps1's container, because nginx does not wait at the signal that follows the hook.
#
#   NGINX_FOLDER, NGINX_PROGRAM  as for start_proxy.ps1
#
# Waits 20 seconds at most, less than the 30 that Kubernetes gives hook and container together by the chart's grace period.
$ErrorActionPreference = 'Stop'

function Get-Setting([string] $Name, [string] $Default) {
  $value = [Environment]::GetEnvironmentVariable($Name)
  if ([string]::IsNullOrEmpty($value)) { return $Default }
  return $value
}

try {
  $prefix = Join-Path (Get-Setting 'NGINX_FOLDER' 'C:\nginx-dist') 'nginx'
  $program = Get-Setting 'NGINX_PROGRAM' (Join-Path $prefix 'nginx.exe')
  $sender = Start-Process -FilePath $program -ArgumentList "-p `"$prefix`" -s quit" -WorkingDirectory $prefix -NoNewWindow -Wait -PassThru
  if ($sender.ExitCode -ne 0) { throw "nginx -s quit ended with $($sender.ExitCode)" }
  # The master process deletes the file as its last act.
  $running = Join-Path $prefix 'logs\nginx.pid'
  for ($round = 0; $round -lt 100 -and (Test-Path -LiteralPath $running); $round++) { Start-Sleep -Milliseconds 200 }
} catch {
  [Console]::Error.WriteLine("stop_proxy: $($_.Exception.Message)")
  exit 1
}
exit 0
