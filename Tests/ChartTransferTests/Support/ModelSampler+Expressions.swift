import ChartModel

@testable import ChartTransfer

extension ModelSampler {
  mutating func reference() -> Reference { Reference(root(), some { $0.text() }, type()) }

  private mutating func root() -> Reference.Root {
    switch form() as Reference.Root.Form {
    case .values: settingCount == 0 ? .unbound : .values(slot: Int.random(in: 0..<settingCount, using: &random))
    case .element: .element(text())
    case .unbound: .unbound
    }
  }

  mutating func loop() -> Loop { Loop(variable: text(), over: reference()) }

  mutating func expression() -> Expression {
    deeper { sampler in
      switch sampler.form(leaves: [.string, .integer, .boolean, .fact, .helper, .reference, .apply]) as Expression.Form {
      case .string: .string(sampler.text())
      case .integer: .integer(sampler.integer())
      case .boolean: .boolean(sampler.bool())
      case .value: .value(sampler.value())
      case .reference: .reference(sampler.reference())
      case .fact: .fact(sampler.fact())
      case .helper: .helper(sampler.text())
      case .concatenation: .concatenation(sampler.some { $0.expression() })
      case .choice: .choice(if: sampler.expression(), then: sampler.expression(), else: sampler.expression())
      case .not: .not(sampler.expression())
      case .all: .all(sampler.some { $0.expression() })
      case .any: .any(sampler.some { $0.expression() })
      case .equal: .equal(sampler.expression(), sampler.expression())
      case .less: .less(sampler.expression(), sampler.expression())
      case .isNonEmpty: .isNonEmpty(sampler.reference(), omitting: sampler.some { $0.text() })
      case .isSet: .isSet(sampler.reference())
      case .contains: .contains(text: sampler.expression(), part: sampler.expression())
      case .startsWithDigit: .startsWithDigit(sampler.expression())
      case .share: .share(of: sampler.expression(), percent: sampler.integer())
      case .apply: .apply(sampler.function(), sampler.expression())
      case .joined: .joined(sampler.reference(), separator: sampler.text())
      case .json: .json(sampler.reference())
      case .orAbsent: .orAbsent(sampler.reference())
      }
    }
  }

  private mutating func function() -> Expression.TextFunction {
    switch form() as Expression.TextFunction.Form {
    case .truncate: .truncate(natural())
    case .trimSuffix: .trimSuffix(text())
    case .replace: .replace(text(), with: text())
    case .lowercase: .lowercase
    case .sha256: .sha256
    case .distinctLines: .distinctLines(separator: text())
    }
  }

  private mutating func fact() -> Fact {
    switch form() as Fact.Form {
    case .releaseName: .releaseName
    case .releaseNamespace: .releaseNamespace
    case .releaseService: .releaseService
    case .chartName: .chartName
    case .chartVersion: .chartVersion
    case .chartAppVersion: .chartAppVersion
    case .kubernetesAtLeast: .kubernetesAtLeast(text())
    case .servesAPI: .servesAPI(text())
    }
  }
}
