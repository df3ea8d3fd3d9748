/// What takes so long.
public enum SpecProgress: Sendable, Hashable {
  /// The library for specs is built for the compiler found, which happens once.
  case buildingLibrary
  case compiling(file: String)
}
