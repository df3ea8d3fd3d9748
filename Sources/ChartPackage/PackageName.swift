/// What a packaged chart's file is called.
public enum PackageName {
  /// `NAME-VERSION.tgz`. Source: helm/helm `pkg/chart/v2/util/save.go`.
  public static func fileName(chart: String, version: String) -> String { "\(chart)-\(version).tgz" }
}
