/// A file that `wingen content` writes from the chart's values, for programs that no chart installs: rules of a Prometheus elsewhere, a
/// dashboard.
public struct WrittenByCommand: ChartElement {
  private let file: ContentFile

  /// - Parameters:
  ///   - path: relative to the folder that is written, such as `rules/windows.yaml`.
  ///   - text: fixed when the chart is built.
  public init(_ path: String, text: String) { file = ContentFile(path: path, body: .fixed(text)) }

  /// - Parameter helper: the name of the named template whose text it is.
  public init(_ path: String, helper: String) { file = ContentFile(path: path, body: .helper(helper)) }

  public var parts: [ChartPart] { [.content(file)] }
}
