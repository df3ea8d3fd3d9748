extension YAMLReader {
  /// What a reader accepts. The defaults read manifests as `kubectl` and Helm do; `valuesFile` is stricter.
  public struct Options: Sendable, Hashable {
    /// Which plain words are booleans.
    public enum Booleans: Sendable, Hashable {
      /// YAML 1.1: `true`, `yes`, `on`, `y` and their opposites, in lower case, upper case or capitalised.
      /// Source: go.yaml.in/yaml/v2 2.4.3, resolve.go, which sigs.k8s.io/yaml 1.6 uses.
      case kubernetes
      /// YAML 1.2's core schema: `true` and `false` alone. Source: go.yaml.in/yaml/v3, resolve.go.
      case core
    }

    /// What map keys may be.
    public enum Keys: Sendable, Hashable {
      /// Keys that are no strings become the text that sigs.k8s.io/yaml gives them: `on` becomes `true`, `012` becomes `10`.
      case converted
      /// As `converted`, but a plain key that YAML 1.1 takes for a boolean is an error.
      case strict
    }

    /// Collections within collections, aliases counted as what they stand for. Values above 4,096 count as 4,096, because
    /// values are compared, written and freed recursively.
    public var maxDepth = 512
    /// The size of the whole input in bytes.
    public var maxBytes = 16 << 20
    /// What aliases may add in one input, besides eight times its size: a value counts one, and one more for each byte of text.
    public var aliasAllowance = 1_000_000
    /// Which plain words are booleans; Kubernetes' by default.
    public var booleans = Booleans.kubernetes
    /// Whether keys that look like booleans are errors; by default they become text, as other keys that are no strings.
    public var keys = Keys.converted
    /// Whether `<<: *base` merges. If not, `<<` is a key like any other.
    public var mergeKeys = true
    /// Whether a byte-order mark may stand before the text.
    public var acceptsByteOrderMark = true
    /// The line of the file with which the bytes begin, where they are a piece of it.
    public var firstLine = 1
    /// Whether `.inf` and `.nan` are read. Kubernetes and Helm refuse them, having to pass through JSON.
    public var acceptsNonFinite = false

    /// As manifests are read.
    public init() {}

    /// For chart values: keys that read as booleans, and byte-order marks, are errors.
    public static var valuesFile: Options {
      var options = Options()
      options.keys = .strict
      options.acceptsByteOrderMark = false
      return options
    }
  }
}
