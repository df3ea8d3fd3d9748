public import Diagnostics

/// A file that a fleet is made from.
public struct FleetInput: Sendable, Hashable {
  /// As the fleet file names it, relative to its folder; the fleet file itself by its own name.
  public var path: String
  /// In lower-case hexadecimal digits.
  public var sha256: String

  public init(path: String, sha256: String) {
    self.path = path
    self.sha256 = sha256
  }
}

/// What reading a fleet file gave.
public struct FleetReading: Sendable {
  /// The clusters of which nothing is wrong. Nil if what is wrong concerns all of them, or if it cannot be told which clusters there are.
  public var fleet: Fleet?
  /// Everything that is wrong, for all clusters, as errors with their places.
  public var findings: [Diagnostic]
  /// The clusters that are declared but have an error: what was written for them before should be left as it is.
  public var broken: Set<String>
  /// A cluster with an error has no name, so that `broken` does not say which one it is: nothing should be removed then.
  public var hasNamelessClusters: Bool
  /// Every file that was read, each once: the fleet file, then in the order of reading.
  public var inputs: [FleetInput]

  public init(
    fleet: Fleet?, findings: [Diagnostic] = [], broken: Set<String> = [], hasNamelessClusters: Bool = false, inputs: [FleetInput] = []
  ) {
    self.fleet = fleet
    self.findings = findings
    self.broken = broken
    self.hasNamelessClusters = hasNamelessClusters
    self.inputs = inputs
  }
}

/// Reads fleet files. docs/fleets.md describes them, `FleetSchema` describes them to editors.
public enum FleetReader {
  /// The fleet file's name, where nobody gives another.
  public static let fileName = "fleet.yaml"

  /// Reads a fleet file with the values files and tables that it names.
  ///
  /// - Parameters:
  ///   - file: the fleet file's path, as messages call it.
  ///   - reading: gives the bytes of a file: of `file`, and of others by paths that begin with its folder. What it throws becomes a finding;
  ///     without a place of its own it gets the place that names the file.
  public static func read(file: String, reading: @escaping (String) throws(Diagnostic) -> [UInt8]) -> FleetReading {
    var build = FleetBuild(file: file, reading: reading)
    return build.run()
  }
}
