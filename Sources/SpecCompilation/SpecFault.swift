public import Diagnostics

/// Why a spec in a file gave no chart.
public enum SpecFault: Error, Sendable, Hashable {
  /// No Swift compiler is on the search path.
  case noCompiler(spec: String)
  /// Nothing beside the program is the library for specs, neither built nor as source.
  case noLibrary(program: String)
  case noCache
  /// Building the library failed; the last lines that were printed.
  case brokenLibrary(output: String)
  /// No type in the files is declared to be a `ChartSpec`.
  case noSpec(files: [String])
  case severalSpecs([String], file: String)
  /// Two files of one spec have the same name, which Swift does not allow.
  case repeatedFile(String, String)
  /// The compiler's own messages.
  case notCompiled(output: String, file: String)
  /// A file was written while the compiler read it.
  case changed(file: String)
  case compilerRanOn(file: String, seconds: Int)
  case outOfTime(file: String, seconds: Int)
  case tooMuchOutput(file: String, bytes: Int)
  /// A signal ended it: a failed precondition, or memory that ran out.
  case crashed(file: String, signal: Int32, memory: Int)
  case exited(file: String, code: Int32)
  /// It ended without a chart.
  case silent(file: String)
  /// What it handed back cannot be read.
  case unreadable(Diagnostic, file: String)
  /// Mistakes in the declaration.
  case problems([Diagnostic])
  case system(SystemFault)

  /// Whether the spec itself must be changed, and not what surrounds it.
  public var isAboutTheSpec: Bool {
    switch self {
    case .noCompiler, .noLibrary, .noCache, .brokenLibrary, .unreadable, .system: false
    case .noSpec, .severalSpecs, .repeatedFile, .notCompiled, .changed, .compilerRanOn, .outOfTime, .tooMuchOutput, .crashed, .exited,
      .silent,
      .problems:
      true
    }
  }
}
