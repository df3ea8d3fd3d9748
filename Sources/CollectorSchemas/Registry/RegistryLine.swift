/// Reads a component's line: `KIND NAME SIGNALS DISTRIBUTIONS`, then attributes, then what to use instead.
enum RegistryLine {
  /// - Returns: nil if the line is none; with it, what of the line could not be read.
  static func read(_ line: TableLine) -> (entry: ComponentRegistry.Entry, flaw: String?)? {
    guard line.words.count >= 4, let kind = ComponentKind(rawValue: line.words[0]) else { return nil }
    var component = ComponentDescription(
      kind: kind, type: line.words[1], spellings: [], signals: [], conversions: [], distributions: [], unsupportedSystems: [])
    var flaw = readSignals(line.words[2], into: &component)
    var entry = ComponentRegistry.Entry(component: component)
    var aliases: [ComponentDescription.Spelling] = []
    for word in line.words[3].split(separator: "," as Character) where !readSpan(String(word), into: &entry) { flaw = String(word) }
    for word in line.words[4...] where !readAttribute(word, &component, &aliases) { flaw = word }
    component.replacement = line.standard
    addSpellings(aliases, to: &component, spans: entry.spans)
    entry.component = component
    return (entry, flaw)
  }

  /// `M=beta,L=alpha` for what is carried, `T>M=alpha` for conversions, `-` for extensions.
  private static func readSignals(_ text: String, into component: inout ComponentDescription) -> String? {
    if text == "-" { return nil }
    for word in text.split(separator: "," as Character) {
      let parts = word.split(separator: "=" as Character).map(String.init)
      guard parts.count == 2, let stability = ComponentStability(rawValue: parts[1]) else { return String(word) }
      let ends = parts[0].split(separator: ">" as Character).compactMap { CollectorSignal(letter: $0) }
      switch ends.count {
      case 1:
        component.signals.append(ends[0])
        component.stability[ends[0]] = stability
      case 2: component.conversions.append(ComponentDescription.Conversion(from: ends[0], to: ends[1]))
      default: return String(word)
      }
    }
    return nil
  }

  /// `contrib`, `k8s@0.112-` or `core@-0.131`: the first release that has it, and the first that no longer has.
  private static func readSpan(_ word: String, into entry: inout ComponentRegistry.Entry) -> Bool {
    let parts = word.split(separator: "@" as Character, maxSplits: 1).map(String.init)
    guard let name = parts.first else { return false }
    if name == "-" { return true }
    guard let distribution = CollectorDistribution(rawValue: name == "core" ? "otelcol" : "otelcol-" + name) else { return false }
    guard parts.count == 2 else {
      entry.spans.append((distribution, nil, nil))
      return true
    }
    let ends = parts[1].split(separator: "-" as Character, omittingEmptySubsequences: false).map { CollectorVersion($0) }
    guard ends.count == 2, ends[0] != nil || ends[1] != nil else { return false }
    entry.spans.append((distribution, ends[0], ends[1]))
    return true
  }

  private static func readAttribute(
    _ word: String, _ component: inout ComponentDescription, _ aliases: inout [ComponentDescription.Spelling]
  ) -> Bool {
    guard let sign = word.firstIndex(of: "=") else { return false }
    let value = String(word[word.index(after: sign)...])
    switch word[..<sign] {
    case "was":
      // The old name and the release that made it an alias.
      let parts = value.split(separator: "@" as Character).map(String.init)
      guard parts.count == 2, let version = CollectorVersion(parts[1]) else { return false }
      aliases.append(ComponentDescription.Spelling(parts[0], deprecated: version))
    case "not":
      for name in value.split(separator: "," as Character) {
        guard let system = CollectorSystem(rawValue: String(name)) else { return false }
        component.unsupportedSystems.insert(system)
      }
    default: return false
    }
    return true
  }

  /// Names hold from the first release of any distribution that has the component to the last.
  private static func addSpellings(
    _ aliases: [ComponentDescription.Spelling], to component: inout ComponentDescription,
    spans: [(distribution: CollectorDistribution, from: CollectorVersion?, before: CollectorVersion?)]
  ) {
    let first = spans.contains { $0.from == nil } ? nil : spans.compactMap(\.from).min()
    let last = spans.contains { $0.before == nil } ? nil : spans.compactMap(\.before).max()
    component.spellings = [
      ComponentDescription.Spelling(component.type, since: aliases.compactMap(\.deprecated).max() ?? first, until: last)
    ]
    for alias in aliases {
      var alias = alias
      alias.since = first
      alias.until = last
      component.spellings.append(alias)
    }
  }
}

extension CollectorSignal {
  /// The first letter, as tables write it.
  fileprivate init?(letter: some StringProtocol) {
    guard let signal = Self.allCases.first(where: { $0.rawValue.prefix(1).uppercased() == letter }) else { return nil }
    self = signal
  }
}
