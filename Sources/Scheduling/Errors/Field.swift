import YAML

/// A value on the way down into a document. It knows its path, so that an error can say where it stands.
///
/// As in Kubernetes, null is the same as absent.
struct Field {
  var value: YAMLValue
  var path: [PathElement]

  func error(_ problem: PlacementError.Problem) -> PlacementError { PlacementError(problem, at: path) }

  private func mismatch(_ expected: PlacementError.Shape) -> PlacementError {
    error(.wrongType(expected: expected, found: .init(value)))
  }

  func map() throws(PlacementError) -> YAMLMap {
    guard case .map(let map) = value else { throw mismatch(.map) }
    return map
  }

  /// The value of a key, or nil if it is absent or null. Throws if this is no map.
  func field(_ key: String) throws(PlacementError) -> Field? {
    guard let value = try map()[key], value != .null else { return nil }
    return Field(value: value, path: path + [.key(key)])
  }

  func text() throws(PlacementError) -> String {
    guard case .string(let text) = value else { throw mismatch(.text) }
    return text
  }

  func text(_ key: String) throws(PlacementError) -> String? { try field(key)?.text() }

  /// A text that must be there.
  func requiredText(_ key: String) throws(PlacementError) -> String {
    guard let text = try text(key) else { throw error(.missingField(key)) }
    return text
  }

  func flag(_ key: String) throws(PlacementError) -> Bool {
    guard let field = try field(key) else { return false }
    guard case .bool(let flag) = field.value else { throw field.mismatch(.boolean) }
    return flag
  }

  /// The items of a list; none if it is absent.
  func items(_ key: String) throws(PlacementError) -> [Field] {
    guard let field = try field(key) else { return [] }
    guard case .list(let items) = field.value else { throw field.mismatch(.list) }
    return items.enumerated().map { Field(value: $0.element, path: field.path + [.index($0.offset)]) }
  }

  func texts(_ key: String) throws(PlacementError) -> [String] {
    var texts: [String] = []
    for item in try items(key) { texts.append(try item.text()) }
    return texts
  }

  /// The entries of a map; none if it is absent. Entries that are null stay.
  func entries(_ key: String) throws(PlacementError) -> [(key: String, field: Field)] {
    guard let field = try field(key) else { return [] }
    return try field.map().entries.map { ($0.key, Field(value: $0.value, path: field.path + [.key($0.key)])) }
  }

  /// A map of texts; null is the empty text, as it is to Go.
  func textMap(_ key: String) throws(PlacementError) -> [String: String] {
    var texts: [String: String] = [:]
    for entry in try entries(key) { texts[entry.key] = entry.field.value == .null ? "" : try entry.field.text() }
    return texts
  }

  func quantities(_ key: String) throws(PlacementError) -> [String: Quantity] {
    var quantities: [String: Quantity] = [:]
    for entry in try entries(key) { quantities[entry.key] = try entry.field.quantity() }
    return quantities
  }

  /// Null is zero, as it is to Go.
  private func quantity() throws(PlacementError) -> Quantity {
    if value == .null { return .zero }
    do throws(QuantityFault) { return try Quantity(value) } catch {
      guard error != .notText else { throw mismatch(.text) }
      throw self.error(.badQuantity(text: value.string ?? JSONWriter.text(for: value, pretty: false), error))
    }
  }
}
