import YAML

/// The text of MIGRATION.md: what was done with the old values, and what is left to do.
struct Guide {
  /// The names that its commands use for the new release.
  static let release = "windows-metrics"
  static let namespace = "monitoring"

  let old: OldValues
  let findings: MigrationFindings
  let values: MigratedValues

  var text: String {
    let sections = [
      GuideTexts.introduction(file: code(old.file), isParent: !old.foreignKeys.isEmpty), idle, carried, toDo, secrets, GuideTexts.better,
      GuideTexts.metrics, leftOut, unknown, GuideTexts.steps(isNamespaceFixed: usesOwnSecret), GuideTexts.leftBehind,
    ]
    return sections.compactMap(\.self).joined(separator: "\n\n") + "\n"
  }

  // MARK: - Sections

  private var idle: String? {
    let causes = IdleCause.all(in: old)
    if causes.isEmpty { return nil }
    var lines = ["## What the old release does with these values"]
    for (effect, headline) in GuideTexts.effects {
      let reasons = causes.filter { $0.effect == effect }.map { "* \($0.summary)" }
      if !reasons.isEmpty { lines += [headline, reasons.joined(separator: "\n")] }
    }
    lines.append("The new chart needs none of these keys.")
    return lines.joined(separator: "\n\n")
  }

  private var carried: String {
    var lines = ["## What was carried over"]
    if values.written.isEmpty {
      lines.append("Nothing that differs from the chart's defaults.")
    } else {
      lines.append("Into `values.yaml`; see the values there.")
      let rows = values.written.map { carried in
        "| \(code(carried.setting.rawValue)) | \(places(carried.sources)) | \(escaped(carried.notes.joined(separator: "; "))) |"
      }
      lines.append((["| setting | from | |", "|---|---|---|"] + rows).joined(separator: "\n"))
    }
    if !values.standard.isEmpty {
      let names = values.standard.map { "\(code($0.setting.rawValue)) (\(places($0.sources)))" }.joined(separator: ", ")
      lines.append("As you had it by default, and so not written: \(names).")
    }
    return lines.joined(separator: "\n\n")
  }

  private var toDo: String {
    var items = [GuideTexts.clusterName, GuideTexts.firewall]
    let held = findings.leftOut.filter { $0.reason == .holdsCredential || $0.reason == .mayHoldCredential }.map(\.place)
    if !held.isEmpty { items.insert(GuideTexts.held(places(held)), at: 0) }
    if hasMirror { items.append(GuideTexts.mirror) }
    if values.written.contains(where: { $0.setting == .proxyNodeSelector }) { items.append(GuideTexts.proxyNodes) }
    return "## What you have to do\n\n" + items.map { "* \($0)" }.joined(separator: "\n")
  }

  /// Whether images of the old release come from a registry of the user's own.
  private var hasMirror: Bool {
    values.written.contains { $0.setting == .collectorImageRegistry || $0.setting == .collectorImagePullSecrets }
      || ["nginxWindowsImage.repository", "windowsExporterInstallerImage.repository"].contains {
        old.value($0)?.string?.hasPrefix("logzio/") == false
      }
  }

  private var usesOwnSecret: Bool { values.written.contains { $0.setting == .tokenSecretName } }

  private var secrets: String {
    let given = findings.credentials.map { "\(code($0.place.name)) (line \($0.place.line))" }
    return GuideTexts.secrets(
      given: given.isEmpty ? nil : given.joined(separator: ", "),
      tokenSecret: usesOwnSecret ? nil : oldSecret,
      isNodeSecretMade: old.isOn("secrets.enabled", standard: true))
  }

  /// The Secret of the old release with the token. Its name is shown unless it contains a credential.
  private var oldSecret: String {
    let isHidden = findings.leftOut.contains { $0.place.name == "secrets.name" && $0.reason == .holdsCredential }
    return isHidden ? "NAME" : old.value("secrets.name")?.string ?? CredentialRules.standardSecret
  }

  private var leftOut: String? {
    if findings.leftOut.isEmpty, findings.foreign.isEmpty { return nil }
    var lines = ["## What was left out, and why"]
    for reason in LeaveReason.allCases {
      let keys = findings.leftOut.filter { $0.reason == reason }.map(\.place).sorted { ($0.line, $0.name) < ($1.line, $1.name) }
      if !keys.isEmpty { lines.append("* \(reason.summary)\n  \(places(keys))") }
    }
    if !findings.foreign.isEmpty { lines.append("* \(GuideTexts.foreign)\n  \(places(findings.foreign))") }
    return [lines[0], lines.dropFirst().joined(separator: "\n")].joined(separator: "\n\n")
  }

  private var unknown: String? {
    if findings.unknown.isEmpty { return nil }
    let rows = findings.unknown.map { key in
      "* \(code(key.place.name)) (line \(key.place.line))" + (key.nearest.map { ": \(code($0)) may have been meant" } ?? "")
    }
    return "## Keys that logzio-telemetry 5.9 does not have\n\nIt did not heed them, and nothing of them was carried over.\n\n"
      + rows.joined(separator: "\n") + (findings.moreUnknown > 0 ? "\n* and \(findings.moreUnknown) more" : "")
  }

  // MARK: - Markdown

  private func places(_ places: [OldPlace]) -> String {
    places.isEmpty ? "the old chart's default" : places.map { "\(code($0.name)) (line \($0.line))" }.joined(separator: ", ")
  }

  /// Between backticks; what would end them is left out.
  private func code(_ text: String) -> String {
    "`" + String(text.unicodeScalars.map { $0 == "`" || $0.properties.generalCategory == .control ? "…" : Character($0) }) + "`"
  }

  /// For a cell of a table.
  private func escaped(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
