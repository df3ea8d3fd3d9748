import Diagnostics
import YAML

/// Goes through the old values key by key, in the order of the table, and finds out what becomes of each.
struct OldValuesWalk {
  private let old: OldValues
  private let credentials: CredentialTexts
  private(set) var findings = MigrationFindings()

  init(_ old: OldValues) {
    self.old = old
    credentials = CredentialTexts(of: old)
  }

  mutating func run() {
    walk(old.root, below: [])
    for key in OldKeys.all { apply(key) }
    if !findings.carried.contains(where: { $0.setting == .environment }), old.entry("global.env_id") == nil {
      findings.carried.append(
        CarriedSetting(
          setting: .environment, value: LocatedValue(.string(DestinationRules.standardEnvironment), at: old.root.position), sources: [],
          notes: ["what the old chart labels series with if global.env_id is not set"]))
    }
    if findings.moreUnknown > 0 { findings.remarks.append(MigrationProblem.moreUnknownKeys(findings.moreUnknown, in: old.file)) }
    findings.foreign = old.foreignKeys.prefix(MigrationFindings.unknownLimit).map { place([$0.key], $0) }
    findings.remarks += IdleCause.all(in: old).map { MigrationProblem.idle($0, in: old.file) }
    // Keys are looked at in the table's order, but people read files from above.
    findings.problems.sort { ($0.location?.line ?? 0, $0.location?.column ?? 0) < ($1.location?.line ?? 0, $1.location?.column ?? 0) }
  }

  // MARK: - Which keys there are

  /// Finds keys that the table does not have, and groups that are no maps.
  private mutating func walk(_ value: LocatedValue, below path: [String]) {
    for entry in value.entries ?? [] where entry.value.content != .null {
      let inner = path + [entry.key]
      let name = inner.joined(separator: ".")
      if OldKeys.byName[name] != nil { continue }
      if !OldKeys.groups.contains(name) {
        report(unknown: entry, inner)
      } else if entry.value.entries == nil {
        findings.problems.append(
          MigrationProblem(
            .wrongType(inner, expected: .map, found: Kind(of: entry.value)), at: entry.keyPosition.location(in: old.file)
          ).diagnostic)
      } else {
        walk(entry.value, below: inner)
      }
    }
  }

  private mutating func report(unknown entry: LocatedEntry, _ path: [String]) {
    if findings.unknown.count >= MigrationFindings.unknownLimit { return findings.moreUnknown += 1 }
    let nearest = Self.nearest(to: path)
    let place = place(path, entry)
    findings.unknown.append(UnknownKey(place: place, nearest: nearest))
    findings.remarks.append(MigrationProblem.unknownKey(place.name, nearest: nearest, at: entry.keyPosition.location(in: old.file)))
  }

  /// A sibling that is spelt alike; else a key of the same name elsewhere.
  private static func nearest(to path: [String]) -> String? {
    let parent = path.dropLast()
    let siblings = OldKeys.all.map(\.path).filter { $0.count > parent.count && $0.starts(with: parent) }.map { $0[parent.count] }
    let last = path.last ?? ""
    if let sibling = nearestMatch(to: last, among: siblings) { return (parent + [sibling]).joined(separator: ".") }
    return OldKeys.all.first { $0.path.last == last }?.name
  }

  // MARK: - What becomes of them

  private mutating func apply(_ key: OldKey) {
    guard let entry = old.entry(key.path) else { return }
    guard key.kinds.contains(Kind(of: entry.value)) else {
      return problem(.wrongType(key.path, expected: key.kinds, found: Kind(of: entry.value)), entry)
    }
    switch key.fate {
    case .credential(let credential?): findings.credentials.append((credential, place(key.path, entry)))
    case .credential(nil): leave(key, entry, .otherCredential)
    case .consulted(let reason), .leftOut(let reason): leave(key, entry, reason)
    case .converted(let convert):
      if credentials.occur(in: entry.value.plain) { return leave(key, entry, .holdsCredential) }
      do throws(MigrationProblem.Problem) {
        switch try convert(entry.value, old) {
        case .leftOut(let reason): leave(key, entry, reason)
        case .settings(let assignments, let notes): for assignment in assignments { assign(assignment, key, entry, notes) }
        }
      } catch {
        problem(error, entry)
      }
    }
  }

  private mutating func assign(_ assignment: Assignment, _ key: OldKey, _ entry: LocatedEntry, _ notes: [String]) {
    let source = place(key.path, entry)
    guard let index = findings.carried.firstIndex(where: { $0.setting == assignment.setting }) else {
      return findings.carried.append(
        CarriedSetting(setting: assignment.setting, value: assignment.value, sources: [source], notes: notes))
    }
    findings.carried[index].sources.append(source)
    findings.carried[index].notes += notes.filter { !findings.carried[index].notes.contains($0) }
    let former = findings.carried[index].value
    switch (assignment.meeting, former.content, assignment.value.content) {
    case (.append, .list(let items), .list(let others)):
      findings.carried[index].value.content = .list(items + others.filter { new in !items.contains { $0.plain == new.plain } })
    case (.overlay, _, _): findings.carried[index].value = former.overlaid(with: assignment.value)
    default: findings.carried[index].value = assignment.value
    }
  }

  private mutating func leave(_ key: OldKey, _ entry: LocatedEntry, _ reason: LeaveReason) {
    findings.leftOut.append(LeftOutKey(place: place(key.path, entry), reason: reason))
  }

  private mutating func problem(_ problem: MigrationProblem.Problem, _ entry: LocatedEntry) {
    findings.problems.append(MigrationProblem(problem, at: entry.keyPosition.location(in: old.file)).diagnostic)
  }

  /// A part of a path that contains a credential is not shown, nor is what could steer a terminal.
  private func place(_ path: [String], _ entry: LocatedEntry) -> OldPlace {
    let parts = path.map { part in
      credentials.occur(in: part) ? "…" : String(part.unicodeScalars.prefix(80).map { $0.isShown ? Character($0) : "…" })
    }
    return OldPlace(name: parts.joined(separator: "."), line: entry.keyPosition.line)
  }
}

extension Unicode.Scalar {
  /// Whether it can stand in a message and between backticks.
  fileprivate var isShown: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
    default: self != "`" && self != "|"
    }
  }
}
