import Diagnostics

extension MigrationProblem {
  var diagnostic: Diagnostic {
    switch problem {
    case .noMap(let found):
      Diagnostic(
        "MIG001", .error, "expected the values of logzio-telemetry, a map; found \(found.summary)", at: location,
        hint: "give the file that helm install or helm upgrade was given with -f, or what helm get values RELEASE prints")
    case .wrongType(let path, let expected, let found):
      Diagnostic(
        "MIG002", .error, "\(Self.name(path)): expected \(Self.alternatives(expected)), found \(found.summary)", at: location,
        hint: Self.typeHint(expected, found))
    case .number(let path):
      refusal(path, "a number that Helm writes in another form than the file", "write it in quotes, as Logz.io is to show it")
    case .region(let path):
      refusal(path, "no region of Logz.io", "lower-case letters and hyphens, as in us, eu or ca")
    case .windowsVersion(let path):
      refusal(path, "expected 2019 or 2022", "the old chart has images for these two only")
    case .image(let path):
      refusal(path, "no name of an image", "REGISTRY/PATH without a tag, which stands beside it")
    case .quantity(let path):
      refusal(path, "no quantity", "as Kubernetes writes it: 250m, 1.5, 512Mi, 2Gi")
    case .secretName(let path):
      refusal(path, "no name of a Secret", "lower-case letters, digits, hyphens and dots, a letter or digit at both ends")
    case .mode(let path):
      refusal(path, "expected standalone or daemonset", "with any other mode the old chart makes no collector")
    }
  }

  private func refusal(_ path: [String], _ what: String, _ hint: String) -> Diagnostic {
    Diagnostic("MIG003", .error, "\(Self.name(path)): \(what)", at: location, hint: hint)
  }

  private static func name(_ path: [String]) -> String { path.joined(separator: ".") }

  private static func alternatives(_ kinds: Set<Kind>) -> String {
    let words = Kind.inOrder.filter(kinds.contains).map(\.summary)
    return words.count < 2 ? words.joined() : words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
  }

  private static func typeHint(_ expected: Set<Kind>, _ found: Kind) -> String {
    if expected == .boolean, found == .text { return "write true or false without quotes: the old chart takes every text for true" }
    if expected == .integer, found == .text { return "write the number without quotes" }
    if expected.contains(.map), found == .text || found == .list { return "see the indentation of the lines below" }
    return "see the values.yaml of logzio-telemetry 5.9.6"
  }

  /// A key that the old chart does not know.
  ///
  /// - Parameter nearest: the whole path of the key that may have been meant.
  static func unknownKey(_ path: String, nearest: String?, at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      "MIG004", .warning, "\(path): logzio-telemetry 5.9 has no such key; it is not carried over", at: location,
      hint: nearest.map { "did you mean \($0)? The old chart did not heed it as it is" } ?? "the old chart did not heed it either")
  }

  static func moreUnknownKeys(_ count: Int, in file: String) -> Diagnostic {
    Diagnostic(
      "MIG004", .warning, "\(count) more keys are not of logzio-telemetry 5.9", in: file, hint: "are these the values of another chart?")
  }

  /// What the old release did not do although it looked like it.
  static func idle(_ cause: IdleCause, in file: String) -> Diagnostic {
    let effect =
      switch cause.effect {
      case .none: "collects no"
      case .noneUnlessSeenTo: "may collect no"
      case .some: "loses"
      }
    return Diagnostic(
      "MIG005", .info, "with these values the old chart \(effect) metrics of Windows nodes: \(cause.summary)", in: file,
      hint: "the chart of \(MigrationWording.chartTitle) collects them; MIGRATION.md says more")
  }
}

extension Kind {
  fileprivate static let inOrder: [Kind] = [.text, .integer, .float, .boolean, .list, .map, .null]

  var summary: String {
    switch self {
    case .null: "nothing"
    case .boolean: "true or false"
    case .integer: "a whole number"
    case .float: "a fraction"
    case .text: "a text"
    case .list: "a list"
    case .map: "a map"
    }
  }
}
