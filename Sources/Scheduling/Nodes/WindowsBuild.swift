/// A build of Windows Server, as the label `node.kubernetes.io/windows-build` and the tags of images name it.
///
/// Source: kubernetes.io, "Guide for Running Windows Containers in Kubernetes"; MicrosoftDocs/Virtualization-Documentation
/// virtualization/windowscontainers/deploy-containers/version-compatibility.md.
public enum WindowsBuild: String, Sendable, Hashable, CaseIterable {
  case server2019 = "10.0.17763"
  case server2022 = "10.0.20348"
  case server2025 = "10.0.26100"

  public var year: Int {
    switch self {
    case .server2019: 2019
    case .server2022: 2022
    case .server2025: 2025
    }
  }

  /// From `2022`, `ltsc2022`, `windows2022`, or a build with or without revision (`10.0.20348.2527`).
  public init?(_ text: String) {
    let text = text.lowercased()
    let found = Self.allCases.first {
      text == "\($0.year)" || text == "ltsc\($0.year)" || text == "windows\($0.year)" || text == $0.rawValue
        || text.hasPrefix($0.rawValue + ".")
    }
    guard let found else { return nil }
    self = found
  }

  /// The builds of hosts on which images of this build run with process isolation, the only one that Kubernetes knows.
  public var hosts: [WindowsBuild] {
    switch self {
    case .server2019: [.server2019]
    case .server2022: [.server2022, .server2025]
    case .server2025: [.server2025]
    }
  }
}
