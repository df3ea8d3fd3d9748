/// By how much a chart's version has to grow for a change, as semantic versioning has it (semver.org, version 2.0.0).
public enum VersionBump: Int, Sendable, Hashable, CaseIterable, Comparable {
  /// Nothing that a user sees changed.
  case none
  case patch
  /// Something new that breaks nobody.
  case minor
  /// Values that were right are wrong now, or objects that users know are gone.
  case major

  public static func < (left: VersionBump, right: VersionBump) -> Bool { left.rawValue < right.rawValue }
}
