import YAML

extension Scope {
  /// - Parameter number: how many documents of the chart stand before the block, and then, behind it.
  mutating func documents(_ block: DocumentBlock, number: inout Int, _ emit: (Document, Int, YAMLMap) -> Void) {
    switch block {
    case .document(let document):
      var entries: [YAMLMap.Entry] = [
        .init(key: "apiVersion", value: .string(document.apiVersion)), .init(key: "kind", value: .string(document.kind)),
      ]
      append(document.entries, to: &entries)
      emit(document, number, YAMLMap(entries))
      number += 1
    case .when(let condition, let then, let otherwise):
      if truth(condition) {
        for part in then { documents(part, number: &number, emit) }
        number += otherwise.documentCount
      } else {
        number += then.documentCount
        for part in otherwise { documents(part, number: &number, emit) }
      }
    case .each(let loop, let body):
      let first = number
      if case .list(let items) = value(of: loop.over) {
        for item in items {
          number = first
          elements.append((loop.variable, item))
          for part in body { documents(part, number: &number, emit) }
          elements.removeLast()
        }
      }
      number = first + body.documentCount
    }
  }
}
