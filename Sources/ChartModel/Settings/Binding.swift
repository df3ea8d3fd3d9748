public import YAML

/// Gives every setting of a values struct its place, and reads the declarations off it.
///
/// The structs' own property names are the keys, found by reflection, as swift-argument-parser finds its arguments.
enum Binding {
  /// Binds under `.Values`, several structs side by side, and numbers the settings.
  static func bind(_ roots: [any ChartValues], problems: inout [DeclarationProblem]) -> SettingsSchema {
    var slots = 0
    var all: [SettingsSchema.Member] = []
    for root in roots {
      all += members(of: root, path: [], problems: &problems) { slot, path in
        slot.bind(.values(slot: slots), path)
        slots += 1
      }
    }
    let names = all.map(\.name)
    for name in Set(names) where names.count(where: { $0 == name }) > 1 { problems.append(.repeatedSetting(name)) }
    return SettingsSchema(members: all)
  }

  /// Binds an element struct to a loop's variable.
  static func bind<Values: ChartValues>(_ values: Values, to variable: String) -> Values {
    var problems: [DeclarationProblem] = []
    _ = members(of: values, path: [], problems: &problems) { slot, path in slot.bind(.element(variable), path) }
    return values
  }

  static func members(
    of values: some ChartValues, path: [String], problems: inout [DeclarationProblem], bind: (SettingSlot, [String]) -> Void
  ) -> [SettingsSchema.Member] {
    Mirror(reflecting: values).children.compactMap { child in
      guard let label = child.label, label.hasPrefix("_") else {
        problems.append(.notASetting(type: "\(type(of: values))", property: child.label ?? "?"))
        return nil
      }
      let name = String(label.dropFirst())
      let place = path + [name]
      if TextPattern.booleanLikeKeys.contains(name.lowercased()) { problems.append(.booleanLikeName(place)) }
      // One protocol for both wrappers: in a cold start, asking a type for a protocol that it lacks is what takes longest.
      guard let member = child.value as? any SettingsMember else {
        problems.append(.notASetting(type: "\(type(of: values))", property: name))
        return nil
      }
      return member.member(name: name, path: place, problems: &problems, bind: bind)
    }
  }
}

extension SettingSlot {
  fileprivate func declaration(at path: [String], problems: inout [DeclarationProblem]) -> SettingsSchema.Declaration {
    let defaultValue = standard?.literal
    if let defaultValue {
      if !type.violations(of: defaultValue).isEmpty { problems.append(.defaultBreaksType(path, type.violations(of: defaultValue))) }
    } else if standard != nil || !type.isOptional {
      problems.append(.defaultIsNoLiteral(path))
    }
    return SettingsSchema.Declaration(path: path, summary: summary, type: type, defaultValue: defaultValue)
  }
}

extension TextPattern {
  /// Keys that YAML 1.1 reads as Booleans.
  static let booleanLikeKeys: Set<String> = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"]
}

/// A property of a values struct that is a setting or a group of them.
private protocol SettingsMember {
  func member(
    name: String, path: [String], problems: inout [DeclarationProblem], bind: (SettingSlot, [String]) -> Void
  ) -> SettingsSchema.Member
}

extension Setting: SettingsMember {
  func member(
    name: String, path: [String], problems: inout [DeclarationProblem], bind: (SettingSlot, [String]) -> Void
  ) -> SettingsSchema.Member {
    bind(slot, path)
    return .setting(slot.declaration(at: path, problems: &problems))
  }
}

extension SettingGroup: SettingsMember {
  func member(
    name: String, path: [String], problems: inout [DeclarationProblem], bind: (SettingSlot, [String]) -> Void
  ) -> SettingsSchema.Member {
    .group(name: name, summary: summary, Binding.members(of: wrappedValue, path: path, problems: &problems, bind: bind))
  }
}

/// A struct of settings can itself be an element of a list setting: `@Setting("…") var builds: Expr<[WindowsBuild]> = [WindowsBuild(name: "ltsc2022")]`.
extension SettingElement where Self: ChartValues {
  public static var elementType: ValueType {
    var problems: [DeclarationProblem] = []
    return SettingsSchema(members: Binding.members(of: Self(), path: [], problems: &problems) { _, _ in }).type
  }

  public var elementValue: YAMLValue {
    var problems: [DeclarationProblem] = []
    return .map(SettingsSchema(members: Binding.members(of: self, path: [], problems: &problems) { _, _ in }).defaults)
  }
}
