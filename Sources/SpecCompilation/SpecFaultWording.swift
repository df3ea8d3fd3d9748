import CSystem
public import Diagnostics
import Glibc

extension SpecFault {
  /// What is to be told, in its order.
  public var diagnostics: [Diagnostic] {
    if case .problems(let problems) = self { problems } else { [diagnostic] }
  }

  private var diagnostic: Diagnostic {
    switch self {
    case .noCompiler(let spec):
      Diagnostic(
        "SPEC030", .error, "no Swift compiler was found on PATH, and the spec is a Swift file", in: spec,
        hint:
          "install Swift 6.2 or later (swift.org/install), or describe the chart in a stack.yaml, which needs none; wingen doctor says more"
      )
    case .noLibrary(let program):
      Diagnostic(
        "SPEC031", .error, "the library that specs are compiled with is neither beside \(program) nor built",
        hint: "install wingen with make install, which puts \(SpecLibrarySources.installed) beside it; wingen doctor says more")
    case .noCache:
      Diagnostic(
        "SPEC032", .error, "there is no folder for compiled specs: neither HOME nor XDG_CACHE_HOME is set",
        hint: "set HOME, XDG_CACHE_HOME or WINGEN_CACHE to an absolute path")
    case .brokenLibrary(let output):
      Diagnostic(
        "SPEC033", .error, "the library that specs are compiled with could not be built:\n\(output)",
        hint: "Swift 6.2 or later, pkg-config and libyaml's headers (Debian: pkg-config, libyaml-dev) are needed; wingen doctor says more")
    case .noSpec(let files):
      Diagnostic(
        "SPEC034", .error, "no type here is a spec", in: files.first,
        hint: "declare one outside of other types: struct MyChart: ChartSpec { … }")
    case .severalSpecs(let names, let file):
      Diagnostic(
        "SPEC035", .error, "\(names.count) types are specs: \(names.joined(separator: ", "))", in: file,
        hint: "leave one, and put the others into files or folders of their own")
    case .repeatedFile(let first, let second):
      Diagnostic("SPEC036", .error, "\(first) has the same name, which the files of one spec may not have", in: second, hint: "rename one")
    case .notCompiled(_, let file):
      Diagnostic("SPEC037", .error, "the spec does not compile", in: file, hint: "the compiler's messages stand above")
    case .changed(let file):
      Diagnostic("SPEC037", .error, "the file was changed while it was compiled", in: file, hint: "run the command again")
    case .compilerRanOn(let file, let seconds):
      Diagnostic(
        "SPEC037", .error, "the compiler worked on the spec for \(seconds) seconds and was ended", in: file,
        hint: "give large expressions types, or divide them")
    case .outOfTime(let file, let seconds):
      Diagnostic(
        "SPEC038", .error, "the spec ran for \(seconds) seconds and was ended", in: file, hint: "look for a loop that does not end")
    case .tooMuchOutput(let file, let bytes):
      Diagnostic(
        "SPEC038", .error, "the spec's chart has more than \(bytes >> 20) MiB", in: file, hint: "look for a loop that does not end")
    case .crashed(let file, let signal, let memory):
      Diagnostic(
        "SPEC039", .error, "the spec crashed: \(Self.name(of: signal))", in: file,
        hint: "what it printed last stands above; it may use \(memory >> 30) GiB of memory, and can neither write files nor reach a network"
      )
    case .exited(let file, let code):
      Diagnostic(
        "SPEC039", .error, "the spec ended itself with the exit code \(code)", in: file,
        hint: "a spec declares a chart and returns; remove exit()")
    case .silent(let file):
      Diagnostic("SPEC039", .error, "the spec ended without a chart", in: file, hint: "a spec declares a chart and returns; remove exit()")
    case .unreadable(let reason, let file):
      Diagnostic(reason.code, .error, reason.message, in: file, hint: reason.hint)
    case .problems(let problems):
      problems.first ?? Diagnostic("SPEC039", .error, "the spec ended without a chart")
    case .system(let fault):
      Diagnostic("SPEC045", .error, Self.text(of: fault), hint: "wingen doctor says more")
    }
  }

  private static func text(of fault: SystemFault) -> String {
    let reason = String(cString: wingen_error_text(fault.reason))
    return "cannot \(fault.action.rawValue) \(fault.path): \(reason)"
  }

  private static func name(of signal: Int32) -> String {
    switch signal {
    case SIGILL, SIGTRAP: "a check of the language failed (signal \(signal))"
    case SIGSEGV, SIGBUS: "it touched memory that is not its own, or called itself without end (signal \(signal))"
    case SIGABRT: "it gave up, perhaps for want of memory (signal \(signal))"
    case SIGKILL: "it was killed (signal \(signal))"
    case SIGXCPU: "it used up its processor time (signal \(signal))"
    default: "signal \(signal)"
    }
  }
}
