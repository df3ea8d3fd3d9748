import YAML

/// How the objects of a kind are named. The raw values stand in the table.
enum NameClass: String, Sendable {
  /// Nothing is known: nothing is said.
  case unknown = "-"
  case subdomain, label, service, segment, job, cronJob, csiDriver
}

extension ObjectWalk {
  /// Checks the name of an object whose metadata has the right types.
  mutating func checkName(of object: YAMLMap, _ nameClass: NameClass) {
    if nameClass == .unknown { return }
    guard let metadataIndex = object.entries.firstIndex(where: { $0.key == "metadata" }) else {
      report(.noName, at: ["metadata", "name"])
      return
    }
    let metadata: YAMLMap
    switch object.entries[metadataIndex].value {
    case .map(let map): metadata = map
    case .null: metadata = [:]
    default: return
    }
    trail.append(metadataIndex)
    defer { trail.removeLast() }
    var isNamed = false
    for (index, entry) in metadata.entries.enumerated() where entry.key == "name" || entry.key == "generateName" {
      guard case .string(let name) = entry.value else {
        // A wrong type was reported already.
        if case .null = entry.value {} else { isNamed = true }
        continue
      }
      if name.isEmpty { continue }
      isNamed = true
      // The suffix that is added stands for the hyphens at the end.
      let isPrefix = entry.key == "generateName"
      let checked = isPrefix && name.hasSuffix("-") ? String(name.dropLast()) + "a" : name
      if let fault = fault(of: checked, nameClass, isPrefix: isPrefix) { report(.badName(name, fault), inside: index) }
    }
    if !isNamed { report(.noName, at: ["name"]) }
  }

  private func fault(of name: String, _ nameClass: NameClass, isPrefix: Bool) -> NameFault? {
    switch nameClass {
    case .unknown: return nil
    case .label: return NameSyntax.isLabel(name) ? nil : .dnsLabel
    case .segment: return NameSyntax.isPathSegment(name) ? nil : .pathSegment
    case .service:
      if NameSyntax.isLabel(name, beginsWithLetter: true) { return nil }
      guard NameSyntax.isLabel(name) else { return .serviceName }
      // The feature gate RelaxedServiceNameValidation, since 1.34.
      return table.version.map { $0.minor < 34 } ?? false ? .serviceName : .leadingDigit
    case .subdomain, .job, .cronJob, .csiDriver:
      guard NameSyntax.isSubdomain(name) else { return .dnsSubdomain }
      let limit =
        switch nameClass {
        case .job, .csiDriver: 63
        case .cronJob: 52
        default: 253
        }
      return name.utf8.count > limit && !isPrefix ? .tooLong(limit: limit) : nil
    }
  }
}
