extension Taint {
  /// Reads a taint as `kubectl taint` takes it: `key=value:Effect` or `key:Effect`. Nil if it is none.
  /// Source: kubernetes/kubernetes pkg/util/taints/taints.go, parseTaint.
  public init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":") else { return nil }
    let effect = String(text[text.index(after: colon)...])
    let parts = text[..<colon].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let key = parts.first, !key.isEmpty, !key.contains(":"), ["NoSchedule", "PreferNoSchedule", "NoExecute"].contains(effect)
    else { return nil }
    self.init(key, parts.count > 1 ? parts[1] : "", effect: effect)
  }
}
