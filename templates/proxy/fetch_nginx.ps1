# Puts a verified nginx for Windows into a volume. Runs in an init container under Windows PowerShell 5.1, as ContainerUser.
#
#   NGINX_URL      address of nginx's zip, on nginx.org or a mirror
#   NGINX_SHA256   its SHA-256; any other file is deleted and the container fails
#   NGINX_FOLDER   the volume; C:\nginx-dist if not set. Afterwards nginx.exe is in its folder nginx.
#
# Repeating it is safe: what an earlier start has left is replaced by freshly verified files.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

function Get-Setting([string] $Name, [string] $Pattern, [string] $Expected, [string] $Default) {
  $value = [Environment]::GetEnvironmentVariable($Name)
  if ([string]::IsNullOrEmpty($value)) { $value = $Default }
  if ($value -notmatch $Pattern) { throw "${Name}: expected $Expected" }
  return $value
}

function Save-File([string] $Url, [string] $File) {
  [Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12
  for ($attempt = 1; ; $attempt++) {
    try {
      Invoke-WebRequest -Uri $Url -OutFile $File -UseBasicParsing -TimeoutSec 120
      return
    } catch {
      if ($attempt -eq 3) { throw "cannot download ${Url}: $($_.Exception.Message)" }
      [Console]::Error.WriteLine("attempt $attempt to download $Url failed: $($_.Exception.Message)")
      Start-Sleep -Seconds (5 * $attempt)
    }
  }
}

try {
  $url = Get-Setting 'NGINX_URL' '^https?://[^\s"]+$' 'the address of the zip' ''
  $sha256 = Get-Setting 'NGINX_SHA256' '^[0-9a-fA-F]{64}$' 'a SHA-256, 64 hexadecimal digits' ''
  $folder = Get-Setting 'NGINX_FOLDER' '^[A-Za-z]:\\[^"]+$' 'a folder' 'C:\nginx-dist'
  $zip = Join-Path $folder 'nginx.zip'
  $unpacked = Join-Path $folder 'unpacked'
  $target = Join-Path $folder 'nginx'
  foreach ($old in $zip, $unpacked, $target) {
    if (Test-Path -LiteralPath $old) { Remove-Item -LiteralPath $old -Recurse -Force }
  }

  Save-File $url $zip
  $found = (Get-FileHash -LiteralPath $zip -Algorithm SHA256).Hash
  if ($found -ne $sha256) {
    Remove-Item -LiteralPath $zip -Force
    throw "the SHA-256 of $url is $found, expected $sha256; the file was deleted"
  }

  Expand-Archive -LiteralPath $zip -DestinationPath $unpacked
  $programs = @(Get-ChildItem -LiteralPath $unpacked -Directory |
      Where-Object { Test-Path -LiteralPath (Join-Path $_.FullName 'nginx.exe') })
  if ($programs.Count -ne 1) { throw "expected one folder with nginx.exe in $url, found $($programs.Count)" }
  Move-Item -LiteralPath $programs[0].FullName -Destination $target
  Remove-Item -LiteralPath $zip, $unpacked -Recurse -Force
  [Console]::Out.WriteLine("nginx is in $target, verified by its SHA-256 $sha256")
} catch {
  [Console]::Error.WriteLine("fetch_nginx: $($_.Exception.Message)")
  exit 1
}
exit 0
