public import StackFile

/// What `wingen init` is to write.
public struct ScaffoldPlan: Sendable, Hashable {
  /// The language of the spec.
  public enum Format: String, Sendable, CaseIterable {
    case swift, yaml

    /// For those who choose.
    public var meaning: String {
      switch self {
      case .swift: "Stack.swift: everything can be changed; building it needs a Swift toolchain"
      case .yaml: "stack.yaml: options and settings; wingen alone builds it"
      }
    }
  }

  /// Where the repository is hosted, whose workflows check the chart.
  public enum CI: String, Sendable, CaseIterable {
    case github, gitlab, none

    public var meaning: String {
      switch self {
      case .github: "a workflow of GitHub Actions"
      case .gitlab: "a job of GitLab"
      case .none: "nothing"
      }
    }
  }

  public var options: StackOptions
  /// Of the chart; what `ScaffoldPlan.isName` accepts.
  public var name: String
  public var format: Format
  public var ci: CI

  public init(options: StackOptions, name: String = defaultName, format: Format, ci: CI = .none) {
    self.options = options
    self.name = name
    self.format = format
    self.ci = ci
  }

  public static let defaultName = "windows-nodes"

  /// Whether a chart can have the name: a DNS label that leaves room for a release's.
  public static func isName(_ text: String) -> Bool { StackFile.isChartName(text) }
}
