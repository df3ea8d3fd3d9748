import ChartModel

/// Makes an object a Helm hook: it is created at a moment of a release's life and is no part of the release (helm.sh, "Chart Hooks").
public struct HelmHook: Sendable, Hashable {
  /// When the object is created.
  public enum Trigger: String, Sendable {
    /// After templates are rendered, before anything is created.
    case preInstall = "pre-install"
    /// After everything is created.
    case postInstall = "post-install"
    /// After templates are rendered, before anything is changed.
    case preUpgrade = "pre-upgrade"
    /// After everything is changed.
    case postUpgrade = "post-upgrade"
    /// Before anything is deleted.
    case preDelete = "pre-delete"
    /// After everything is deleted.
    case postDelete = "post-delete"
    /// Before a rollback changes anything.
    case preRollback = "pre-rollback"
    /// After a rollback.
    case postRollback = "post-rollback"
    /// By `helm test`.
    case test
  }

  /// When the object is deleted.
  public enum DeletePolicy: String, Sendable {
    /// Before the hook runs the next time: what was left can be looked at until then.
    case beforeHookCreation = "before-hook-creation"
    /// Once it has succeeded.
    case hookSucceeded = "hook-succeeded"
    /// Once it has failed.
    case hookFailed = "hook-failed"
  }

  /// When the object is created.
  public var triggers: [Trigger]
  /// Hooks of one moment run in the order of their weights.
  public var weight: Int
  /// When it is deleted; Helm otherwise deletes it before the next run.
  public var deletePolicies: [DeletePolicy]

  /// A hook of these moments; of one moment those of lower weight run first.
  public init(_ triggers: Trigger..., weight: Int = 0, deletePolicies: [DeletePolicy] = [.beforeHookCreation]) {
    self.triggers = triggers
    self.weight = weight
    self.deletePolicies = deletePolicies
  }

  /// Run by `helm test`.
  public static let test = HelmHook(.test)
  /// Before the first installation.
  public static let preInstall = HelmHook(.preInstall)
  /// After the first installation.
  public static let postInstall = HelmHook(.postInstall)
  /// Before every upgrade.
  public static let preUpgrade = HelmHook(.preUpgrade)
  /// After every upgrade.
  public static let postUpgrade = HelmHook(.postUpgrade)
  /// Before the release is uninstalled.
  public static let preDelete = HelmHook(.preDelete)
  /// After the release is uninstalled.
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
