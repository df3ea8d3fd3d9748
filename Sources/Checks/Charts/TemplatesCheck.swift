import Diagnostics
import ManifestInput
import YAML

/// Checks the templates of a chart and of the charts in it, as far as that goes without rendering them.
///
/// All of them share one set of named templates (helm/helm 4, pkg/engine/engine.go).
struct TemplatesCheck {
  private(set) var findings: ChartFindings
  private var names: Set<String> = []
  /// Every template file may be included by its path.
  private var paths: [String] = []
  /// Whether all definitions there are can be known.
  private var knowsAllNames: Bool

  init(_ tree: ChartTree, _ findings: ChartFindings) {
    self.findings = findings
    // A library may leave templates to the charts that use it.
    knowsAllNames = tree.isComplete && !tree.isLibrary
    var (names, paths, hasFault) = (Set<String>(), [String](), false)
    tree.visit { chart in
      for template in chart.templates {
        names.formUnion((template.contents.definitions + template.contents.blankDefinitions).map(\.text))
        paths.append("/" + template.file.path)
        hasFault = hasFault || template.contents.fault != nil
      }
    }
    (self.names, self.paths) = (names, paths)
    knowsAllNames = knowsAllNames && !hasFault
  }

  mutating func run(_ chart: ChartTree) {
    var definitions: [String: (file: ChartFile, offset: Int)] = [:]
    for template in chart.templates {
      checkName(template)
      if let fault = template.contents.fault { report(fault, in: template.file) }
      for definition in template.contents.definitions {
        guard let first = definitions[definition.text] else {
          definitions[definition.text] = (template.file, definition.offset)
          continue
        }
        findings.add(
          .repeatedDefinition(
            definition.text, isSameFile: first.file.path == template.file.path, first: first.file.location(ofByte: first.offset)),
          in: template.file, byte: definition.offset)
      }
      checkUses(template)
      for override in NodeSelectorOverride.find(in: template.file.bytes) {
        findings.add(.overriddenSystem(key: override.key), in: template.file, byte: override.offset)
      }
    }
    for child in chart.children { run(child) }
  }

  private mutating func report(_ fault: TemplateFault, in file: ChartFile) {
    var related: SourceLocation?
    if case .repeatedElse(let first) = fault.problem { related = file.location(ofByte: first) }
    findings.add(.template(fault.problem, related: related), in: file, byte: fault.offset)
  }

  /// Helm takes every file in templates/ for a template, and what comes of it for a manifest, but for notes and partial templates.
  private mutating func checkName(_ template: TemplateFile) {
    let file = template.file
    let ending = template.name.lastIndex(of: ".").map { String(template.name[$0...]) } ?? ""
    guard [".yaml", ".yml", ".tpl", ".txt"].contains(ending) else {
      return findings.add(.templateExtension(template.name), in: file, at: file.start)
    }
    let isText = ending == ".tpl" || ending == ".txt"
    guard isText, !template.isPartial, template.name != "NOTES.txt", !file.bytes.hasBytes("{{") else { return }
    if !file.bytes.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { findings.add(.textTemplate, in: file, at: file.start) }
  }

  private mutating func checkUses(_ template: TemplateFile) {
    guard knowsAllNames else { return }
    for use in template.contents.uses where !names.contains(use.text) {
      if paths.contains(where: { use.text.hasSuffix($0) }) { continue }
      findings.add(.unknownTemplate(use.text, known: names.sorted()), in: template.file, byte: use.offset)
    }
  }
}
