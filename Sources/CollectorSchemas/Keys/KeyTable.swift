/// The keys of the components' configurations. Tables/README.md describes the text that it is read from.
struct KeyTable: Sendable {
  var blocks: [ConfigurationBlock] = []
  var variants: [BlockVariants] = []
  /// The blocks of components by section and current name, such as `exporters/debug`.
  var components: [String: Int] = [:]
  /// The block of `service`.
  var service: Int?
  /// What could not be read: the file, the number of the line, and what is wrong with it.
  var flaws: [String] = []

  init() {}

  /// - Parameter files: names and texts; references may go from any file to any other.
  init(_ files: [(path: String, text: String)]) {
    var reader = KeyTableReader()
    for file in files { reader.read(file.text, file: file.path) }
    self = reader.finish()
  }

  func block(of kind: ComponentKind, _ type: String) -> ConfigurationBlock? {
    components["\(kind.section)/\(type)"].map { blocks[$0] }
  }
}
