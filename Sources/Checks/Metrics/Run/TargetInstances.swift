import RegularExpressions
import YAML

/// Follows a scrape job's targets through its relabelling, to tell what the label `instance` becomes.
///
/// Source: prometheus/prometheus, model/relabel/relabel.go and scrape/target.go (PopulateLabels: without the label, the address is taken for
/// it), discovery/kubernetes/*.go (what `__address__` and the names are).
struct TargetInstances {
  /// What a label may be.
  private struct Label {
    /// Nil if it may be anything.
    var forms: Set<InstanceForm>? = []
    /// Whether targets may lack it.
    var mayBeMissing = true

    static let unknown = Label(forms: nil)

    mutating func formUnion(_ other: Label) {
      forms = forms.flatMap { own in other.forms.map(own.union) }
      mayBeMissing = mayBeMissing || other.mayBeMissing
    }
  }

  /// Nil if it may be anything.
  private(set) var forms: Set<InstanceForm>?
  private var address: Label
  private var instance = Label()
  /// Of the discovery in Kubernetes; empty if there is another one, too.
  private let roles: Set<String>
  private let isOfCollector: Bool

  /// - Parameters:
  ///   - job: as `scrape_configs` has it.
  ///   - isOfCollector: whether `$$` stands for `$`, and `${…}` for something from outside.
  init(_ job: YAMLMap, isOfCollector: Bool) {
    self.isOfCollector = isOfCollector
    let discovered = (job["kubernetes_sd_configs"]?.list ?? []).map { $0["role"]?.string ?? "" }
    let isOpen = job.keys.contains { $0.hasSuffix("_sd_configs") && $0 != "kubernetes_sd_configs" }
    let groups = (job["static_configs"]?.list ?? [])
    roles = isOpen || !groups.isEmpty ? [] : Set(discovered)
    let hasPorts = Set(discovered).isSubset(of: ["node", "service", "endpoints", "endpointslice"])
    address = isOpen || !hasPorts ? .unknown : Label(forms: discovered.isEmpty ? [] : [.address(port: nil)], mayBeMissing: false)
    for group in groups { read(group) }
    for rule in (job["relabel_configs"]?.list ?? []) { apply(rule.map ?? YAMLMap()) }
    forms = instance.forms.flatMap { own in instance.mayBeMissing ? address.forms.map(own.union) : own }
    // What rules make of it later is not followed.
    for rule in (job["metric_relabel_configs"]?.list ?? []) {
      let rule = rule.map ?? YAMLMap()
      if mayWrite("instance", rule) { forms = nil }
    }
  }

  private mutating func read(_ group: YAMLValue) {
    let targets = (group["targets"]?.list ?? []).map { $0.string ?? "" }
    for target in targets {
      guard Self.isWritten(target), !target.isEmpty else {
        address = .unknown
        continue
      }
      // Prometheus 2 adds the scheme's port.
      let values = target.utf8.contains(UInt8(ascii: ":")) ? [target] : [target, target + ":80", target + ":443"]
      address.formUnion(Label(forms: Set(values.map { .exactly($0) }), mayBeMissing: false))
    }
    guard let written = group["labels"]?["instance"]?.string else { return }
    instance.formUnion(Self.isWritten(written) ? Label(forms: [.exactly(written)]) : .unknown)
  }

  /// Whether nothing is filled in.
  private static func isWritten(_ text: String) -> Bool { !text.hasBytes("$") && !text.hasBytes("{{") && !text.hasBytes("%{") }

  // MARK: Rules

  private mutating func apply(_ rule: YAMLMap) {
    for name in ["instance", "__address__"] where mayWrite(name, rule) {
      let isTarget = rule["target_label"]?.string == name
      let made = isTarget && (rule["action"]?.string ?? "replace").lowercased() == "replace" ? value(rule) : .unknown
      var new = made
      if !matchesAll(rule) { new.formUnion(name == "instance" ? instance : address) }
      if name == "instance" { instance = new } else { address = new }
    }
  }

