public import BuiltInSpecs
public import ChartModel
public import Diagnostics
import YAML

/// A chart described by a `stack.yaml`: a built-in stack, what was chosen about it, and the defaults that differ. docs/stack-files.md
/// describes the file, `StackSchema` describes it to editors.
public enum StackFile {
  /// The file's name, in a folder that is named in its place.
  public static let fileName = "stack.yaml"

  /// No stack file has more bytes; values files have no more either.
  public static let largest = 4 << 20

  /// The stack that is put together from options.
  public static let generalStack = Stack.windowsNodesName

  /// Whether a chart can have the name.
  public static func isChartName(_ name: String) -> Bool { StackForm.chartName.matches(name) }

  /// Makes the chart that a stack file describes.
  ///
  /// - Parameters:
  ///   - name: what messages call the file.
  ///   - specs: the stacks that are found by name, beside `windows-nodes`; of two of one name the first counts.
  /// - Throws: everything that is wrong with the file, with its places: `STACK…` about its own keys, `VAL…` about settings, `YAML…` about
  ///   what is no YAML.
  public static func chart(reading bytes: [UInt8], name: String, specs: [BuiltInSpec]) throws(DiagnosticList) -> ChartDefinition {
    let root: LocatedValue
    var options = YAMLReader.Options.valuesFile
    options.acceptsByteOrderMark = true
    options.maxBytes = largest
    do { root = try YAMLReader.readSingle(bytes, file: name, options: options) } catch {
      throw DiagnosticList([error.hidingCredentials(in: bytes).diagnostic])
    }
    return try StackReading(root, file: name, stacks: Stack.all(specs)).chart()
  }
}
