import YAML

/// Reads as the collector does, to which `yes` and `n` are text (go.yaml.in/yaml/v3, resolve.go).
func read(_ text: String) throws -> YAMLValue {
  var options = YAMLReader.Options()
  options.booleans = .core
  return try YAMLReader.readSingle(text, file: "test", options: options).plain
}
