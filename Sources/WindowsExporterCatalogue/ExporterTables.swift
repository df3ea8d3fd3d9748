/// The tables of releases and names. Tables/README.md describes the texts that they are read from.
struct ExporterTables: Sendable {
  /// In the order of their versions.
  private(set) var releases: [WindowsExporterRelease] = []
  let collectors: ExporterNames
  let flags: ExporterNames
  let properties: ExporterNames
  let imageSuffixes: ExporterNames
  /// What could not be read.
  private(set) var flaws: [String] = []

  /// The tables of this program, read when they are first needed.
  static let embedded = ExporterTables(EmbeddedFiles.texts)

  /// - Parameter files: paths and texts.
  init(_ files: [(path: String, text: String)]) {
    func text(_ name: String) -> String { files.first { $0.path.hasSuffix(name) }?.text ?? "" }
    collectors = ExporterNames(text("collectors.txt"), file: "collectors.txt")
    flags = ExporterNames(text("flags.txt"), file: "flags.txt")
    properties = ExporterNames(text("properties.txt"), file: "properties.txt")
    imageSuffixes = ExporterNames(text("image-suffixes.txt"), file: "image-suffixes.txt")
    flaws = collectors.flaws + flags.flaws + properties.flaws + imageSuffixes.flaws
    for (number, words) in ExporterNames.lines(text("releases.txt")) {
      guard let release = Self.release(words), releases.last.map({ $0.version < release.version }) ?? true else {
        flaws.append("releases.txt:\(number): no release after the one before")
        continue
      }
      releases.append(release)
    }
  }

  func release(_ version: ExporterVersion) -> WindowsExporterRelease? { releases.first { $0.version == version } }

  /// `0.31.8 2026-07-22 amd64=… arm64=…`.
  private static func release(_ words: [Substring]) -> WindowsExporterRelease? {
    guard words.count >= 2, let version = ExporterVersion(words[0]), words[1].utf8.count == 10 else { return nil }
    var checksums: [ExporterArchitecture: String] = [:]
    for word in words[2...] {
      let parts = word.split(separator: "=" as Character)
      guard parts.count == 2, let architecture = ExporterArchitecture(rawValue: String(parts[0])), isChecksum(parts[1]),
        checksums.updateValue(String(parts[1]), forKey: architecture) == nil
      else { return nil }
    }
    return WindowsExporterRelease(version, date: String(words[1]), checksums: checksums)
  }

  private static func isChecksum(_ text: Substring) -> Bool {
    text.utf8.count == 64 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
