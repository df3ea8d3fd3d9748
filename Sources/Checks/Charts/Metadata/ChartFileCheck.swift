import ChartModel
import ManifestInput
import YAML

/// Checks Chart.yaml, and the dependencies in requirements.yaml, as `helm lint` and Helm's loader do, but for the hint that a chart
/// should have an icon.
///
/// Source: helm/helm 4, pkg/chart/v2/lint/rules/chartfile.go, pkg/chart/v2/metadata.go and dependency.go.
struct ChartFileCheck {
  private let file: LocatedFile
  private(set) var findings: ChartFindings
  private var isFirstVersion = false

  init(_ file: LocatedFile, _ findings: ChartFindings) {
    self.file = file
    self.findings = findings
  }

  mutating func run() {
    guard let entries = file.root.entries else {
      let isEmpty = file.root.content == .null
      report(isEmpty ? .missing("name") : .notAMap(found: file.root.kindWords), [])
      return
    }
    isFirstVersion = file.root.field("apiVersion")?.text == "v1"
    fields(entries, ChartField.chart, at: [])
    for name in ["apiVersion", "name", "version"] where file.root.field(name)?.text ?? "" == "" && !hasShapeFault(name) {
      report(.missing(name), [])
    }
  }

  /// Only the dependencies of a file: requirements.yaml.
  mutating func runRequirements() {
    guard let entry = file.root.fieldEntry("dependencies") else { return }
    dependencies(entry.value, at: [.key(entry.key)])
  }

  private mutating func report(_ problem: ChartFileProblem, _ path: [PathElement]) { findings.add(.chartFile(problem), in: file, path) }

  private func hasShapeFault(_ name: String) -> Bool {
    switch file.root.field(name)?.content {
    case .list, .map: true
    default: false
    }
  }

  // MARK: - Shapes

  private mutating func fields(_ entries: [LocatedEntry], _ known: [ChartField], at path: [PathElement]) {
    for entry in entries {
      guard let field = known.first(where: { $0.name.lowercased() == entry.key.lowercased() }) else {
        findings.add(.unknownField(entry.key, known: known.map(\.name)), in: file, path + [.key(entry.key)])
        continue
      }
      if entry.value.content == .null { continue }
      let path = path + [.key(entry.key)]
      guard shape(field, entry.value, at: path) else { continue }
      if path.count == 1 { content(field.name, entry.value, at: path) }
    }
  }

  /// - Returns: whether what is in it can be looked at.
  private mutating func shape(_ field: ChartField, _ value: LocatedValue, at path: [PathElement]) -> Bool {
    let isRight =
      switch field.shape {
      case .text: value.text != nil
      case .boolean: value.bool != nil
      case .texts: value.list?.allSatisfy { $0.text != nil || $0.content == .null } == true
      case .mapOfTexts: value.entries?.allSatisfy { $0.value.text != nil || $0.value.content == .null } == true
      case .maintainers, .dependencies: value.list?.allSatisfy { $0.entries != nil || $0.content == .null } == true
      case .anyList: value.list != nil
      }
    guard isRight else {
      report(.wrongShape(field.name, field.shape, found: Self.found(value)), path)
      return false
    }
    if field.shape == .mapOfTexts {
      for entry in value.entries ?? [] where entry.value.string == nil && entry.value.content != .null {
        report(.notQuoted("the annotation \(entry.key)", isRefused: false), path + [.key(entry.key)])
      }
    }
    return true
  }

  /// What was found: of a list, the first thing in it that does not belong there.
  private static func found(_ value: LocatedValue) -> String {
    guard let items = value.list else { return value.kindWords }
    let odd = items.first { $0.list != nil } ?? items.first { $0.entries != nil } ?? items.first { $0.content != .null }
    return odd.map { "a list with \($0.kindWords) in it" } ?? value.kindWords
  }

  // MARK: - Contents

