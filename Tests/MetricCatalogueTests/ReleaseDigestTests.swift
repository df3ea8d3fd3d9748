import Testing
import WindowsExporterCatalogue

@testable import MetricCatalogue

/// Which metrics each collector has in releases whose Go sources were listed by another hand, with other means than ours.
///
/// Held are the number of names for each collector, and a digest (FNV-1a, 64 bits) of the sorted lines `COLLECTOR NAME`, each with a line
/// feed.
/// Left out are what the exporter says of itself, `windows_mssql_instance_info`, and the collectors whose names were listed from their
/// documentation because the code puts them together.
@Suite struct ReleaseDigestTests {
  static let releases: [(version: String, digest: String, counts: String)] = [
    (
      "0.22.0", "d5bd93e7945d671d",
      """
      ad=61 adcs=13 adfs=43 cache=29 container=18 cpu=13 cpu_info=1 cs=3 dfsr=41 dhcp=25 diskdrive=5 dns=22 fsrmquota=9
      iis=100 logical_disk=16 logon=1 memory=32 mscluster_cluster=77 mscluster_network=5 mscluster_node=14
      mscluster_resource=16 mscluster_resourcegroup=13 msmq=4 mssql=239 net=13 netframework_clrexceptions=4
      netframework_clrinterop=3 netframework_clrjit=4 netframework_clrloading=9 netframework_clrlocksandthreads=7
      netframework_clrmemory=12 netframework_clrremoting=6 netframework_clrsecurity=4 os=13 process=15 remote_fx=17
      scheduled_task=3 service=4 smtp=42 system=6 tcp=9 teradici_pcoip=37 terminal_services=17 textfile=2 thermalzone=3 time=6
      vmware=19 vmware_blast=69
      """
    ),
    (
      "0.24.0", "111c99d51b13f1b8",
      """
      ad=62 adcs=13 adfs=43 cache=29 container=18 cpu=13 cpu_info=1 cs=3 dfsr=41 dhcp=25 diskdrive=5 dns=22 fsrmquota=9
      iis=100 logical_disk=16 logon=1 memory=32 mscluster_cluster=77 mscluster_network=5 mscluster_node=14
      mscluster_resource=16 mscluster_resourcegroup=13 msmq=4 mssql=239 net=13 netframework_clrexceptions=4
      netframework_clrinterop=3 netframework_clrjit=4 netframework_clrloading=9 netframework_clrlocksandthreads=7
      netframework_clrmemory=12 netframework_clrremoting=6 netframework_clrsecurity=4 nps=25 os=13 physical_disk=12 process=15
      remote_fx=17 scheduled_task=3 service=4 smtp=42 system=6 tcp=9 teradici_pcoip=37 terminal_services=17 textfile=2
      thermalzone=3 time=6 vmware=19 vmware_blast=69
      """
    ),
    (
      "0.25.1", "111c99d51b13f1b8",
      """
      ad=62 adcs=13 adfs=43 cache=29 container=18 cpu=13 cpu_info=1 cs=3 dfsr=41 dhcp=25 diskdrive=5 dns=22 fsrmquota=9
      iis=100 logical_disk=16 logon=1 memory=32 mscluster_cluster=77 mscluster_network=5 mscluster_node=14
      mscluster_resource=16 mscluster_resourcegroup=13 msmq=4 mssql=239 net=13 netframework_clrexceptions=4
      netframework_clrinterop=3 netframework_clrjit=4 netframework_clrloading=9 netframework_clrlocksandthreads=7
      netframework_clrmemory=12 netframework_clrremoting=6 netframework_clrsecurity=4 nps=25 os=13 physical_disk=12 process=15
      remote_fx=17 scheduled_task=3 service=4 smtp=42 system=6 tcp=9 teradici_pcoip=37 terminal_services=17 textfile=2
      thermalzone=3 time=6 vmware=19 vmware_blast=69
      """
    ),
    (
      "0.28.2", "813a0689212b40ce",
      """
      ad=62 adcs=13 adfs=43 cache=29 container=18 cpu=13 cpu_info=7 cs=3 dfsr=41 dhcp=25 diskdrive=5 dns=22 fsrmquota=9
      iis=101 license=1 logical_disk=18 logon=1 memory=32 msmq=4 mssql=239 net=13 netframework_clrexceptions=4
      netframework_clrinterop=3 netframework_clrjit=4 netframework_clrloading=9 netframework_clrlocksandthreads=7
      netframework_clrmemory=12 netframework_clrremoting=6 netframework_clrsecurity=4 nps=25 os=13 physical_disk=12 printer=3
      process=16 remote_fx=20 scheduled_task=3 service=4 smtp=42 system=6 tcp=9 teradici_pcoip=37 terminal_services=15
      textfile=2 thermalzone=3 time=6 vmware=19 vmware_blast=69
      """
    ),
    (
      "0.29.2", "412fa4095217ac3f",
      """
      ad=62 adcs=13 adfs=43 cache=29 container=18 cpu=14 cpu_info=7 cs=3 dfsr=41 dhcp=25 diskdrive=5 dns=22 filetime=1
      fsrmquota=9 iis=101 license=1 logical_disk=18 logon=1 memory=35 msmq=4 mssql=239 net=13 netframework=49 nps=25 os=14
      physical_disk=12 printer=3 process=16 remote_fx=20 scheduled_task=3 service=4 smtp=42 system=8 tcp=9 teradici_pcoip=37
      terminal_services=15 textfile=2 thermalzone=3 time=8 vmware=19 vmware_blast=69
      """
    ),
    (
      "0.30.8", "4fcc972c3d5d105b",
      """
      ad=62 adcs=13 adfs=43 cache=29 container=18 cpu=14 cpu_info=7 cs=3 dfsr=41 dhcp=35 diskdrive=5 dns=23 exchange=49
      filetime=1 fsrmquota=9 hyperv=157 iis=101 license=1 logical_disk=18 logon=1 memory=35 msmq=4 mssql=239 net=15 nps=25
      os=11 pagefile=2 performancecounter=2 physical_disk=12 printer=3 process=17 remote_fx=20 scheduled_task=3 service=4
      smb=8 smtp=42 system=9 tcp=10 terminal_services=15 textfile=1 thermalzone=3 time=9 udp=4 update=3 vmware=19
      """
    ),
    (
      "0.31.0", "77f293ebdf1cdac7",
      """
      ad=62 adcs=13 adfs=43 cache=29 container=18 cpu=14 cpu_info=7 dfsr=41 dhcp=35 diskdrive=5 dns=23 exchange=49 filetime=1
      fsrmquota=9 gpu=12 hyperv=157 iis=105 license=1 logical_disk=19 memory=35 msmq=4 mssql=239 net=17 nps=25 os=2 pagefile=2
      performancecounter=2 physical_disk=12 printer=3 process=16 remote_fx=20 scheduled_task=3 service=4 smb=8 smtp=42
      system=8 tcp=10 terminal_services=15 textfile=1 thermalzone=3 time=10 udp=4 update=4 vmware=19
      """
    ),
    (
      "0.31.8", "9430157b7764e1ed",
      """
      ad=62 adcs=13 adfs=43 cache=29 container=18 cpu=14 cpu_info=7 dfsr=41 dhcp=35 diskdrive=5 dns=23 exchange=49 filetime=1
      fsrmquota=9 gpu=15 hyperv=157 iis=105 license=1 logical_disk=19 memory=35 msmq=4 mssql=239 net=17 nps=25 os=2 pagefile=2
      performancecounter=2 physical_disk=12 printer=3 process=16 remote_fx=20 scheduled_task=3 service=4 smb=8 smtp=42
      system=8 tcp=10 terminal_services=15 textfile=1 thermalzone=3 time=10 udp=4 update=4 vmware=19
      """
    ),
  ]

  @Test(arguments: releases) func names(_ version: String, _ digest: String, _ counts: String) throws {
    var expected: [String: Int] = [:]
    for word in counts.split(whereSeparator: \.isWhitespace) {
      let parts = word.split(separator: "=")
      expected[String(parts[0])] = Int(parts[1])
    }
    let collectors = Set(expected.keys).union(["disk_drive"])
    let metrics = MetricCatalogue.embedded.windowsMetrics(in: try #require(ExporterVersion(version)), collectors: collectors)
    var lines: [String] = []
    var found: [String: Int] = [:]
    for metric in metrics where metric.name != "windows_mssql_instance_info" {
      guard case .windowsExporter(let name?) = metric.source else { continue }
      // The list goes by the names of files: 0.22.0 calls the collector of diskdrive.go disk_drive.
      let collector = name == "disk_drive" ? "diskdrive" : name
      lines.append("\(collector) \(metric.name)\n")
      found[collector, default: 0] += 1
    }
    for collector in Set(expected.keys).union(found.keys).sorted() {
      #expect(found[collector] == expected[collector], "\(version): \(collector)")
    }
    #expect(Self.digest(lines.sorted().joined()) == digest, "\(version)")
  }

  private static func digest(_ text: String) -> String {
    let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
