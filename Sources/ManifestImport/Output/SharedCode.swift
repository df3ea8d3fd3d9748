/// Code that stands in several places, under names.
struct SharedCode {
  struct Declaration {
    var name: String
    var type: String
    var code: SwiftCode
  }

  private(set) var declarations: [Declaration] = []
  private(set) var names: [SwiftCode: String] = [:]

  /// - Parameter identifiers: gets the names.
  init(_ codes: [SwiftCode], _ identifiers: inout Identifiers) {
    var counts: [SwiftCode: Int] = [:]
    var order: [SwiftCode] = []
    for code in codes {
      code.eachShareable { shareable in
        counts[shareable, default: 0] += 1
        if counts[shareable] == 2 { order.append(shareable) }
      }
    }
    for code in order {
      guard case .shareable(let type, let stem, let inner) = code else { continue }
      let name = identifiers.unique(stem)
      names[code] = name
      declarations.append(Declaration(name: name, type: type, code: inner))
    }
  }
}

extension SwiftCode {
  fileprivate func eachShareable(_ body: (SwiftCode) -> Void) {
    switch self {
    case .text, .lines: break
    case .call(_, let arguments, let parts):
      for argument in arguments { argument.code.eachShareable(body) }
      for part in parts ?? [] { part.eachShareable(body) }
    case .method(let base, _, let arguments):
      base.eachShareable(body)
      for argument in arguments { argument.code.eachShareable(body) }
    case .list(let items): for item in items { item.eachShareable(body) }
    case .map(let entries): for entry in entries { entry.value.eachShareable(body) }
    case .shareable: body(self)
    }
  }
}
