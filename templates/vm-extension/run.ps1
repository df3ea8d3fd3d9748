# Brings windows_exporter on this machine into the wanted state. Run by an extension of the virtual machine scale set, as LocalSystem.
if (-not [Environment]::Is64BitProcess) { throw 'this needs 64-bit PowerShell: windows_exporter is registered out of sight of others' }

$wanted = @PARAMETERS@ | ConvertFrom-Json

& {
@INSTALLER@} $wanted
