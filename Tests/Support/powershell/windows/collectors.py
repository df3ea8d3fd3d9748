"""Which collectors a version of windows_exporter has: an unknown name ends it at its start (prometheus-community/windows_exporter,
pkg/collector/collection.go and map.go; `cs` and `logon` went with 0.31.0)."""

_LASTING = frozenset(
    "ad adcs adfs cache container cpu cpu_info dfsr dhcp diskdrive dns exchange file fsrmquota gpu hyperv iis license logical_disk memory "
    "mscluster msmq mssql net netframework nps os pagefile performancecounter physical_disk printer process remote_fx scheduled_task "
    "service smb smbclient smtp system tcp terminal_services textfile thermalzone time udp update vmware".split()
)
_UNTIL_0_31 = frozenset({"cs", "logon"})


def known(version):
    return _LASTING if version >= [0, 31] else _LASTING | _UNTIL_0_31
