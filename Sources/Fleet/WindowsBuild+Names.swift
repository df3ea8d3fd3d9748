extension WindowsBuild {
  /// The releases that Kubernetes runs on, with their builds.
  ///
  /// Source: kubernetes.io, "Guide for Running Windows Containers in Kubernetes"; MicrosoftDocs/Virtualization-Documentation
  /// virtualization/windowscontainers/deploy-containers/version-compatibility.md.
  static let releases: [(year: Int, build: Int)] = [(2019, 17763), (2022, 20348), (2025, 26100)]

  /// What messages and the JSON Schema offer.
  static let names = releases.map { "\($0.year)" } + releases.map { WindowsBuild(number: $0.build).label }

  /// Reads a release (`2022`, `ltsc2022`, `windows2022`) or a build, with or without a revision (`20348`, `10.0.20348`,
  /// `10.0.20348.2527`). Nil for what is not known.
  public init?(_ text: String) {
    let word = text.lowercased()
    let year = ["ltsc", "windows"].first { word.hasPrefix($0) }.map { word.dropFirst($0.count) } ?? word[...]
    if let release = Self.releases.first(where: { "\($0.year)" == year }) {
      self.init(number: release.build)
      return
    }
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    let isWhole = (3...4).contains(parts.count) && parts[0] == "10" && parts[1] == "0"
    guard isWhole || parts.count == 1, let release = Self.releases.first(where: { "\($0.build)" == parts[isWhole ? 2 : 0] }),
      parts.count < 4 || !parts[3].isEmpty && parts[3].utf8.count <= 6 && parts[3].utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    self.init(number: release.build)
  }
}
