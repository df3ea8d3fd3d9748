import ChartModel

/// Makes an object a Helm hook: it is created at a moment of a release's life and is no part of the release (helm.sh, "Chart Hooks").
public struct HelmHook: Sendable, Hashable {
  /// When the object is created.
  public enum Trigger: String, Sendable {
    case preInstall = "pre-install"
    case postInstall = "post-install"
    case preUpgrade = "pre-upgrade"
    case postUpgrade = "post-upgrade"
    case preDelete = "pre-delete"
    case postDelete = "post-delete"
    case preRollback = "pre-rollback"
    case postRollback = "post-rollback"
    /// By `helm test`.
    case test
  }

  /// When the object is deleted.
  public enum DeletePolicy: String, Sendable {
    /// Before the hook runs the next time: what was left can be looked at until then.
    case beforeHookCreation = "before-hook-creation"
    case hookSucceeded = "hook-succeeded"
    case hookFailed = "hook-failed"
  }

  public var triggers: [Trigger]
  /// Hooks of one moment run in the order of their weights.
  public var weight: Int
  public var deletePolicies: [DeletePolicy]

  public init(_ triggers: Trigger..., weight: Int = 0, deletePolicies: [DeletePolicy] = [.beforeHookCreation]) {
    self.triggers = triggers
    self.weight = weight
    self.deletePolicies = deletePolicies
  }

  /// Run by `helm test`.
  public static let test = HelmHook(.test)
  public static let preInstall = HelmHook(.preInstall)
  public static let postInstall = HelmHook(.postInstall)
  public static let preUpgrade = HelmHook(.preUpgrade)
  public static let postUpgrade = HelmHook(.postUpgrade)
  public static let preDelete = HelmHook(.preDelete)
  public static let postDelete = HelmHook(.postDelete)

  var annotations: [Pair] {
    var pairs = [Pair("helm.sh/hook", Expr(literal: triggers.map(\.rawValue).joined(separator: ",")))]
    if weight != 0 { pairs.append(Pair("helm.sh/hook-weight", Expr(literal: String(weight)))) }
    if !deletePolicies.isEmpty {
      pairs.append(Pair("helm.sh/hook-delete-policy", Expr(literal: deletePolicies.map(\.rawValue).joined(separator: ","))))
    }
    return pairs
  }
}