  private mutating func content(_ name: String, _ value: LocatedValue, at path: [PathElement]) {
    let text = value.text ?? ""
    switch name {
    case "apiVersion": if text != "v1", text != "v2", !text.isEmpty { report(.apiVersion(text), path) }
    case "name": if text.utf8.contains(UInt8(ascii: "/")) || text == "." || text == ".." { report(.name(text), path) }
    case "version": version(value, text, at: path)
    case "appVersion": if value.string == nil { report(.notQuoted(name, isRefused: true), path) }
    case "kubeVersion": if VersionRange(text) == nil { report(.kubeVersion(text), path) }
    case "type":
      if text.isEmpty { return }
      if text != "application", text != "library" {
        report(.type(text), path)
      } else if isFirstVersion {
        report(.notInFirstVersion(name), path)
      }
    case "icon": if !text.isEmpty, !Self.isAddress(text) { report(.address(name, text), path) }
    case "sources":
      for (index, item) in (value.list ?? []).enumerated() where !Self.isAddress(item.text ?? "") {
        report(.address(name, item.text ?? ""), path + [.index(index)])
      }
    case "maintainers": maintainers(value, at: path)
    case "dependencies":
      if isFirstVersion, value.list?.isEmpty == false { report(.notInFirstVersion(name), path) }
      dependencies(value, at: path)
    default: break
    }
  }

  private mutating func version(_ value: LocatedValue, _ text: String, at path: [PathElement]) {
    if value.string == nil {
      report(.notQuoted("version", isRefused: true), path)
    } else if text.isEmpty {
      return
    } else if let version = ChartVersion(text) {
      // Helm asks for more than 0.0.0-0.
      if (version.major, version.minor, version.patch) == (0, 0, 0), version.prerelease == ["0"] {
        report(.version(text), path)
      } else if !version.isStrict {
        report(.looseVersion(text), path)
      }
    } else {
      report(.version(text), path)
    }
  }

  private mutating func maintainers(_ value: LocatedValue, at path: [PathElement]) {
    for (index, item) in (value.list ?? []).enumerated() {
      let path = path + [.index(index)]
      guard let entries = item.entries else {
        report(.emptyItem("maintainers"), path)
        continue
      }
      fields(entries, ChartField.maintainer, at: path)
      if item.field("name")?.text ?? "" == "" { report(.missing("name"), path) }
      if let email = item.field("email")?.text, !email.isEmpty, !Self.isEmail(email) { report(.email(email), path + ["email"]) }
      if let address = item.field("url")?.text, address.unicodeScalars.contains(where: { $0.properties.isWhitespace }) {
        report(.address("url", address), path + ["url"])
      }
    }
  }

  private mutating func dependencies(_ value: LocatedValue, at path: [PathElement]) {
    var names: [String: [PathElement]] = [:]
    for (index, item) in (value.list ?? []).enumerated() {
      let path = path + [.index(index)]
      guard let entries = item.entries else {
        report(.emptyItem("dependencies"), path)
        continue
      }
      fields(entries, ChartField.dependency, at: path)
      let name = item.field("name")?.text ?? ""
      let alias = item.field("alias")?.text ?? ""
      if name.isEmpty { report(.missing("name"), path) }
      if let range = item.field("version")?.text, VersionRange(range) == nil { report(.dependencyRange(range), path + ["version"]) }
      if !alias.isEmpty, !Self.isAlias(alias) { report(.dependencyAlias(alias), path + ["alias"]) }
      if let repository = item.field("repository")?.text, !Self.isRepository(repository) {
        report(.repository(repository), path + ["repository"])
      }
      let key = alias.isEmpty ? name : alias
      if let first = names[key], !key.isEmpty {
        report(.repeatedDependency(key, first: file.location(first)), path)
      } else {
        names[key] = path
      }
    }
  }

  // MARK: - Texts

  /// Go's `url.ParseRequestURI` takes it, and it has a scheme.
  private static func isAddress(_ text: String) -> Bool {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let scheme = text[..<colon]
    let isScheme = scheme.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || "+-.".utf8.contains(byte)
    }
    guard let first = scheme.utf8.first, (0x61...0x7A).contains(first | 0x20), isScheme else { return false }
    return !text[colon...].dropFirst().isEmpty && !text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F || $0 == " " }
  }

  /// Whether it may be one: whether a mailbox exists nobody can tell.
  private static func isEmail(_ text: String) -> Bool {
    guard let at = text.lastIndex(of: "@") else { return false }
    let domain = text[at...].dropFirst()
    return !text[..<at].isEmpty && !domain.isEmpty && !text.unicodeScalars.contains { $0.properties.isWhitespace }
  }

  private static func isAlias(_ text: String) -> Bool {
    text.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }
  }

  private static func isRepository(_ text: String) -> Bool {
    text.isEmpty || text.contains("://") || text.hasPrefix("@") || text.hasPrefix("alias:")
  }
}
