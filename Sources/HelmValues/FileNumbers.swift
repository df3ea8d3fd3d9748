public import YAML

/// How Helm reads the numbers of files: values files, a chart's defaults, and JSON.
///
/// Helm turns YAML into JSON and reads that into Go's `float64` (sigs.k8s.io/yaml, used by helm/helm `pkg/chart/v2/loader/load.go`),
/// so integers beyond 2^53 are rounded to the nearest double. Integers of `--set` are `int64` and stay exact.
public enum FileNumbers {
  /// The largest size up to which every integer is a double: 2^53.
  public static let exactIntegerLimit = 1 << 53

  /// The values with every integer rounded as Helm rounds it; doing it twice changes nothing more.
  ///
  /// A rounded integer stays an integer while it fits into 64 bits, else it becomes a float (only 2^63 does). Floats stay floats,
  /// also `1e6` and `1.0`, because a writer may want to print them as they were written; whoever asks whether a number
  /// is an integer, as JSON Schema does, uses `YAMLValue.integral`.
  public static func rounded(_ values: YAMLMap) -> YAMLMap {
    var result = values
    for position in result.entries.indices { result.entries[position].value = rounded(result.entries[position].value) }
    return result
  }

  /// One value with every integer in it rounded.
  public static func rounded(_ value: YAMLValue) -> YAMLValue {
    switch value {
    case .int(let integer):
      if integer.magnitude <= UInt(exactIntegerLimit) { return value }
      let double = Double(integer)
      return YAMLValue.float(double).integral.map { .int($0) } ?? .float(double)
    case .list(let list): return .list(list.map(rounded))
    case .map(let map): return .map(rounded(map))
    case .null, .bool, .float, .string: return value
    }
  }
}
