extension ImmutableChange {
  /// What to do, as one sentence.
  public var advice: String {
    switch remedy {
    case .recreateWithPods:
      "delete the old object first (\(command)), which stops its pods until the new one starts others; or give it another name"
    case .recreateKeepingPods:
      "delete the old object without its pods (\(command) --cascade=orphan), which the new one takes over"
    case .recreate: "delete the old object first (\(command)); what depends on it lacks it until the new one is there"
    case .rename: "give the new object another name, and point to it what uses the old one"
    case .copyData: "create a claim of another name and copy the data; deleting this one may delete its volume"
    }
  }

  private var command: String {
    let kind = identity.group.isEmpty ? identity.kind : "\(identity.kind).\(identity.group)"
    return "kubectl delete \(kind) \(identity.name)" + (identity.namespace.map { " -n \($0)" } ?? "")
  }
}
