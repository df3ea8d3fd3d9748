/// The comment that Helm writes below the marker of each document it rendered: `---`, then `# Source: chart/templates/x.yaml`.
///
/// Source: helm/helm 3, pkg/action/action.go (renderResources) and cmd/helm/template.go. Paths are those of templates and CRDs, so
/// a comment that names a web page or anything else is not taken for it.
struct HelmSourceComment {
  var path: String
  /// How many lines end with the comment's.
  var lines: Int

  init?(in bytes: ArraySlice<UInt8>) {
    var rest = bytes
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    lines = 1
    if rest.starts(with: "---".utf8) {
      let marker = rest.prefix { $0 != UInt8(ascii: "\n") }
      guard marker.dropFirst(3).allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }), marker.endIndex < rest.endIndex else { return nil }
      rest = rest[(marker.endIndex + 1)...]
      lines += 1
    }
    let prefix = "# Source: "
    guard rest.starts(with: prefix.utf8) else { return nil }
    var path = rest.dropFirst(prefix.utf8.count).prefix { $0 != UInt8(ascii: "\n") }
    while let last = path.last, last == 0x20 || last == 0x0D { path.removeLast() }
    guard path.count <= 4096, let text = String(validating: path, as: UTF8.self) else { return nil }
    let isChartFile = text.contains("/templates/") || text.contains("/crds/")
    guard isChartFile, !text.contains("://"), text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
      return nil
    }
    self.path = text
  }
}
