public import ChartModel
import StackFile

/// A file that is written once, and the user's from then on.
public struct ScaffoldFile: Sendable, Hashable {
  /// Relative to the folder that is begun.
  public var path: String
  public var text: String
  /// In place of which file of a user's it may stay away: what it would add is told then.
  public var isOptional = false

  init(_ path: String, _ text: String, isOptional: Bool = false) {
    self.path = path
    self.text = text
    self.isOptional = isOptional
  }
}

extension ScaffoldPlan {
  /// The files of the folder, in the order in which a reader would want them.
  ///
  /// - Throws: mistakes of the stack's own, of which no options without contradictions make any.
  public func files() throws(DeclarationProblems) -> [ScaffoldFile] {
    let stack = WindowsNodes(options)
    let chart = try stack.chart()
    var files: [ScaffoldFile] = []
    switch format {
    case .swift: files.append(ScaffoldFile("Stack.swift", SpecText.text(stack, name: name)))
    case .yaml:
      files.append(ScaffoldFile(StackFile.fileName, StackText.text(stack, name: name)))
      files.append(ScaffoldFile(StackText.schemaPath, try StackSchema.text(specs: [])))
    }
    files.append(ScaffoldFile("values/example.yaml", ExampleValues.text(stack, chart.settings)))
    files.append(ScaffoldFile("README.md", GuideText.text(self, stack, chart)))
    files.append(ScaffoldFile(".pre-commit-config.yaml", WorkflowText.preCommit, isOptional: true))
    switch ci {
    case .github: files.append(ScaffoldFile(".github/workflows/chart.yaml", WorkflowText.github(format), isOptional: true))
    case .gitlab: files.append(ScaffoldFile(".gitlab-ci.yml", WorkflowText.gitlab(format), isOptional: true))
    case .none: break
    }
    return files
  }
}
