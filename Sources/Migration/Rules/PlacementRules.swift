import YAML

/// Nodes that pods may run on. Global ones come first: where both have a key, the chart's own wins, as in the old templates
/// (templates/_helpers.tpl). Which pods get which is in templates/_pod.tpl, job.yaml and daemonset.yaml.
enum PlacementRules {
  static let keys = [
    OldKey("global.nodeSelector", .map, .converted { value, _ in selector(value, [.collectorNodeSelector]) }),
    OldKey("nodeSelector", .map, .converted { value, _ in selector(value, [.collectorNodeSelector, .proxyNodeSelector]) }),
    OldKey("linuxNodeSelector", .map, .converted { value, _ in selector(value, [.collectorNodeSelector]) }),
    OldKey("global.tolerations", .list, .converted { value, _ in .settings([Assignment(.collectorTolerations, value, .append)]) }),
    OldKey(
      "tolerations", .list,
      .converted { value, _ in
        .settings([
          Assignment(.collectorTolerations, value, .append), Assignment(.installerTolerations, value), Assignment(.proxyTolerations, value),
        ])
      }),
    OldKey("global.affinity", .map, .converted { value, _ in .settings([Assignment(.collectorAffinity, value, .overlay)]) }),
    OldKey(
      "affinity", .map,
      .converted { value, old in
        old.isStandalone ? .settings([Assignment(.collectorAffinity, value, .overlay)]) : .leftOut(.unusedHere)
      }),
    OldKey("daemonsetCollector.affinity", .map, .leftOut(.forEveryNode)),
    OldKey.same("priorityClassName", .text, .collectorPriorityClass),
  ]

  private static let system = "kubernetes.io/os"

  /// The operating system is the chart's own affair: with the old one, a user's label went before it.
  private static func selector(_ value: LocatedValue, _ settings: [ChartSetting]) -> Conversion {
    let labels = value.entries ?? []
    let rest = labels.filter { $0.key != system }
    if rest.isEmpty { return .leftOut(labels.isEmpty ? .empty : .systemLabel) }
    let selected = LocatedValue(.map(rest), at: value.position)
    let notes = [
      rest.count < labels.count ? "without \(system), which every pod of the chart has by itself" : nil,
      settings.contains(.proxyNodeSelector) ? "for Linux and Windows pods alike, as before: Windows nodes must have these labels too" : nil,
    ]
    return .settings(settings.map { Assignment($0, selected, .overlay) }, notes: notes.compactMap(\.self))
  }
}
