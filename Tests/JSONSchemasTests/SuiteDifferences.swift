/// The tests of the JSON Schema Test Suite that are known to end otherwise, each with the reason.
enum SuiteDifferences {
  static func known(_ draft: String) -> Set<String> { [] }
}
