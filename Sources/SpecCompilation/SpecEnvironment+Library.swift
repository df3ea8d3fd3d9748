extension SpecEnvironment {
  /// The folder with the sources of the library that specs are compiled against; nil if none lies beside the program.
  public var librarySources: String? { SpecLibrarySources.find(for: program)?.folder }
}
