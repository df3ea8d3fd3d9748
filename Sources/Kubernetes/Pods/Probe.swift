public import ChartModel

/// A regular look at a container's health.
public struct Probe: Sendable {
  /// What is done to find out.
  public enum Check: Sendable {
    /// - port: a number or the name of a port of the container.
    /// - scheme: `HTTP`, which it is if nil, or `HTTPS`: the kubelet then takes any certificate (kubernetes/website,
    ///   content/en/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes.md).
    case httpGet(path: Expr<String>, port: Expr<IntOrString>, scheme: Expr<String>? = nil)
    /// A connection to a port of the container, by number or name.
    case tcpSocket(port: Expr<IntOrString>)
    /// A program in the container, which ends with 0.
    case exec([Expr<String>])
    /// One of two, chosen when the chart is installed.
    indirect case either(if: Expr<Bool>, then: Check, else: Check)
  }

  let tree: Tree

  init(tree: Tree) { self.tree = tree }

  /// All times in seconds; what is nil is left to Kubernetes' defaults (period 10, timeout 1, failures 3).
  public init(
    _ check: Check, initialDelay: Expr<Int>? = nil, period: Expr<Int>? = nil, timeout: Expr<Int>? = nil, failures: Expr<Int>? = nil
  ) {
    tree = MapBuilder.tree { map in
      check.encode(into: &map)
      map.put("initialDelaySeconds", initialDelay)
      map.put("periodSeconds", period)
      map.put("timeoutSeconds", timeout)
      map.put("failureThreshold", failures)
    }
  }
}

extension Probe.Check {
  func encode(into map: inout MapBuilder) {
    switch self {
    case .httpGet(let path, let port, let scheme):
      map.map("httpGet") { get in
        get.put("path", path)
        get.put("port", port)
        get.put("scheme", scheme)
      }
    case .tcpSocket(let port): map.map("tcpSocket") { $0.put("port", port) }
    case .exec(let command): map.map("exec") { $0.list("command", command) }
    case .either(let condition, let then, let otherwise):
      map.when(condition) {
        then.encode(into: &$0)
      } else: {
        otherwise.encode(into: &$0)
      }
    }
  }
}
