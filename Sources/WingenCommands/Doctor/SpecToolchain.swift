import Glibc
import SpecCompilation

/// What compiling a spec in a Swift file takes. Nothing else of wingen needs it.
enum SpecToolchain {
  static func facts() -> [EnvironmentFact] { [compiler(), pkgConfig(), yaml(), library(), cache()] }

  private static func compiler() -> EnvironmentFact {
    let remedy = "install a Swift 6.2 toolchain or a later one from https://swift.org/install, and put it on PATH"
    func fact(_ state: EnvironmentFact.State, _ text: String) -> EnvironmentFact {
      EnvironmentFact(area: .specs, name: "swiftc", state: state, text: text, remedy: state == .fine ? nil : remedy)
    }
    guard let path = OtherPrograms.find("swiftc") else { return fact(.missing, "compiles specs") }
    guard let line = OtherPrograms.firstLine("swiftc --version"), let version = version(in: line) else {
      return fact(.unfit, "\(path) does not say its version")
    }
    let text = "\(path), version \(version.map(String.init).joined(separator: "."))"
    return fact(version.lexicographicallyPrecedes([6, 2]) ? .unfit : .fine, text)
  }

  /// The numbers in `Swift version 6.3.1 (swift-6.3.1-RELEASE)`, as the compiler says it.
  static func version(in line: String) -> [Int]? {
    guard let start = line.firstRange(of: "Swift version ") else { return nil }
    let numbers = line[start.upperBound...].prefix { $0.isNumber || $0 == "." }.split(separator: ".").compactMap { Int($0) }
    return numbers.isEmpty ? nil : numbers
  }

  private static func pkgConfig() -> EnvironmentFact {
    let path = OtherPrograms.find("pkg-config")
    return EnvironmentFact(
      area: .specs, name: "pkg-config", state: path == nil ? .missing : .fine, text: path ?? "tells the compiler where libyaml is",
      remedy: path == nil ? "apt-get install pkg-config" : nil)
  }

  private static func yaml() -> EnvironmentFact {
    let version = OtherPrograms.firstLine("pkg-config --modversion yaml-0.1")
    return EnvironmentFact(
      area: .specs, name: "libyaml", state: version == nil ? .missing : .fine,
      text: version.map { "version \($0), with headers" } ?? "specs are linked with it",
      remedy: version == nil ? "apt-get install libyaml-dev" : nil)
  }

  /// What specs are compiled against: built already, or its sources, from which the first spec builds it.
  private static func library() -> EnvironmentFact {
    func fact(_ state: EnvironmentFact.State, _ text: String, remedy: String? = nil) -> EnvironmentFact {
      EnvironmentFact(area: .specs, name: "library", state: state, text: text, remedy: remedy)
    }
    switch SpecRunner.environment.libraryState {
    case .built(let folder): return fact(.fine, folder)
    case .sources(let folder): return fact(.fine, "\(folder), to be built with the first spec, which then takes minutes")
    case nil: return fact(.missing, "specs are compiled against it", remedy: "make install puts its sources beside the program")
    }
  }

  /// Where compiled specs are kept.
  private static func cache() -> EnvironmentFact {
    let folder = SpecRunner.environment.cache
    func fact(_ state: EnvironmentFact.State, _ text: String) -> EnvironmentFact {
      let remedy = "set WINGEN_CACHE to a folder that can be written to"
      return EnvironmentFact(area: .specs, name: "cache", state: state, text: text, remedy: state == .fine ? nil : remedy)
    }
    guard let folder else { return fact(.missing, "compiled specs are kept there; neither HOME nor another variable names a folder") }
    // What is not there yet is made in the nearest folder that is.
    var nearest = folder
    while !InputFile.exists(nearest), let slash = nearest.lastIndex(of: "/"), slash > nearest.startIndex {
      nearest = String(nearest[..<slash])
    }
    return access(nearest, W_OK) == 0 ? fact(.fine, folder) : fact(.unfit, "\(nearest) cannot be written to")
  }
}
