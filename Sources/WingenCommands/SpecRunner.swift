import ChartModel
import Diagnostics
import Glibc
import SpecCompilation

/// Compiles and runs specs in Swift files, and shows what the compiler and the specs say.
enum SpecRunner {
  /// - Throws: `Stop`.
  static func chart(of source: SpecSource) throws(Stop) -> ChartDefinition {
    do {
      return try Stage.run("reading the spec") { stage throws(SpecFault) in
        try SpecCompiler(environment).chart(of: source, telling: listener(stage))
      }
    } catch {
      if case .notCompiled(let output, _) = error { StandardStreams.error(output) }
      throw Stop(error.diagnostics, error.isAboutTheSpec ? .findings : .wrongUsage)
    }
  }

  private static func listener(_ stage: Stage) -> SpecCompiler.Listener {
    SpecCompiler.Listener(
      progress: { stage.show(words(for: $0)) }, warnings: { StandardStreams.note(String(decoding: $0, as: UTF8.self)) },
      printed: { printed in
        StandardStreams.error(String(decoding: printed.bytes, as: UTF8.self))
        if printed.leftOut > 0 { StandardStreams.error("\n… and \(printed.leftOut) bytes more\n") }
      })
  }

  static var environment: SpecEnvironment {
    var environment = SpecEnvironment(program: program, variables: ColorChoice.environment)
    environment.usesColor = Console.current.remarkStyle.color
    return environment
  }

  /// The path of this program, links followed.
  private static var program: String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func words(for progress: SpecProgress) -> String {
    switch progress {
    case .buildingLibrary: "building the library for specs, once for this compiler; this takes minutes"
    case .compiling(let file): "compiling \(file)"
    }
  }
}
