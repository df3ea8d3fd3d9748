public import Diagnostics
import ManifestInput
public import YAML

/// An object of the input, and where it stands.
public struct FoundObject: Sendable {
  public var value: YAMLMap
  public var location: SourceLocation?

  public init(_ value: YAMLMap, at location: SourceLocation? = nil) {
    self.value = value
    self.location = location
  }
}

/// Reads the objects of files, folders and streams. Lists are unpacked.
public enum ManifestReader {
  /// - Throws: everything that cannot be read, in the words of `lint`, and everything that is no manifest.
  public static func read(_ path: String) throws(DiagnosticList) -> [FoundObject] {
    let listing = InputWalker().items(for: [path])
    var reading = Reading(findings: listing.diagnostics.filter { $0.severity == .error })
    for item in listing.items {
      switch item {
      case .standardInput: reading.add(PieceStream.standardInput(), isNamed: true)
      case .manifest(let path, let isNamed): reading.add(PieceStream(manifest: path, isNamed: isNamed), isNamed: isNamed)
      case .chart(let place): reading.findings.append(ImportProblem.chart(place.path).diagnostic)
      case .spec(let path): reading.findings.append(ImportProblem.spec(path).diagnostic)
      }
    }
    return try reading.finish(named: path)
  }

  /// The objects of a text that is there already.
  public static func read(_ text: String, name: String) throws(DiagnosticList) -> [FoundObject] {
    var reading = Reading()
    reading.add(PieceStream(bytes: Array(text.utf8)[...], file: name), isNamed: true)
    return try reading.finish(named: name)
  }
}

private struct Reading {
  var objects: [FoundObject] = []
  var findings: [Diagnostic] = []

  /// - Parameter isNamed: whether what is no object is a mistake: a folder also has values files.
  mutating func add(_ stream: consuming PieceStream, isNamed: Bool) {
    InputReader.read(&stream) { event in
      switch event {
      case .problem(let problem): findings.append(problem)
      case .document(let document): add(document, isNamed: isNamed)
      }
    }
  }

  private mutating func add(_ document: ManifestDocument, isNamed: Bool) {
    let place = document.locations(of: [[]]).first
    // Lists hold Lists only by mistake; the reader bounds how deep.
    var waiting = [document.value]
    while let value = waiting.popLast() {
      guard let map = value.map, let identity = ObjectIdentity(map) else {
        if value != .null, isNamed { findings.append(ImportProblem.noObject(at: place).diagnostic) }
        continue
      }
      if identity.kind.hasSuffix("List"), case .list(let items)? = map["items"] {
        waiting += items.reversed()
      } else {
        objects.append(FoundObject(map, at: place))
      }
    }
  }

  consuming func finish(named name: String) throws(DiagnosticList) -> [FoundObject] {
    if objects.isEmpty, !findings.contains(where: { $0.severity == .error }) { findings.append(ImportProblem.nothing(name).diagnostic) }
    if findings.contains(where: { $0.severity == .error }) { throw DiagnosticList(findings) }
    return objects
  }
}
