import ChartModel

/// Which clusters a chart's `kubeVersion` allows, compared with another's.
enum KubernetesRange {
  enum Change { case same, narrowed, widened }

  /// - Returns: `narrowed` also where a range cannot be read: then nobody can tell.
  static func change(from old: String, to new: String) -> Change {
    guard let before = range(old), let after = range(new) else { return old == new ? .same : .narrowed }
    // Between two versions that ranges name, either all are allowed or none: one at each bound, and one on either side, is enough.
    var versions: Set<ChartVersion> = []
    for bound in (before?.bounds ?? []) + (after?.bounds ?? []) {
      let minors = [bound.minor, bound.minor &+ 1, bound.minor == 0 ? 0 : bound.minor - 1]
      let patches = [bound.patch, bound.patch &+ 1, bound.patch == 0 ? 0 : bound.patch - 1, 0, 99]
      for major in [bound.major, bound.major &+ 1, bound.major == 0 ? 0 : bound.major - 1] {
        for minor in minors { for patch in patches { ChartVersion("\(major).\(minor).\(patch)").map { _ = versions.insert($0) } } }
      }
    }
    var widened = false
    for version in versions {
      let (was, now) = (before?.allows(version) ?? true, after?.allows(version) ?? true)
      if was, !now { return .narrowed }
      if !was, now { widened = true }
    }
    return widened ? .widened : .same
  }

  /// Nil if it is no range; nil inside for one that allows everything.
  private static func range(_ text: String) -> VersionRange?? {
    if text.isEmpty { return .some(nil) }
    return VersionRange(text).map { .some($0) }
  }
}
