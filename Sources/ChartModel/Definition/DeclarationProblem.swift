/// A mistake of a spec's author that the compiler cannot see. Found when the chart is made, before anything is written.
public enum DeclarationProblem: Sendable, Hashable, Error {
  /// A property of a values struct is neither a `@Setting` nor a `@SettingGroup`.
  case notASetting(type: String, property: String)
  /// A setting's name is read as a Boolean by YAML 1.1: `on`, `y`, `no`.
  case booleanLikeName([String])
  /// Two settings at the root have one name.
  case repeatedSetting(String)
  case defaultIsNoLiteral([String])
  case defaultBreaksType([String], [ValueViolation])
  /// An expression refers to a setting that is not among the chart's values.
  case unboundSetting(usedIn: String)
  case unknownHelper(String, usedIn: String)
  /// A loop yields list items that may all be absent, which leaves the template's key without a value.
  case conditionalLoopBody(String, usedIn: String)
  /// A text cut out of a template must begin with a line that is always there.
  case helperStartsWithCondition(String)
  /// Maps and lists of users can only stand as a whole value inside a text.
  case mergedMapInText(usedIn: String)
  /// A secret setting is printed outside a Secret.
  case secretOutsideSecret([String], usedIn: String)
}
