import ChartModel
import Kubernetes
import YAML

/// Makes the entries of a container: variables, ports and mounts.
struct ContainerEntries<OS: ImportedSystem> {
  let context: ImportContext

  func env(_ yaml: YAMLValue) -> Written<Env> {
    let asItIs = Written(Env.yaml(yaml), .call("Env.yaml", YAMLCode.code(yaml)))
    guard let map = yaml.map, map.count == 2 else { return asItIs }
    var fields = Fields(map)
    guard let name = fields.word("name") else { return asItIs }
    if let value = fields.text("value") {
      return Written(Env(name.value, value.value), .call("Env", name.code, value.code))
    }
    let taken = fields.inside("valueFrom") { source in
      field(name, &source) ?? reference(name, "secretKeyRef", &source) ?? reference(name, "configMapKeyRef", &source)
    }
    guard let taken, fields.isEmpty else { return asItIs }
    return taken
  }

  private static var fields: [(String, String, Env.Field)] {
    [
      ("status.hostIP", "hostIP", .hostIP), ("status.podIP", "podIP", .podIP), ("spec.nodeName", "nodeName", .nodeName),
      ("metadata.name", "podName", .podName), ("metadata.namespace", "namespace", .namespace),
      ("spec.serviceAccountName", "serviceAccountName", .serviceAccountName), ("metadata.uid", "podUID", .podUID),
    ]
  }

  private func field(_ name: Written<String>, _ source: inout Fields) -> Written<Env>? {
    source.take("fieldRef") { value in
      guard let map = value.map, map.count == 1, let path = map["fieldPath"]?.string else { return nil }
      if let known = Self.fields.first(where: { $0.0 == path }) {
        return Written(Env(name.value, field: known.2), .call("Env", [(nil, name.code), ("field", .text("." + known.1))]))
      }
      guard path.hasPrefix("metadata.labels['"), path.hasSuffix("']") else { return nil }
      let key = String(path.dropFirst("metadata.labels['".count).dropLast(2))
      return Written(
        Env(name.value, field: .label(key)), .call("Env", [(nil, name.code), ("field", .call(".label", SwiftLiteral.code(key)))]))
    }
  }

  private func reference(_ name: Written<String>, _ kind: String, _ source: inout Fields) -> Written<Env>? {
    source.inside(kind) { reference in
      guard let object = reference.word("name"), let key = reference.text("key") else { return nil }
      let objectName = context.name(object.value)
      let isSecret = kind == "secretKeyRef"
      return Written(
        isSecret
          ? Env(name.value, secret: objectName.value, key: key.value) : Env(name.value, configMap: objectName.value, key: key.value),
        .call("Env", [(nil, name.code), (isSecret ? "secret" : "configMap", objectName.code), ("key", key.code)]))
    }
  }

  func port(_ yaml: YAMLValue) -> Written<Port> {
    let asItIs = Written(Port.yaml(yaml), .call("Port.yaml", YAMLCode.code(yaml)))
    guard let map = yaml.map else { return asItIs }
    var fields = Fields(map)
    guard let name = fields.word("name"), let number = fields.number("containerPort") else { return asItIs }
    let transport = fields.word("protocol")
    guard fields.isEmpty else { return asItIs }
    return Written(
      Port(name.value, number.value, protocol: transport?.value),
      .call("Port", [(nil, name.code), (nil, number.code), ("protocol", transport.protocolCode)]))
  }

  func mount(_ yaml: YAMLValue) -> Written<Mount<OS>> {
    let asItIs = Written(Mount<OS>.yaml(yaml), .call("Mount.yaml", YAMLCode.code(yaml)))
    guard let map = yaml.map else { return asItIs }
    var fields = Fields(map)
    if let mount = OS.ownMount(&fields), fields.isEmpty { return mount }
    fields = Fields(map)
    guard let name = fields.word("name"), let path = fields.text("mountPath") else { return asItIs }
    let readOnly = fields.fixedFlag("readOnly")
    let subPath = fields.text("subPath")
    guard fields.isEmpty else { return asItIs }
    return Written(
      Mount(name.value, at: path.value, readOnly: readOnly?.value, subPath: subPath?.value),
      .call("Mount", [(nil, name.code), ("at", path.code), ("readOnly", readOnly?.code), ("subPath", subPath?.code)]))
  }
}
