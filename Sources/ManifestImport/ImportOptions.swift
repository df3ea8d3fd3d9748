/// What the user says of the release that the manifests are from. What is nil is concluded from them.
public struct ImportOptions: Sendable, Hashable {
  public var release: String?
  public var namespace: String?
  /// The chart's name.
  public var name: String?
  /// The chart's name if neither the user nor the manifests say one.
  public var fallbackName: String

  public init(release: String? = nil, namespace: String? = nil, name: String? = nil, fallbackName: String = "imported") {
    self.release = release
    self.namespace = namespace
    self.name = name
    self.fallbackName = fallbackName
  }
}

extension ImportOptions {
  /// What of it Helm or Kubernetes would refuse.
  var problems: [ImportProblem] {
    var problems: [ImportProblem] = []
    if let name, !Self.isName(name, limit: 40, dots: false, letterFirst: true) { problems.append(.unusableName(name)) }
    if let release, !Self.isName(release, limit: 53, dots: true) { problems.append(.unusableRelease(release)) }
    if let namespace, !Self.isName(namespace, limit: 63, dots: false) { problems.append(.unusableNamespace(namespace)) }
    return problems
  }

  /// The chart's name out of a folder's: what a name cannot have becomes a hyphen.
  static func name(from folder: String) -> String {
    let words = folder.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let name = String(words.joined(separator: "-").drop { !$0.isLetter }.prefix(40))
    return name.isEmpty ? "imported" : String(name.reversed().drop { $0 == "-" }.reversed())
  }

  static func isName(_ text: String, limit: Int, dots: Bool, letterFirst: Bool = false) -> Bool {
    func isAlphanumeric(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) }
    guard let first = text.utf8.first, let last = text.utf8.last, text.utf8.count <= limit else { return false }
    guard isAlphanumeric(first), isAlphanumeric(last), !letterFirst || (0x61...0x7A).contains(first) else { return false }
    return text.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") || dots && $0 == UInt8(ascii: ".") }
  }
}
