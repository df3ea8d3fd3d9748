public import ChartModel
import ChartTransfer
import Diagnostics
import Glibc
import Kubernetes
@_exported public import Wingen

/// Runs a spec in a process of its own; called by the entry point that wingen writes for a spec in a file.
public enum SpecProcess {
  /// Makes the chart and hands it to wingen over descriptor 3; what the spec prints goes elsewhere.
  public static func run<Spec: ChartSpec>(_ spec: Spec.Type) {
    let outcome: SpecOutcome
    do { outcome = .chart(try ChartDefinition(spec)) } catch { outcome = .problems(error.findings.map(\.diagnostic)) }
    hand(outcome.encoded())
  }

  private static func hand(_ bytes: [UInt8]) {
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { write(3, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { exit(1) }
      start += max(0, count)
    }
  }
}
