import ChartModel
import Checks
import Diagnostics

/// Whether a chart's version grows by as much as its changes ask for.
///
/// Source: semver.org, 2.0.0. Before 1.0.0 anything may change (item 4); as is usual, a new minor version counts as a new major one there,
/// and a new patch as a new minor one.
public enum VersionCheck {
  /// - Returns: nil if it does.
  public static func problem(from old: String, to new: String, required: VersionBump) -> DiffProblem? {
    guard let before = ChartVersion(old) else { return .version(old) }
    guard let after = ChartVersion(new) else { return .version(new) }
    if required == .none, before <= after { return nil }
    return after < before || actual(before, after) < required ? .versionTooLow(old: old, new: new, required: required) : nil
  }

  private static func actual(_ old: ChartVersion, _ new: ChartVersion) -> VersionBump {
    if new.major != old.major { return .major }
    let isUnstable = old.major == 0
    if new.minor != old.minor { return isUnstable ? .major : .minor }
    if new.patch != old.patch { return isUnstable ? .minor : .patch }
    // From one prerelease to the next, or to its release, anything may change that the release will say.
    return !old.prerelease.isEmpty && new != old ? .major : .none
  }
}

extension VersionBump {
  /// The least version after another that is enough; nil if that is no version.
  func example(after text: String) -> String? {
    guard let old = ChartVersion(text) else { return nil }
    if !old.prerelease.isEmpty { return "\(old.major).\(old.minor).\(old.patch)" }
    switch old.major == 0 ? lowered : self {
    case .none: return nil
    case .patch: return "\(old.major).\(old.minor).\(old.patch &+ 1)"
    case .minor: return "\(old.major).\(old.minor &+ 1).0"
    case .major: return "\(old.major &+ 1).0.0"
    }
  }

  /// What is enough before 1.0.0.
  private var lowered: VersionBump { self == .major ? .minor : self == .none ? .none : .patch }
}
