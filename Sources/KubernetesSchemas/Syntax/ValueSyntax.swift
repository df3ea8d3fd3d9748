import YAML

/// How a field's text, or a map's keys and values, are written. The raw values stand in the table.
enum ValueSyntax: String, Sendable {
  case dnsLabel, serviceName, subdomain, portName, environmentName, labels, annotations, dataKeys, schedule, timeZone
}

extension ObjectWalk {
  /// Checks a value whose type was checked before; other types are passed over.
  mutating func check(_ value: YAMLValue, _ syntax: ValueSyntax) {
    switch value {
    case .string(let text): if !text.isEmpty || syntax == .schedule || syntax == .timeZone { checkText(text, syntax) }
    case .map(let map): checkKeys(map, syntax)
    default: break
    }
  }

  private mutating func checkText(_ text: String, _ syntax: ValueSyntax) {
    switch syntax {
    case .dnsLabel: if !NameSyntax.isLabel(text) { report(.badName(text, .dnsLabel)) }
    case .serviceName: if !NameSyntax.isLabel(text, beginsWithLetter: true) { report(.badName(text, .serviceName)) }
    case .subdomain: if !NameSyntax.isSubdomain(text) { report(.badName(text, .dnsSubdomain)) }
    case .portName: if !NameSyntax.isPortName(text) { report(.badName(text, .portName)) }
    case .environmentName: if !NameSyntax.isEnvironmentName(text) { report(.badName(text, .environmentName)) }
    case .schedule:
      // Before 1.29 a time zone in the schedule was tolerated.
      guard let fault = CronSchedule.fault(of: text), fault != .timeZone || table.version.map({ $0.minor >= 29 }) ?? true else { return }
      report(.badSchedule(text, fault))
    case .timeZone: if !Self.mayBeTimeZone(text) { report(.badTimeZone(text)) }
    case .labels, .annotations, .dataKeys: break
    }
  }

  /// The API server asks its own list of zones; here only what no list has is refused.
  private static func mayBeTimeZone(_ text: String) -> Bool {
    guard !text.isEmpty, text.lowercased() != "local", !text.contains(".."), !text.hasPrefix("/"), !text.contains("\\") else {
      return false
    }
    return text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
        true
      default: false
      }
    }
  }

  private mutating func checkKeys(_ map: YAMLMap, _ syntax: ValueSyntax) {
    var size = 0
    for index in map.entries.indices {
      let entry = map.entries[index]
      switch syntax {
      case .labels:
        if !NameSyntax.isQualifiedName(entry.key) { report(.badKey(entry.key, .label), inside: index) }
        if case .string(let value) = entry.value, !NameSyntax.isLabelValue(value) {
          report(.badLabelValue(key: entry.key, value: value), inside: index)
        }
      case .annotations:
        if !NameSyntax.isQualifiedName(entry.key, ignoringCase: true) { report(.badKey(entry.key, .annotation), inside: index) }
        size += entry.key.utf8.count
        if case .string(let value) = entry.value { size += value.utf8.count }
      case .dataKeys: if !NameSyntax.isDataKey(entry.key) { report(.badKey(entry.key, .data), inside: index) }
      default: return
      }
    }
    // kubernetes/apimachinery, pkg/api/validation/objectmeta.go: TotalAnnotationSizeLimitB.
    if size > 256 << 10 { report(.annotationsTooLarge(size)) }
  }
}
