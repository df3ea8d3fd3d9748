public import ChartModel

/// What is done when a container starts or is about to stop.
public struct Lifecycle: Sendable {
  /// What is done. A probe knows more: a hook that opens a connection is let through by every API server, and fails when it is due
  /// (kubernetes/api, core/v1/types.go, LifecycleHandler).
  public enum Hook: Sendable {
    /// - port: a number or the name of a port of the container.
    /// - scheme: `HTTP`, which it is if nil, or `HTTPS`.
    case httpGet(path: Expr<String>, port: Expr<IntOrString>, scheme: Expr<String>? = nil)
    /// A program in the container, which ends with 0.
    case exec([Expr<String>])
    /// One of two, chosen when the chart is installed.
    indirect case either(if: Expr<Bool>, then: Hook, else: Hook)

    @available(*, unavailable, message: "the kubelet opens no connection for a hook: give httpGet or exec")
    public static func tcpSocket(port: Expr<IntOrString>) -> Hook { .exec([]) }

    /// What a probe does too; nil for what a hook cannot.
    public init?(_ check: Probe.Check) {
      switch check {
      case .httpGet(let path, let port, let scheme): self = .httpGet(path: path, port: port, scheme: scheme)
      case .exec(let command): self = .exec(command)
      case .either(let condition, let then, let otherwise):
        guard let then = Hook(then), let otherwise = Hook(otherwise) else { return nil }
        self = .either(if: condition, then: then, else: otherwise)
      case .tcpSocket: return nil
      }
    }

    fileprivate var check: Probe.Check {
      switch self {
      case .httpGet(let path, let port, let scheme): .httpGet(path: path, port: port, scheme: scheme)
      case .exec(let command): .exec(command)
      case .either(let condition, let then, let otherwise): .either(if: condition, then: then.check, else: otherwise.check)
      }
    }
  }

  let tree: Tree
  /// When it is there; nil is always.
  private(set) var condition: Expr<Bool>?

  /// Hooks of one container; what is nil is not done.
  ///
  /// - Parameters:
  ///   - postStart: done once the container is created, while its own program starts; if it fails, the container is killed.
  ///   - preStop: done before the container is told to stop, within the pod's grace period.
  public init(postStart: Hook? = nil, preStop: Hook? = nil) {
    tree = MapBuilder.tree { map in
      if let postStart { map.map("postStart") { postStart.check.encode(into: &$0) } }
      if let preStop { map.map("preStop") { preStop.check.encode(into: &$0) } }
    }
  }

  /// The same, only if a condition holds when the chart is installed.
  public func when(_ condition: Expr<Bool>) -> Lifecycle {
    var conditional = self
    conditional.condition = self.condition.map { $0 && condition } ?? condition
    return conditional
  }
}
