import Diagnostics
import Digest
import YAML

/// A values file, which clusters and layers share.
struct ValuesFile: Sendable {
  /// As messages call it.
  var name: String
  var values: LocatedValue
}

/// The files of a fleet: reads each once, and keeps a record of them.
struct FleetFiles {
  let file: String
  private let folder: String
  private let reading: (String) throws(Diagnostic) -> [UInt8]
  private(set) var inputs: [FleetInput] = []
  /// By path; nil where a finding says why there are none.
  private var values: [String: ValuesFile?] = [:]

  init(file: String, reading: @escaping (String) throws(Diagnostic) -> [UInt8]) {
    self.file = file
    folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
    self.reading = reading
  }

  /// The fleet file.
  mutating func fleet() throws(Diagnostic) -> LocatedValue {
    let bytes: [UInt8]
    do { bytes = try reading(file) } catch {
      var diagnostic = error
      if diagnostic.affectedFile == nil { diagnostic.file = file }
      throw diagnostic
    }
    record(String(file.dropFirst(folder.count)), bytes)
    var options = YAMLReader.Options.valuesFile
    options.acceptsByteOrderMark = true
    return try Self.parse(bytes, file: file, options: options)
  }

  /// What messages call a file that the fleet file names.
  func name(of path: String) -> String { folder + path }

  /// - Parameter place: where the fleet file names it.
  mutating func bytes(of path: String, namedAt place: SourceLocation) throws(Diagnostic) -> [UInt8] {
    let bytes: [UInt8]
    do { bytes = try reading(name(of: path)) } catch {
      var diagnostic = error
      if diagnostic.location == nil { diagnostic.location = place }
      throw diagnostic
    }
    record(path, bytes)
    return bytes
  }

  /// The values of a file; nil if it has none, which is reported where the file is named first.
  mutating func values(of path: String, namedAt place: SourceLocation, _ findings: inout FleetFindings) -> ValuesFile? {
    if let known = values[path] { return known }
    let file = read(path, place, &findings)
    values[path] = .some(file)
    return file
  }

  private mutating func read(_ path: String, _ place: SourceLocation, _ findings: inout FleetFindings) -> ValuesFile? {
    let name = name(of: path)
    do {
      var value = try Self.parse(try bytes(of: path, namedAt: place), file: name, options: .valuesFile)
      switch value.content {
      case .map: break
      case .null: value.content = .map([])
      default:
        findings.report(
          .valuesNoMap(found: FormCheck.words(for: value.content, hidesText: true)), at: value.position.location(in: name),
          related: [.init("named here", at: place)])
        return nil
      }
      return ValuesFile(name: name, values: value)
    } catch {
      findings.report(error)
      return nil
    }
  }

  private mutating func record(_ path: String, _ bytes: [UInt8]) {
    inputs.append(FleetInput(path: path, sha256: SHA256.hexDigest(bytes)))
  }

  private static func parse(_ bytes: [UInt8], file: String, options: YAMLReader.Options) throws(Diagnostic) -> LocatedValue {
    do { return try YAMLReader.readSingle(bytes, file: file, options: options) } catch {
      throw error.hidingCredentials(in: bytes).diagnostic
    }
  }
}