  /// Whether a rule may change or remove a label.
  private func mayWrite(_ name: String, _ rule: YAMLMap) -> Bool {
    let regex = text(rule, "regex")
    switch (rule["action"]?.string ?? "replace").lowercased() {
    case "keep", "drop", "keepequal", "dropequal": return false
    case "labeldrop": return regex.map { Self.matches($0, name) } ?? true
    case "labelkeep": return regex.map { !Self.matches($0, name) } ?? true
    case "labelmap": return mayMap(to: name, regex, text(rule, "replacement", default: "$1"))
    default:
      guard let target = text(rule, "target_label") else { return true }
      return target == name || target.hasBytes("$")
    }
  }

  /// Whether a map may make a label of some other: one that is called so behind what all that it reads begin with.
  private func mayMap(to name: String, _ regex: String?, _ replacement: String?) -> Bool {
    guard let regex, replacement == "$1" || replacement == "${1}" else { return true }
    let prefix = regex.prefix { $0 != "(" }
    guard prefix.utf8.allSatisfy({ $0 == UInt8(ascii: "_") || ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }) else { return true }
    return Self.matches(regex, prefix + name)
  }

  /// True where it cannot be told.
  private static func matches(_ regex: String, _ text: String) -> Bool {
    (try? RegularExpression(relabelling: regex))?.isFound(in: text) ?? true
  }

  /// Whether a rule applies to every target.
  private func matchesAll(_ rule: YAMLMap) -> Bool {
    text(rule, "regex", default: "(.*)").map { ["(.*)", ".*", "^(.*)$"].contains($0) } ?? false
  }

  /// A field as Prometheus gets it; nil if it is not there, or something is filled in.
  private func text(_ rule: YAMLMap, _ key: String, default standard: String? = nil) -> String? {
    guard let value = rule[key] else { return standard }
    guard let text = value.string, !text.hasBytes("{{") else { return nil }
    guard isOfCollector else { return text }
    let parts = text.replacing("$$", with: "\u{0}")
    return parts.hasBytes("${") ? nil : parts.replacing("\u{0}", with: "$")
  }

  /// What a rule that replaces writes where it applies.
  private func value(_ rule: YAMLMap) -> Label {
    guard let replacement = text(rule, "replacement", default: "$1"), let regex = text(rule, "regex", default: "(.*)") else {
      return .unknown
    }
    if !replacement.utf8.contains(UInt8(ascii: "$")) {
      return replacement.isEmpty ? Label() : Label(forms: [.exactly(replacement)], mayBeMissing: false)
    }
    let sources = (rule["source_labels"]?.list ?? []).map { $0.string ?? "" }
    guard sources.count == 1, let tail = Self.tail(replacement) else { return .unknown }
    if tail.first == ":", tail.dropFirst().utf8.allSatisfy({ $0 &- 0x30 < 10 }), tail.utf8.count > 1 {
      return Label(forms: [.address(port: String(tail.dropFirst()))], mayBeMissing: false)
    }
    guard tail.isEmpty, regex == "(.*)" || regex == "^(.*)$" || regex == "(.+)" else { return .unknown }
    return source(sources[0])
  }

  /// What stands behind the first group, if nothing is before it; nil otherwise.
  private static func tail(_ replacement: String) -> Substring? {
    for group in ["${1}", "$1"] where replacement.hasPrefix(group) {
      let tail = replacement.dropFirst(group.count)
      return tail.utf8.contains(UInt8(ascii: "$")) || group == "$1" && tail.first.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
        ? nil : tail
    }
    return nil
  }

  private func source(_ label: String) -> Label {
    switch label {
    case "__address__": return address
    case "instance": return instance
    case "__meta_kubernetes_node_name": return name(of: "node", ["node"])
    case "__meta_kubernetes_pod_node_name": return name(of: "node", ["pod"])
    case "__meta_kubernetes_endpoint_node_name", "__meta_kubernetes_endpointslice_endpoint_node_name": return name(of: "node", [])
    case "__meta_kubernetes_pod_name": return name(of: "pod", ["pod"])
    case "__meta_kubernetes_service_name": return name(of: "Service", ["service", "endpoints", "endpointslice"])
    case "__meta_kubernetes_namespace": return name(of: "namespace", ["pod", "service", "endpoints", "endpointslice", "ingress"])
    default: return .unknown
    }
  }

  /// - Parameter always: the roles whose targets all have it.
  private func name(of kind: String, _ always: Set<String>) -> Label {
    Label(forms: [.name(of: kind)], mayBeMissing: roles.isEmpty || !roles.isSubset(of: always))
  }
}
