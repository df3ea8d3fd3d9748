import ChartModel

@testable import ChartTransfer

extension ModelSampler {
  mutating func pattern() -> TextPattern {
    deeper { sampler in
      switch sampler.form(leaves: [.one, .text]) as TextPattern.Form {
      case .one: .one(ScalarSet(sampler.some { 0x20...UInt32($0.natural() + 0x20) }))
      case .text: .text(sampler.text())
      case .sequence: .sequence(sampler.some { $0.pattern() })
      case .either: .either(sampler.some { $0.pattern() })
      case .repeated: .repeated(sampler.pattern(), min: sampler.natural(), max: sampler.perhaps { $0.natural() })
      }
    }
  }

  mutating func type() -> ValueType {
    deeper { sampler in
      switch sampler.form(leaves: [.string, .choice, .boolean, .integer, .quantity, .intOrString, .any]) as ValueType.Form {
      case .string:
        .string(
          ValueType.StringType(
            sampler.pattern(), minLength: sampler.natural(), maxLength: sampler.perhaps { $0.natural() }, isSecret: sampler.bool()))
      case .choice: .choice(sampler.some { $0.text() })
      case .boolean: .boolean
      case .integer: .integer(sampler.integers())
      case .quantity: .quantity
      case .intOrString: .intOrString(sampler.pattern(), least: sampler.integer())
      case .map: .map(keys: sampler.pattern(), values: sampler.type(), minEntries: sampler.natural())
      case .list: .list(of: sampler.type(), minItems: sampler.natural(), unique: sampler.bool())
      case .record: .record(sampler.some { ValueType.Field($0.text(), $0.type(), required: $0.bool(), summary: $0.perhaps { $0.text() }) })
      case .any: .any
      case .optional: .optional(sampler.type())
      }
    }
  }

  mutating func member() -> SettingsSchema.Member {
    deeper { sampler in
      switch sampler.form(leaves: [.setting]) as SettingsSchema.Member.Form {
      case .setting:
        .setting(
          SettingsSchema.Declaration(
            path: sampler.some { $0.text() }, summary: sampler.text(), type: sampler.type(), defaultValue: sampler.perhaps { $0.value() }))
      case .group: .group(name: sampler.text(), summary: sampler.text(), sampler.some { $0.member() })
      }
    }
  }
}
