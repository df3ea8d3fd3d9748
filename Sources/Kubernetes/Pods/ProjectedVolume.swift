public import ChartModel

/// What one source brings into a projected volume.
public struct ProjectedSource: Sendable {
  let tree: Tree

  private init(_ source: String, _ object: ObjectName, items: [(key: String, path: Expr<String>)], optional: Bool?) {
    tree = MapBuilder.tree { map in
      map.map(source) { map in
        map.put("name", object.expression())
        map.list(
          "items",
          items.map { item in
            MapBuilder.tree { map in
              map.put("key", fixed: item.key)
              map.put("path", item.path)
            }
          })
        map.put("optional", optional)
      }
    }
  }

  /// Entries of a Secret.
  ///
  /// - Parameters:
  ///   - items: each key's path in the volume; every path once in the volume, or the API server refuses the pod
  ///     (kubernetes/kubernetes pkg/apis/core/validation/validation.go, validateProjectionSources).
  ///   - optional: the Secret, and each of the keys, may be missing (kubernetes/kubernetes pkg/volume/projected/projected.go).
  public static func secret(_ secret: ObjectName, items: [(key: String, path: Expr<String>)] = [], optional: Bool? = nil) -> Self {
    ProjectedSource("secret", secret, items: items, optional: optional)
  }

  /// Entries of a ConfigMap; parameters as for a Secret.
  public static func configMap(_ configMap: ObjectName, items: [(key: String, path: Expr<String>)] = [], optional: Bool? = nil) -> Self {
    ProjectedSource("configMap", configMap, items: items, optional: optional)
  }
}

/// A part of a projected volume.
public indirect enum ProjectedPart: Part {
  /// Entries of one Secret or ConfigMap.
  case source(ProjectedSource)
  case when(Expression, [ProjectedPart], else: [ProjectedPart])
  case each(Loop, [ProjectedPart])

  public var block: PartBlock<Self>? {
    switch self {
    case .when(let condition, let then, let otherwise): .when(condition, then, else: otherwise)
    case .each(let loop, let body): .each(loop, body)
    case .source: nil
    }
  }
}

extension PartsBuilder where P == ProjectedPart {
  /// Takes a source for the volume.
  public static func buildExpression(_ source: ProjectedSource) -> [ProjectedPart] { [.source(source)] }
}

extension Volume {
  /// Files of several Secrets and ConfigMaps in one volume (kubernetes.io, "Projected Volumes").
  public static func projected(_ name: String, @PartsBuilder<ProjectedPart> _ sources: () -> [ProjectedPart]) -> Volume {
    projected(name, mode: nil, sources())
  }

  private static func projected(_ name: String, mode: Int?, _ sources: [ProjectedPart]) -> Volume {
    Volume(
      name, "projected",
      tree: MapBuilder.tree { map in
        if let mode { map.put(mode: mode) }
        map.list("sources", sources.items { if case .source(let source) = $0 { source.tree } else { nil } })
      })
  }
}

extension Volume where OS == Linux {
  /// The same with files of this mode, such as 0o440.
  public static func projected(
    _ name: String, defaultMode: Int, @PartsBuilder<ProjectedPart> _ sources: () -> [ProjectedPart]
  ) -> Volume {
    projected(name, mode: defaultMode, sources())
  }
}

extension Volume where OS: WindowsOperatingSystem {
  @available(*, unavailable, message: "defaultMode is Linux-only: Windows volumes have no modes, leave it out")
  public static func projected(
    _ name: String, defaultMode: Int, @PartsBuilder<ProjectedPart> _ sources: () -> [ProjectedPart]
  ) -> Volume { emptyDir(name) }
}
