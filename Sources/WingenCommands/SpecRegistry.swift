import BuiltInSpecs

/// The specs that are found by name: those in the binary, and those of the package that runs wingen as its own program.
enum SpecRegistry {
  @TaskLocal static var specs: [BuiltInSpec] = []

  static var names: [String] { specs.map(\.name) }

  static func spec(_ name: String) -> BuiltInSpec? { specs.first { $0.name == name } }
}
