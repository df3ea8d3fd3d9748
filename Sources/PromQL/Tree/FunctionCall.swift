/// A function and its arguments. With variables, the name may hold one as text: `$function`.
public struct FunctionCall: Sendable, Hashable {
  public var name: String
  public var nameRange: QueryRange
  public var arguments: [PromQLExpression]

  public init(_ name: String, at nameRange: QueryRange = QueryRange(), _ arguments: [PromQLExpression]) {
    self.name = name
    self.nameRange = nameRange
    self.arguments = arguments
  }

  public static func == (left: FunctionCall, right: FunctionCall) -> Bool { left.name == right.name && left.arguments == right.arguments }
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(arguments)
  }
}
