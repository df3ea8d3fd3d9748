extension Taint {
  /// As kubectl and kubelets write it: `os=windows:NoSchedule`, or `os:NoSchedule` without a value.
  public init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), colon != text.startIndex else { return nil }
    let effect = text[text.index(after: colon)...]
    guard [Self.noSchedule, Self.preferNoSchedule, Self.noExecute].contains(String(effect)) else { return nil }
    let pair = text[..<colon].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let key = pair.first, !key.isEmpty else { return nil }
    self.init(String(key), pair.count > 1 ? String(pair[1]) : "", effect: String(effect))
  }
}
