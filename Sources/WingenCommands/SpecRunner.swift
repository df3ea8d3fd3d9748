import ChartModel
import Diagnostics
import Glibc
import SpecCompilation

/// Compiles and runs specs in Swift files, and shows what the compiler and the specs say.
enum SpecRunner {
  /// - Throws: `Stop`.
  static func chart(of source: SpecSource) throws(Stop) -> ChartDefinition {
    let line = ProgressLine()
    defer { line.remove() }
    let listener = SpecCompiler.Listener(
      progress: { progress in
        if let words = words(for: progress) { line.show(words) } else { line.remove() }
      }, warnings: { StandardStreams.error(String(decoding: $0, as: UTF8.self)) },
      printed: { printed in
        StandardStreams.error(String(decoding: printed.bytes, as: UTF8.self))
        if printed.leftOut > 0 { StandardStreams.error("\n… and \(printed.leftOut) bytes more\n") }
      })
    do {
      return try SpecCompiler(environment).chart(of: source, telling: listener)
    } catch {
      line.remove()
      if case .notCompiled(let output, _) = error { StandardStreams.error(output) }
      throw Stop(error.diagnostics, error.isAboutTheSpec ? .findings : .wrongUsage)
    }
  }

  static var environment: SpecEnvironment {
    var environment = SpecEnvironment(program: program, variables: { name in getenv(name).map { String(cString: $0) } })
    environment.usesColor = isatty(STDERR_FILENO) == 1 && getenv("NO_COLOR").map { $0.pointee == 0 } ?? true
    return environment
  }

  /// The path of this program, links followed.
  private static var program: String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func words(for progress: SpecProgress) -> String? {
    switch progress {
    case .buildingLibrary: "building the library for specs, once for this compiler; this takes minutes"
    case .compiling(let file): "compiling \(file)"
    case .done: nil
    }
  }
}
