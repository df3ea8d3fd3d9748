import ChartModel

@testable import ChartTransfer

extension ModelSampler {
  mutating func chart() -> ChartDefinition {
    let settings = SettingsSchema(members: some { $0.member() })
    settingCount = settings.declarations.count
    var chart = ChartDefinition(
      info: info(), settings: settings, helpers: some { $0.helper() },
      templates: some { TemplateFile(path: $0.text(), blocks: $0.some { $0.documentBlock() }) }, notes: some { $0.block() },
      refusals: some { $0.refusal() }, content: some { $0.content() },
      conditions: some { NamedCondition($0.text(), $0.text(), Expr<Bool>($0.expression())) },
      unusedSettings: some { $0.some { $0.text() } })
    if bool() { chart.templates.reverse() }
    return chart
  }

  private mutating func info() -> ChartInfo {
    var info = ChartInfo(
      name: text(), version: text(), appVersion: text(), summary: text(), kubeVersion: text(), prerequisites: some { $0.text() },
      keywords: some { $0.text() }, home: perhaps { $0.text() }, sources: some { $0.text() }, maintainers: some { $0.text() })
    info.annotations = some { ($0.text(), $0.text()) }
    return info
  }

  private mutating func helper() -> Helper {
    let body: Helper.Body =
      switch form() as Helper.Body.Form {
      case .string: .string(expression())
      case .map: .map(some { $0.entry() })
      case .text: .text(some { $0.block() })
      }
    return Helper(text(), text(), body)
  }

  private mutating func documentBlock() -> DocumentBlock {
    deeper { sampler in
      switch sampler.form(leaves: [.document], favourite: .document) as DocumentBlock.Form {
      case .document:
        .document(
          Document(
            apiVersion: sampler.text(), kind: sampler.text(), entries: sampler.some { $0.entry() }, summary: sampler.perhaps { $0.text() },
            origin: sampler.perhaps { $0.location() }))
      case .when: .when(sampler.expression(), sampler.some { $0.documentBlock() }, else: sampler.some { $0.documentBlock() })
      case .each: .each(sampler.loop(), sampler.some { $0.documentBlock() })
      }
    }
  }

  private mutating func refusal() -> Refusal {
    let fault: Refusal.Fault =
      switch form() as Refusal.Fault.Form {
      case .holds: .holds(expression())
      case .repeats: .repeats(expression())
      }
    return Refusal(fault, message: expression(), surroundings: some { $0.surrounding() }, origin: perhaps { $0.location() })
  }

  private mutating func surrounding() -> ChartDocument.Surrounding {
    switch form() as ChartDocument.Surrounding.Form {
    case .condition: .condition(expression())
    case .loop: .loop(loop())
    }
  }

  private mutating func content() -> ContentFile {
    let body: ContentFile.Body =
      switch form() as ContentFile.Body.Form {
      case .fixed: .fixed(text())
      case .helper: .helper(text())
      }
    return ContentFile(path: text(), body: body, conditions: some { $0.expression() })
  }
}
