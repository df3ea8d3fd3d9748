import Diagnostics
public import YAML

/// Gives every setting of a values struct its place, and reads the declarations off it.
///
/// The structs' own property names are the keys, found by reflection, as swift-argument-parser finds its arguments.
enum Binding {
  /// Binds under `.Values`, several structs side by side, and numbers the settings.
  static func bind(_ roots: [any ChartValues], findings: inout [DeclarationProblems.Finding]) -> SettingsSchema {
    var slots = 0
    var all: [SettingsSchema.Member] = []
    for root in roots {
      all += members(of: root, path: [], findings: &findings) { slot, path in
        slot.bind(.values(slot: slots), path)
        slots += 1
      }
    }
    let names = all.map(\.name)
    for name in Set(names) where names.count(where: { $0 == name }) > 1 { findings.append(.init(.repeatedSetting(name))) }
    return SettingsSchema(members: all)
  }

  /// Binds an element struct to a loop's variable.
  static func bind<Values: ChartValues>(_ values: Values, to variable: String) -> Values {
    var findings: [DeclarationProblems.Finding] = []
    _ = members(of: values, path: [], findings: &findings) { slot, path in slot.bind(.element(variable), path) }
    return values
  }

  static func members(
    of values: some ChartValues, path: [String], findings: inout [DeclarationProblems.Finding], bind: (SettingSlot, [String]) -> Void
  ) -> [SettingsSchema.Member] {
    Mirror(reflecting: values).children.compactMap { child in
      guard let label = child.label, label.hasPrefix("_") else {
        findings.append(.init(.notASetting(type: "\(type(of: values))", property: child.label ?? "?")))
        return nil
      }
      let name = String(label.dropFirst())
      let place = path + [name]
      // One protocol for both wrappers: in a cold start, asking a type for a protocol that it lacks is what takes longest.
      guard let member = child.value as? any SettingsMember else {
        findings.append(.init(.notASetting(type: "\(type(of: values))", property: name)))
        return nil
      }
      if TextPattern.booleanLikeKeys.contains(name.lowercased()) { findings.append(.init(.booleanLikeName(place), at: member.origin)) }
      return member.member(name: name, path: place, findings: &findings, bind: bind)
    }
  }
}

extension SettingSlot {
  fileprivate func declaration(at path: [String], findings: inout [DeclarationProblems.Finding]) -> SettingsSchema.Declaration {
    let defaultValue = standard?.literal
    if let defaultValue {
      let violations = type.violations(of: defaultValue)
      if !violations.isEmpty { findings.append(.init(.defaultBreaksType(path, violations), at: origin)) }
    } else if standard != nil || !type.isOptional {
      findings.append(.init(.defaultIsNoLiteral(path), at: origin))
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
  /// Where it was declared.
  var origin: SourceLocation { get }

  func member(
    name: String, path: [String], findings: inout [DeclarationProblems.Finding], bind: (SettingSlot, [String]) -> Void
  ) -> SettingsSchema.Member
}

extension Setting: SettingsMember {
  var origin: SourceLocation { slot.origin }

  func member(
    name: String, path: [String], findings: inout [DeclarationProblems.Finding], bind: (SettingSlot, [String]) -> Void
  ) -> SettingsSchema.Member {
    bind(slot, path)
    return .setting(slot.declaration(at: path, findings: &findings))
  }
}

extension SettingGroup: SettingsMember {
  func member(
    name: String, path: [String], findings: inout [DeclarationProblems.Finding], bind: (SettingSlot, [String]) -> Void
  ) -> SettingsSchema.Member {
    let before = findings.count
    let members = Binding.members(of: wrappedValue, path: path, findings: &findings, bind: bind)
    // What a preset's group declares wrong was given to it here, if at all.
    for index in before..<findings.count { findings[index].origin = origin.taking(over: findings[index].origin) }
    return .group(name: name, summary: summary, members)
  }
}

/// A struct of settings can itself be an element of a list setting: `@Setting("…") var builds: Expr<[WindowsBuild]> = [WindowsBuild(name: "ltsc2022")]`.
extension SettingElement where Self: ChartValues {
  public static var elementType: ValueType {
    var findings: [DeclarationProblems.Finding] = []
    return SettingsSchema(members: Binding.members(of: Self(), path: [], findings: &findings) { _, _ in }).type
  }

  public var elementValue: YAMLValue {
    var findings: [DeclarationProblems.Finding] = []
    return .map(SettingsSchema(members: Binding.members(of: self, path: [], findings: &findings) { _, _ in }).defaults)
  }
}
