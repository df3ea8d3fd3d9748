import Diagnostics
public import WindowsExporterCatalogue

/// The metrics that rules and dashboards about mixed clusters use, through the releases of windows_exporter.
///
/// The tables are read when they are first asked: what never asks does not pay. Sources and the way to add a release:
/// Sources/WindowsExporterCatalogue/Tables/README.md.
public struct MetricCatalogue: Sendable {
  /// The tables of this program.
  public static let embedded = MetricCatalogue()

  /// windows_exporter was called wmi_exporter before this release, and `wmi_` was how its metrics began.
  public static let firstWindowsNames = ExporterVersion(0, 13)

  /// Nobody's names are longer; what is longer is not even compared.
  private static let longestName = 250

  // MARK: - Names

  /// What a release of windows_exporter, and everything else in a cluster, says to a name. Names that end in `_bucket`, `_sum` and `_count`
  /// are found under the histogram or summary that they belong to; names that began with `wmi_` lead to what they are called now; names
  /// of the OpenTelemetry collector's own counters are found with `_total` and without. Names with colons are recorded by rules, and foreign here.
  ///
  /// - Parameter suggests: whether to look for what a misspelt name is near to, which takes a thousand times as long as to look a name up.
  public func find(_ name: String, in version: ExporterVersion, suggests: Bool = true) -> MetricLookup {
    if name.utf8.count > Self.longestName || name.utf8.contains(UInt8(ascii: ":")) { return .foreign }
    if let found = findWindows(name, in: version) { return found }
    if let other = others(name).first { return .known(other) }
    for stem in Self.stems(name) {
      if case .known(let metric)? = findWindows(stem, in: version), metric.hasPart(name) { return .known(metric) }
      if let metric = others(stem).first(where: { $0.hasPart(name) }) { return .known(metric) }
    }
    return unknown(name, in: version, suggests: suggests)
  }

  /// Everybody who shows a name; several sources show the usage of containers, for example.
  public func sources(of name: String, in version: ExporterVersion) -> [Metric.Source] {
    var found: [Metric.Source] = []
    for stem in [name] + Self.stems(name) {
      if case .known(let metric)? = findWindows(stem, in: version), stem == name || metric.hasPart(name) { found.append(metric.source) }
      found += others(stem).filter { stem == name || $0.hasPart(name) }.map(\.source)
    }
    return found
  }

  /// What a release shows with these collectors enabled, sorted by name; what the exporter says of itself is always among it.
  public func windowsMetrics(in version: ExporterVersion, collectors: Set<String>) -> [Metric] {
    let rows = windows.rows { $0.name.isEmpty || collectors.contains($0.name) }
    let found = rows.lazy.filter { $0.spans.contains(version) }.compactMap { row in
      metric(row, windows).map { metric in
        var spelled = metric
        spelled.name = Self.name(metric.name, in: version)
        return spelled
      }
    }
    return found.sorted { $0.name < $1.name }
  }

  /// The names under which releases show a metric, for queries that are to work with all of them: `new or old`.
  ///
  /// - Parameter name: any of the names, the current one as a rule.
  public func names(for name: String, in versions: Set<ExporterVersion>) -> EquivalentNames {
    var left = versions
    var chosen: [(name: String, newest: ExporterVersion)] = []
    // The newest release decides first, so that as few names as possible are needed.
    let candidates = replacements.equivalents(of: Self.windowsName(name))
    for version in versions.sorted(by: >) where left.contains(version) {
      guard let candidate = candidates.first(where: { isShown($0, in: version) }) else { continue }
      let spelled = Self.name(candidate, in: version)
      left = left.filter { !(isShown(candidate, in: $0) && Self.name(candidate, in: $0) == spelled) }
      chosen.append((spelled, version))
    }
    return EquivalentNames(names: chosen.map(\.name), missing: left)
  }

  // MARK: - Windows

  /// What the table of windows_exporter says to a name; nil if it has nothing of it.
  private func findWindows(_ name: String, in version: ExporterVersion) -> MetricLookup? {
    let current = Self.windowsName(name)
    let rows = windows.rows(current)
    guard let first = rows.first else { return nil }
    let isSpelledSo = Self.name(current, in: version) == name
    func described(_ row: MetricTable.Row) -> Metric? {
      var found = metric(row, windows)
      found?.name = name
      return found
    }
    if let row = rows.first(where: { $0.spans.contains(version) }) {
      guard let metric = described(row) else { return nil }
      if isSpelledSo { return .known(metric) }
      // It is there under the name of another time.
      let other = [MetricReplacement(name: Self.name(current, in: version), isEquivalent: true)]
      return version < Self.firstWindowsNames
        ? .notYet(metric, since: Self.firstWindowsNames, predecessors: other)
        : .removed(metric, since: Self.firstWindowsNames, replacements: other)
    }
    let newer = replacing(current, .newer, in: version)
    if let since = rows.compactMap({ $0.spans.next(after: version) }).min(),
      let row = rows.first(where: { $0.spans.contains(since) }), let metric = described(row)
    {
      if isSpelledSo || version < Self.firstWindowsNames {
        return .notYet(metric, since: since, predecessors: replacing(current, .older, in: version) + newer)
      }
    }
    let isOld = name != current
    guard let end = rows.compactMap(\.spans.end).max() ?? (isOld ? Self.firstWindowsNames : nil),
      let metric = described(rows.last { $0.spans.end == end } ?? first)
    else { return nil }
    return .removed(metric, since: isOld ? min(end, Self.firstWindowsNames) : end, replacements: newer)
  }

  private func replacing(_ name: String, _ direction: Replacements.Direction, in version: ExporterVersion) -> [MetricReplacement] {
    replacements.nearest(direction, of: name) { isShown($0, in: version) }.map {
      MetricReplacement(name: Self.name($0.name, in: version), isEquivalent: $0.isEquivalent, remark: $0.remark)
    }
  }

  /// - Parameter name: as it is called since 0.13.0.
  private func isShown(_ name: String, in version: ExporterVersion) -> Bool {
    windows.rows(name).contains { $0.spans.contains(version) }
  }

  /// How a release calls what is called so since 0.13.0.
  private static func name(_ name: String, in version: ExporterVersion) -> String {
    version < firstWindowsNames && name.hasPrefix("windows_") ? "wmi_" + name.dropFirst(8) : name
  }

  /// How it is called since 0.13.0.
  private static func windowsName(_ name: String) -> String { name.hasPrefix("wmi_") ? "windows_" + name.dropFirst(4) : name }
}
