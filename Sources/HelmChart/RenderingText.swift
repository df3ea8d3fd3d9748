public import ChartModel
import YAML

/// Prints a rendering as `helm template` does: a document for each object, with the template that it comes from.
public enum RenderingText {
  /// Objects in Helm's install order, hooks behind them.
  public static func text(of rendering: Rendering, chartName: String) -> String {
    (rendering.objects + rendering.hooks).map { object in
      "---\n# Source: \(chartName)/templates/\(object.template)\n" + YAMLEmitter.text(for: object.value)
    }.joined()
  }
}
