/// The functions that templates of alerts have.
///
/// Source: golang/go, src/text/template/funcs.go; prometheus/prometheus, template/template.go.
enum AlertTemplateFunctions {
  static let names = Set(list)

  /// What Helm does not have.
  static let ownNames = names.subtracting(TemplateFunctions.names)

  static let list = """
    and args call externalURL eq first ge graphLink gt html humanize humanize1024 humanizeDuration humanizePercentage humanizeTimestamp
    index js label le len lt match ne not now or parseDuration pathPrefix print printf println query reReplaceAll safeHtml slice
    sortByLabel stripDomain stripPort strvalue tableLink tmpl title toDuration toLower toTime toUpper urlQueryEscape urlquery value
    """.split { $0 == " " || $0 == "\n" }.map(String.init)
}

extension TemplateParser {
  /// What Prometheus puts before each of them.
  private static let definitions =
    "{{$labels := .Labels}}{{$externalLabels := .ExternalLabels}}{{$externalURL := .ExternalURL}}{{$value := .Value}}"

  /// Why Prometheus would refuse the template of a label or annotation.
  static func fault(ofAlert text: String) -> TemplateFault? {
    var fault = read(Array((definitions + text).utf8)[...], functions: AlertTemplateFunctions.names).fault
    fault?.offset -= definitions.utf8.count
    return fault.map { $0.offset < 0 ? TemplateFault($0.problem, at: 0) : $0 }
  }
}

/// What stands in the braces of Grafana's legends and of alerts' texts. In a chart's templates Helm takes these braces for its own.
enum LegendLabels {
  /// Labels that legends show most.
  static let names: Set<String> = [
    "instance", "job", "namespace", "pod", "container", "node", "cluster", "service", "mode", "core", "cpu", "volume", "nic", "disk",
    "device", "name", "state", "process", "le", "quantile", "workload", "workload_type", "phase", "reason", "host", "hostname",
    "mountpoint",
    "image", "id", "created_by_name", "exported_instance", "exported_job", "collector", "exporter", "receiver", "processor",
  ]
  static let variables: Set<String> = ["$labels", "$value", "$externalLabels", "$externalURL"]

  static func hint(_ name: String) -> String {
    "for braces that Grafana or Prometheus are to read, write {{ \"{{\" }} \(name) {{ \"}}\" }}, or {{`{{ \(name) }}`}}; or keep the text in a "
      + "file outside of templates/ and take it with .Files.Get"
  }
}
