import YAML

/// The configuration file of a windows_exporter, out of a ConfigMap.
struct ExporterConfiguration: Sendable {
  let value: YAMLMap
  private let document: Int
  /// To the text.
  private let path: [PathElement]

  /// What `--config.file` names, if a ConfigMap in view holds it and it is YAML.
  ///
  /// Source: prometheus-community/windows_exporter internal/config/config.go.
  init?(of exporter: ExporterView, in scope: ScopeView) {
    guard let argument = exporter.arguments["config.file"], let location = argument.value,
      case .file(let path) = ConfigurationArguments.read(location)
    else { return nil }
    for file in MountedFile.find(path, exporter.container, exporter.pod) where file.kind == .configMap {
      guard let object = scope.find("ConfigMap", named: file.object, in: exporter.pod.namespace).object,
        let text = object.value["data"]?[file.key]?.string,
        case .map(let value)? = try? YAMLReader.readValues(text, file: "", options: CollectorText.options).first
      else { continue }
      self.value = value
      let place = object.place(["data", .key(file.key)])
      document = place.document
      self.path = place.path
      return
    }
    return nil
  }

  /// Where a way from the root leads.
  func place(_ way: [PathElement]) -> Finding.Place { .init(document: document, path: path, inside: .path(way)) }

  /// Nested keys as the flags they stand for: `web: config: file:` is `web.config.file`.
  func text(_ flag: String) -> String? {
    var current = YAMLValue.map(value)
    var rest = flag[...]
    while !rest.isEmpty {
      if let whole = current[String(rest)] { return whole.string }
      let word = rest.prefix { $0 != "." }
      guard let next = current[String(word)] else { return nil }
      current = next
      rest = rest.dropFirst(word.count + 1)
    }
    return current.string
  }
}
