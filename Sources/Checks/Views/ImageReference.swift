public import Scheduling

/// An image as a container names it: `registry/repository:tag@digest`.
public struct ImageReference: Sendable, Hashable {
  /// With the registry, as written.
  public let repository: Substring
  public let tag: Substring?
  public let digest: Substring?

  public init(_ text: String) {
    var rest = text[...]
    if let at = rest.firstIndex(of: "@") {
      digest = rest[rest.index(after: at)...]
      rest = rest[..<at]
    } else {
      digest = nil
    }
    // A colon before a slash belongs to the registry's port.
    if let colon = rest.lastIndex(of: ":"), !rest[colon...].contains("/") {
      tag = rest[rest.index(after: colon)...]
      rest = rest[..<colon]
    } else {
      tag = nil
    }
    repository = rest
  }

  /// The last part of the repository.
  public var name: Substring { repository.lastIndex(of: "/").map { repository[repository.index(after: $0)...] } ?? repository }

  /// Whether repository or tag say that the image is for Windows alone: Microsoft's base images, `ltsc2022` and the like in the tag.
  /// Images that only may be, such as those of several platforms, do not count.
  ///
  /// Source: mcr.microsoft.com's repositories windows, windows/servercore, windows/nanoserver, windows/server,
  /// oss/kubernetes/windows-host-process-containers-base-image; tags of windows_exporter's and the collector's images.
  public var isForWindowsOnly: Bool {
    if windowsBuild != nil || repository.hasPrefix("mcr.microsoft.com/windows") { return true }
    switch name {
    case "nanoserver", "servercore", "windows-exporter", "windows_exporter", "windows-host-process-containers-base-image": return true
    default: return false
    }
  }

  /// The build that the tag names, such as `ltsc2022`, `10.0.20348.2527` or `1.2.3-windows-2022-amd64`.
  public var windowsBuild: WindowsBuild? {
    guard let tag, tag.utf8.count >= 8 else { return nil }
    if tag.hasBytes("ltsc2019") || tag.hasBytes("10.0.17763") { return .server2019 }
    if tag.hasBytes("ltsc2022") || tag.hasBytes("10.0.20348") { return .server2022 }
    if tag.hasBytes("ltsc2025") || tag.hasBytes("10.0.26100") { return .server2025 }
    guard tag.hasBytes("windows") || tag.hasBytes("nanoserver") || tag.hasBytes("servercore") else { return nil }
    if tag.hasBytes("2019") || tag.hasBytes("1809") { return .server2019 }
    if tag.hasBytes("2022") { return .server2022 }
    return tag.hasBytes("2025") ? .server2025 : nil
  }
}
