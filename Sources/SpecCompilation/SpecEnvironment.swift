/// What of its surroundings the compilation of specs depends on.
public struct SpecEnvironment: Sendable {
  /// The path of the running program, links followed.
  public var program: String
  /// The folders in which programs are looked for.
  public var searchPath: [String]
  /// The folder for what can be made again, such as `~/.cache/wingen`. Nil: there is no place for it.
  public var cache: String?
  /// Names a folder with a library for specs that is built already (`libWingenSpec.so`, and `Modules` beside it); `WINGEN_SPEC_LIBRARY`.
  public var builtLibrary: String?
  public var limits = SpecLimits()
  /// Whether the compiler may paint its messages.
  public var usesColor = false

  public init(program: String, searchPath: [String], cache: String?, builtLibrary: String? = nil) {
    self.program = program
    self.searchPath = searchPath
    self.cache = cache
    self.builtLibrary = builtLibrary
  }

  /// From a program's path and its environment variables: `PATH`, `WINGEN_CACHE`, `XDG_CACHE_HOME` and `HOME` (XDG Base Directory
  /// Specification), `WINGEN_SPEC_LIBRARY`.
  public init(program: String, variables: (String) -> String?) {
    func folder(_ name: String, _ suffix: String) -> String? {
      // A relative XDG_CACHE_HOME is to be ignored, the specification says.
      variables(name).flatMap { $0.hasPrefix("/") ? $0 + suffix : nil }
    }
    self.init(
      program: program, searchPath: (variables("PATH") ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":").map(String.init),
      cache: folder("WINGEN_CACHE", "") ?? folder("XDG_CACHE_HOME", "/wingen") ?? folder("HOME", "/.cache/wingen"),
      builtLibrary: variables("WINGEN_SPEC_LIBRARY"))
  }
}

/// How much a spec may take. A spec that declares a chart needs milliseconds and a few MiB; these bounds end what has gone wrong.
public struct SpecLimits: Sendable, Hashable {
  /// For the spec's own run.
  public var seconds = 20
  /// Bytes of address space of the spec's process.
  public var memory = 2 << 30
  /// Bytes of what the spec prints that are shown.
  public var printedBytes = 64 << 10
  /// Bytes of the chart that the spec hands back.
  public var chartBytes = 256 << 20
  /// For compiling the spec, once per change.
  public var compilerSeconds = 300
  /// For building the library for specs, once per compiler.
  public var librarySeconds = 3600

  public init() {}
}
