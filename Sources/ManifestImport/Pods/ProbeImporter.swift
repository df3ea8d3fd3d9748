import ChartModel
import Kubernetes
import YAML

/// Makes probes, and what is done when a container starts or stops.
enum ProbeImporter {
  static func probe(_ map: YAMLMap) -> Written<Probe> {
    let yaml = YAMLValue.map(map)
    let asItIs = Written(Probe.yaml(yaml), SwiftCode.call(".yaml", YAMLCode.code(yaml)))
    var fields = Fields(map)
    guard let check = check(&fields) else { return asItIs }
    let delay = fields.number("initialDelaySeconds")
    let period = fields.number("periodSeconds")
    let timeout = fields.number("timeoutSeconds")
    let failures = fields.number("failureThreshold")
    guard fields.isEmpty else { return asItIs }
    return Written(
      Probe(check.value, initialDelay: delay?.value, period: period?.value, timeout: timeout?.value, failures: failures?.value),
      .call(
        "Probe",
        [
          (nil, check.code), ("initialDelay", delay?.code), ("period", period?.code), ("timeout", timeout?.code),
          ("failures", failures?.code),
        ]))
  }

  static func lifecycle(_ fields: inout Fields) -> Written<Lifecycle>? {
    fields.take("lifecycle") { value in
      guard let map = value.map else { return nil }
      var lifecycle = Fields(map)
      let start = lifecycle.inside("postStart") { hook(&$0) }
      let stop = lifecycle.inside("preStop") { hook(&$0) }
      guard lifecycle.isEmpty, start != nil || stop != nil else { return nil }
      return Written(
        Lifecycle(postStart: start?.value, preStop: stop?.value),
        .call("Lifecycle", [("postStart", start?.code), ("preStop", stop?.code)]))
    }
  }

  private static func hook(_ fields: inout Fields) -> Written<Lifecycle.Hook>? {
    guard let check = check(&fields) else { return nil }
    return Lifecycle.Hook(check.value).map { Written($0, check.code) }
  }

  private static func check(_ fields: inout Fields) -> Written<Probe.Check>? {
    if let get = fields.take("httpGet", httpGet) { return get }
    if let port = fields.take("tcpSocket", { $0.map?.count == 1 ? $0["port"].flatMap(Fields.amount) : nil }) {
      return Written(.tcpSocket(port: port.value), .call(".tcpSocket", [("port", port.code)]))
    }
    return fields.take("exec") { value in
      guard let map = value.map else { return nil }
      var exec = Fields(map)
      guard let command = exec.texts("command"), exec.isEmpty else { return nil }
      return Written(.exec(command.values), .call(".exec", command.code))
    }
  }

  private static func httpGet(_ value: YAMLValue) -> Written<Probe.Check>? {
    guard let map = value.map else { return nil }
    var get = Fields(map)
    guard let path = get.text("path"), let port = get.amount("port") else { return nil }
    let scheme = get.text("scheme")
    guard get.isEmpty else { return nil }
    return Written(
      .httpGet(path: path.value, port: port.value, scheme: scheme?.value),
      .call(".httpGet", [("path", path.code), ("port", port.code), ("scheme", scheme?.code)]))
  }
}
