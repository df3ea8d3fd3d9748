import ChartModel

/// When something is in a configuration.
enum Existence: Sendable {
  case always, never
  case when(Expression)

  init(_ condition: Expr<Bool>?) {
    switch condition?.expression {
    case nil, .boolean(true)?: self = .always
    case .boolean(false)?: self = .never
    case let expression?: self = .when(expression)
    }
  }

  static func any(_ parts: [Existence]) -> Existence {
    var conditions: [Expression] = []
    for part in parts {
      switch part {
      case .always: return .always
      case .never: break
      case .when(.any(let inner)): for condition in inner where !conditions.contains(condition) { conditions.append(condition) }
      case .when(let condition): if !conditions.contains(condition) { conditions.append(condition) }
      }
    }
    return conditions.isEmpty ? .never : .when(conditions.count == 1 ? conditions[0] : .any(conditions))
  }

  static func all(_ parts: [Existence]) -> Existence {
    var conditions: [Expression] = []
    for part in parts {
      switch part {
      case .always: break
      case .never: return .never
      case .when(.all(let inner)): for condition in inner where !conditions.contains(condition) { conditions.append(condition) }
      case .when(let condition): if !conditions.contains(condition) { conditions.append(condition) }
      }
    }
    return conditions.isEmpty ? .always : .when(conditions.count == 1 ? conditions[0] : .all(conditions))
  }

  var condition: Expr<Bool> {
    switch self {
    case .always: true
    case .never: false
    case .when(let condition): Expr(condition)
    }
  }

  func entries(_ entries: [MapEntry]) -> [MapEntry] {
    switch self {
    case .always: entries
    case .never: []
    case .when(let condition): [.when(condition, entries, else: [])]
    }
  }

  func items(_ items: [ListItem]) -> [ListItem] {
    switch self {
    case .always: items
    case .never: []
    case .when(let condition): [.when(condition, items, else: [])]
    }
  }
}
