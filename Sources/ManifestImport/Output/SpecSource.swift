import ChartModel

/// The Swift files of a spec.
struct SpecSource {
  struct File {
    var path: String
    var text: String
  }

  /// More lines than this do not stand in one file: people lose their way, and the compiler takes long.
  static let longestFile = 400

  private(set) var files: [File] = []
  /// The file in which each object stands, in the order of the objects.
  private(set) var places: [String] = []

  private struct Part {
    var index: Int
    var property: String
    var lines: [String]
  }

  init(_ objects: [ImportedObject], leftOut: [SpecImport.LeftOutSecret], _ context: ImportContext) {
    let type = Identifiers.type(chart: context.chart.name)
    var identifiers = Identifiers(reserved: ["info", "chart"] + SpecGroup.allCases.map(\.rawValue))
    let shared = SharedCode(objects.map(\.code), &identifiers)
    let layout = SwiftLayout(names: shared.names)
    var parts: [SpecGroup: [Part]] = [:]
    for (index, object) in objects.enumerated() {
      let property = identifiers.unique(
        Identifiers.property(name: object.identity.name, kind: object.identity.kind, fullname: context.fullname))
      let lines = Self.declaration(property, object, layout)
      parts[SpecGroup(kind: object.identity.kind), default: []].append(Part(index: index, property: property, lines: lines))
    }
    let groups = SpecGroup.allCases.compactMap { group in parts[group].map { (group, $0) } }
    places = Array(repeating: "Stack.swift", count: objects.count)
    let head = Self.head(type, objects.count, groups.map(\.0), leftOut: leftOut, context)
    let constants = Self.constants(shared, type, layout)
    let bodies = groups.map { group, parts in (group, parts, Self.extension(group, parts, type)) }
    let length = head.count + constants.count + bodies.reduce(0) { $0 + $1.2.count }
    if length <= Self.longestFile {
      files = [File(path: "Stack.swift", lines: head + constants + bodies.flatMap { $0.2 })]
      return
    }
    files = [File(path: "Stack.swift", lines: head + constants)]
    for (group, parts, _) in bodies { add(group, parts, type) }
  }

  /// Puts a group into a file, or into several where one would be too long.
  private mutating func add(_ group: SpecGroup, _ parts: [Part], _ type: String) {
    var sheets: [[Part]] = []
    var length = 0
    for part in parts {
      if sheets.isEmpty || length + part.lines.count > Self.longestFile {
        sheets.append([])
        length = 0
      }
      sheets[sheets.count - 1].append(part)
      length += part.lines.count
    }
    for (number, sheet) in sheets.enumerated() {
      let path = group.title + (sheets.count > 1 ? String(number + 1) : "") + ".swift"
      for part in sheet { places[part.index] = path }
      let lines = number == 0 ? Self.extension(group, parts, shown: sheet, type) : Self.extension(shown: sheet, type)
      files.append(File(path: path, lines: ["import Wingen"] + lines))
    }
  }

  // MARK: - Pieces

  private static func head(
    _ type: String, _ count: Int, _ groups: [SpecGroup], leftOut: [SpecImport.LeftOutSecret], _ context: ImportContext
  ) -> [String] {
    let layout = SwiftLayout()
    let chart = context.chart
    let needs = leftOut.map { secret in
      let namespace = secret.identity.namespace.map { " in the namespace \($0)" } ?? ""
      return "The Secret \(secret.identity.name)\(namespace) with the keys \(secret.keys.joined(separator: ", "))."
    }
    let info = SwiftCode.call(
      "ChartInfo",
      [
        ("name", .text(SwiftLiteral.line(chart.name))), ("version", .text(SwiftLiteral.line(chart.version))),
        ("appVersion", .text(SwiftLiteral.line(chart.appVersion))), ("summary", .text(SwiftLiteral.line(chart.summary))),
        ("prerequisites", needs.isEmpty ? nil : .list(needs.map { .text(SwiftLiteral.line($0)) })),
      ])
    return [
      "import Wingen", "",
      "/// \(count == 1 ? "One object" : "\(count) objects"), taken from manifests by `wingen init --from-manifests`.",
      "///",
      "/// The manifests' comments are not carried over. README.md says how to render it, what stands here as YAML, and what was left out.",
      "struct \(type): ChartSpec {",
    ] + layout.block(info, prefix: "static let info = ", indent: 2) + [
      "", "  struct Settings: ChartValues {}", "", "  static func chart(_ values: Settings) -> Chart {", "    Chart {",
    ] + groups.map { "      " + $0.rawValue } + ["    }", "  }", "}"]
  }

  private static func constants(_ shared: SharedCode, _ type: String, _ layout: SwiftLayout) -> [String] {
    if shared.declarations.isEmpty { return [] }
    return ["", "// What several objects have in common.", "extension \(type) {"]
      + shared.declarations.flatMap { layout.block($0.code, prefix: "static let \($0.name): \($0.type) = ", indent: 2) } + ["}"]
  }

  private static func `extension`(_ group: SpecGroup, _ parts: [Part], shown: [Part]? = nil, _ type: String) -> [String] {
    ["", "extension \(type) {", "  static var \(group.rawValue): Chart {", "    Chart {"] + parts.map { "      " + $0.property }
      + ["    }", "  }", ""] + (shown ?? parts).map(\.lines).joined(separator: [""]) + ["}"]
  }

  private static func `extension`(shown: [Part], _ type: String) -> [String] {
    ["", "extension \(type) {"] + shown.map(\.lines).joined(separator: [""]) + ["}"]
  }

  private static func declaration(_ property: String, _ object: ImportedObject, _ layout: SwiftLayout) -> [String] {
    var lines: [String] = []
    if case .raw(let reason) = object.way { lines.append("  // As YAML: \(reason.onOneLine).") }
    lines.append("  static var \(property): some ChartElement {")
    return lines + layout.block(object.code, indent: 4) + ["  }"]
  }
}

extension SpecSource.File {
  fileprivate init(path: String, lines: [String]) { self.init(path: path, text: lines.joined(separator: "\n") + "\n") }
}

extension String {
  /// Without what would end a comment: messages may quote the manifests.
  fileprivate var onOneLine: String { String(map { $0.isNewline ? " " : $0 }) }
}
