public import ChartModel

/// What a container requests and may use at most: a user's whole value, or amounts that the chart computes.
public struct Resources: Sendable {
  let tree: Tree?

  /// A setting as it stands.
  public static func setting(_ setting: Expr<ResourceRequirements>) -> Resources { Resources(tree: Tree.whole(setting.expression)) }

  /// - Parameter memory: request and limit at once: memory that is not set aside is the first to be taken away.
  public static func amounts(cpuRequest: Expr<Quantity>, cpuLimit: Expr<Quantity>? = nil, memory: Expr<Quantity>) -> Resources {
    Resources(
      tree: MapBuilder.tree { map in
        map.map("requests") { requests in
          requests.put("cpu", cpuRequest)
          requests.put("memory", memory)
        }
        map.map("limits") { limits in
          limits.put("cpu", cpuLimit)
          limits.put("memory", memory)
        }
      })
  }
}
