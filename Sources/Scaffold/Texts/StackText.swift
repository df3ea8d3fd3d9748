import ChartModel
import StackFile

/// The stack file, with what may stand in the place of each option beside it.
enum StackText {
  /// Where editors find the form of the file. It is hidden from listings, because nobody edits it.
  static let schemaPath = ".wingen/stack.schema.json"

  static func text(_ stack: WindowsNodes, name: String) -> String {
    let options = stack.options
    return """
      # yaml-language-server: $schema=\(schemaPath)
      # \(stack.summary)
      stack: \(StackFile.generalStack)
      options:
        cloud: \(options.cloud.rawValue)  # \(list(StackCloud.allCases.map(\.rawValue)))
        strategy: \(options.strategy.rawValue)  # \(list(StackStrategy.allCases.map(\.rawValue)))
        # \(list(StackBackend.allCases.map(\.rawValue)))
        backends: [\(options.backends.map(\.rawValue).joined(separator: ", "))]
        logs: \(options.logs)
      chart:
        name: \(name)
        version: \(stack.info.version)
      # The chart's own defaults, where they are not the stack's; `wingen build . -o chart` writes all settings into chart/values.yaml.
      values: {}

      """
  }

  private static func list(_ names: [String]) -> String { names.joined(separator: ", ") }
}
