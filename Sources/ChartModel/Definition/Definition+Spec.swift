extension ChartDefinition {
  /// Makes the chart that a spec declares.
  ///
  /// - Parameters:
  ///   - standard: settings that every chart has at its root, behind the spec's own.
  ///   - helpers: the named templates that every chart has, such as names and labels.
  ///   - derived: makes a named template that the spec includes without defining it, such as an object's name; nil if there is none.
  /// - Throws: every mistake in the declaration at once.
  public init<Spec: ChartSpec, Standard: ChartValues>(
    _ spec: Spec.Type, standard: Standard, helpers: (Standard) -> [Helper], derived: @escaping (String) -> Helper? = { _ in nil }
  ) throws(DeclarationProblems) {
    let values = Spec.Settings()
    try self.init(info: Spec.info, settings: [values], standard: standard, helpers: helpers, derived: derived) { Spec.chart(values) }
  }

  /// The same for a chart whose settings are put together when it is made.
  ///
  /// - Parameters:
  ///   - settings: side by side at the root of the chart's values.
  ///   - chart: is called when the settings have their places.
  public init<Standard: ChartValues>(
    info: ChartInfo, settings groups: [any ChartValues], standard: Standard, helpers: (Standard) -> [Helper],
    derived: @escaping (String) -> Helper? = { _ in nil }, chart: () -> Chart
  ) throws(DeclarationProblems) {
    var findings: [DeclarationProblems.Finding] = []
    if !info.kubeVersion.isEmpty, VersionRange(info.kubeVersion) == nil { findings.append(.init(.brokenKubeVersion(info.kubeVersion))) }
    let settings = Binding.bind(groups + [standard], findings: &findings)
    let standardHelpers = helpers(standard)
    var collector = PartCollector(helpers: standardHelpers)
    collector.collect(chart().parts) { $0 }
    self.init(
      info: info, settings: settings, helpers: collector.helpers,
      templates: collector.files.map { TemplateFile(path: $0.path, blocks: $0.blocks) }, notes: collector.notes.mergingConditions,
      refusals: collector.refusals, content: collector.content, conditions: collector.conditions)
    protectKeysBesideInclusions()
    let check = DeclarationCheck(self, derive: derived)
    self.helpers.insert(contentsOf: check.derivedHelpers, at: standardHelpers.count)
    findings += collector.mistakes + check.findings
    unusedSettings = settings.declarations.enumerated().filter { !check.usedSlots.contains($0.offset) }.map(\.element.path)
      .filter { !collector.readByCommands.contains($0) }
    if findings.isEmpty { findings = refusedDefaults }
    if !findings.isEmpty { throw DeclarationProblems(findings: findings) }
  }
}

extension ChartDefinition {
  /// What the chart refuses about its own defaults.
  private var refusedDefaults: [DeclarationProblems.Finding] {
    Evaluator(self).refusals(settings.defaults, release: ReleaseFacts()).map { .init(.refusedDefaults($0.message), at: $0.origin) }
  }
}

/// Sorts a chart's parts into files, each object under the conditions and loops that stood around it.
private struct PartCollector {
  var helpers: [Helper]
  var conditions: [NamedCondition] = []
  var files: [(path: String, blocks: [DocumentBlock])] = []
  var notes: [TextBlock] = []
  var refusals: [Refusal] = []
  var content: [ContentFile] = []
  var mistakes: [DeclarationProblems.Finding] = []
  /// Paths of settings.
  var readByCommands: Set<[String]> = []

  init(helpers: [Helper]) { self.helpers = helpers }

  mutating func collect(
    _ parts: [ChartPart], under surroundings: [ChartDocument.Surrounding] = [], noteWrapper: ([TextBlock]) -> [TextBlock] = { $0 },
    _ wrapper: (DocumentBlock) -> DocumentBlock
  ) {
    for part in parts {
      switch part {
      case .object(let object):
        let block = wrapper(.document(object.document))
        let path = object.file + ".yaml"
        if let index = files.firstIndex(where: { $0.path == path }) {
          files[index].blocks.append(block)
        } else {
          files.append((path, [block]))
        }
      case .helper(let helper):
        helpers.append(helper)
      case .condition(let condition):
        conditions.append(condition)
      case .notes(let blocks):
        notes += noteWrapper(blocks)
      case .refusal(var refusal):
        refusal.surroundings = surroundings + refusal.surroundings
        refusals.append(refusal)
      case .readByCommand(let settings):
        for case .reference(let reference) in settings { readByCommands.insert(reference.path) }
      case .content(var file):
        var conditions: [Expression] = []
        for surrounding in surroundings {
          switch surrounding {
          case .condition(let condition): conditions.append(condition)
          case .loop: mistakes.append(.init(.contentInLoop(file.path)))
          }
        }
        file.conditions = conditions + file.conditions
        content.append(file)
      case .mistake(let finding): if !mistakes.contains(finding) { mistakes.append(finding) }
      case .when(let condition, let then, let otherwise):
        collect(then, under: surroundings + [.condition(condition)], noteWrapper: { noteWrapper([.when(condition, $0, else: [])]) }) {
          wrapper($0.under(condition))
        }
        let negated = condition.negated
        collect(otherwise, under: surroundings + [.condition(negated)], noteWrapper: { noteWrapper([.when(negated, $0, else: [])]) }) {
          wrapper($0.under(negated))
        }
      case .each(let loop, let body):
        collect(body, under: surroundings + [.loop(loop)], noteWrapper: { noteWrapper([.each(loop, $0)]) }) {
          wrapper(.each(loop, [$0]))
        }
      }
    }
  }
}

extension DocumentBlock {
  /// The block under a further condition, nested conditions made one.
  fileprivate func under(_ condition: Expression) -> DocumentBlock {
    guard case .when(let inner, let then, let otherwise) = self, otherwise.isEmpty else { return .when(condition, [self], else: []) }
    if case .all(let parts) = inner { return .when(.all([condition] + parts), then, else: []) }
    return .when(.all([condition, inner]), then, else: [])
  }
}
