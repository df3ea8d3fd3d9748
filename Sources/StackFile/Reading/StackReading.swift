import BuiltInSpecs
import ChartModel
import Diagnostics
import HelmChart
import YAML

/// Reads one stack file: its form first, then the stack's options, then the values by the stack's own settings.
struct StackReading {
  private let root: LocatedValue
  private let file: String
  private let stacks: [Stack]
  /// The one that is named, if it is known.
  private let stack: Stack?

  init(_ root: LocatedValue, file: String, stacks: [Stack]) {
    self.root = root
    self.file = file
    self.stacks = stacks
    stack = stacks.first { $0.name == root["stack"]?.string }
  }

  /// - Throws: every fault that can be told at once.
  func chart() throws(DiagnosticList) -> ChartDefinition {
    let faults = formFaults
    guard faults.isEmpty, let stack else { throw DiagnosticList(faults) }
    // The lines of the stack are nobody's who writes such a file.
    let named = (root.entry("stack")?.keyPosition ?? root.position).location(in: file)
    var chart = try base(stack, namedAt: named).movingOrigins { _ in named }
    change(&chart.info)
    return try chart.changingDefaults(by: values, file: file)
  }

  private var values: LocatedValue { root["values"] ?? LocatedValue(.map([]), at: root.position) }

  // MARK: Form

  private var formFaults: [Diagnostic] {
    var plain = root.plain
    // Settings are checked with the chart, and say more about themselves.
    if case .map(var map) = plain {
      map["values"] = nil
      if stack?.hasOptions == false { map["options"] = nil }
      plain = .map(map)
    }
    let violations = StackForm.record(of: stack, among: stacks).violations(of: plain)
    var faults = violations.map { StackProblem.form($0).diagnostic(at: root.location(at: $0.path, in: file)) }
    if let stack, !stack.hasOptions, let options = root.entry("options") {
      faults.append(StackProblem.noOptions(stack: stack.name).diagnostic(at: options.keyPosition.location(in: file)))
    }
    return faults
  }

  // MARK: Chart

  private func base(_ stack: Stack, namedAt named: SourceLocation) throws(DiagnosticList) -> ChartDefinition {
    do {
      switch stack {
      case .spec(let spec): return try spec.chart()
      case .windowsNodes: return try WindowsNodes(try options()).chart()
      }
    } catch let error as DiagnosticList {
      throw error
    } catch let error as DeclarationProblems {
      throw DiagnosticList(error.movingOrigins { _ in named }.findings.map(\.diagnostic))
    } catch {
      throw DiagnosticList([])
    }
  }

  private func options() throws(DiagnosticList) -> StackOptions {
    let options = StackOptions(root["options"]?.plain ?? [:])
    let faults = options.contradictions.map { contradiction in
      StackProblem.contradiction(contradiction)
        .diagnostic(at: root.location(at: [.key("options")] + contradiction.path, in: file))
    }
    if !faults.isEmpty { throw DiagnosticList(faults) }
    return options
  }

  private func change(_ info: inout ChartInfo) {
    let chart = root["chart"]
    info.name = chart?["name"]?.string ?? info.name
    info.version = chart?["version"]?.string ?? info.version
    info.appVersion = chart?["appVersion"]?.string ?? info.appVersion
    info.summary = chart?["summary"]?.string ?? info.summary
  }
}
