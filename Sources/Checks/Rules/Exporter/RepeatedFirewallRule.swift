import Diagnostics
import YAML

enum RepeatedFirewallRule: PodRule {
  static let about = RuleDescription(
    "EXP006", "repeated-firewall-rule", .warning, "A container adds a firewall rule at each start without looking whether it is there.",
    explanation: """
      A rule made by a HostProcess container stays when the pod goes. `New-NetFirewallRule` with a display name alone makes another one at each
      start of the pod: nodes have been seen with thousands, which slow down the network until the call fails. With `-Name` it fails from the second
      start on, and the pod with it. `netsh advfirewall firewall add rule` repeats itself as well.

      Look first: `if (-not (Get-NetFirewallRule -Name windows-exporter -ErrorAction SilentlyContinue)) { New-NetFirewallRule -Name
      windows-exporter … }`, and narrow it with `-RemoteAddress`.
      """,
    sources: [
      "prometheus-community/windows_exporter kubernetes/kubernetes.md (Configuring the firewall), issue 2105",
      "learn.microsoft.com, \"New-NetFirewallRule\" (Name)",
    ])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    guard pod.system.name != .linux else { return }
    for container in pod.containers {
      let words = ["command", "args"].flatMap { field in container.texts(field).map { (field, $0.index, $0.text.lowercased()) } }
      guard let first = words.first(where: { $0.2.hasBytes("new-netfirewallrule") || addsByNetsh($0.2) }) ?? netsh(words) else { continue }
      guard !isGuarded(words.map(\.2).joined(separator: " ")) else { continue }
      report.add(
        pod, container, [.key(first.0), .index(first.1)], "each start of \(container.title) adds a firewall rule to the node",
        hint: "look for the rule with Get-NetFirewallRule first, or remove it before")
    }
  }

  private typealias Word = (String, Int, String)

  private static func addsByNetsh(_ text: String) -> Bool { text.hasBytes("advfirewall firewall add rule") }

  /// `netsh` whose words stand in elements of their own.
  private static func netsh(_ words: [Word]) -> Word? {
    guard let start = words.firstIndex(where: { $0.2 == "advfirewall" }) else { return nil }
    let next = words[start...].prefix(4).map(\.2)
    return next == ["advfirewall", "firewall", "add", "rule"] ? words[start] : nil
  }

  private static func isGuarded(_ text: String) -> Bool {
    if text.hasBytes("get-netfirewallrule") || text.hasBytes("remove-netfirewallrule") || text.hasBytes("delete rule")
      || text.hasBytes("show rule")
    {
      return true
    }
    // A name of its own makes the second attempt fail, and the failure is passed over.
    return text.hasBytes(" -name ")
      && (text.hasBytes("silentlycontinue") || text.hasBytes("-erroraction ignore") || text.hasBytes("-ea ignore")
        || text.hasBytes("catch"))
  }
}
