import ChartModel
import Kubernetes
import YAML

/// Makes containers of one operating system.
struct ContainerImporter<OS: ImportedSystem> {
  let context: ImportContext

  func container(_ yaml: YAMLValue) -> Written<Container<OS>>? {
    guard let map = yaml.map else { return nil }
    var fields = Fields(map)
    guard let common = Common(&fields, context) else { return nil }
    let liveness = probe("livenessProbe", &fields)
    let readiness = probe("readinessProbe", &fields)
    let startup = probe("startupProbe", &fields)
    let lifecycle = ProbeImporter.lifecycle(&fields)
    let value = Container<OS>(
      common.name.value, image: common.image.value, pullPolicy: common.pullPolicy?.value, command: common.command?.values ?? [],
      args: common.args?.values ?? [], workingDir: common.workingDir?.value, resources: common.resources?.value,
      securityContext: common.security?.value, livenessProbe: liveness?.value, readinessProbe: readiness?.value,
      startupProbe: startup?.value, lifecycle: lifecycle?.value
    ) { common.parts.map(\.value) }
    let probes: [(String?, SwiftCode?)] = [
      ("livenessProbe", liveness?.code), ("readinessProbe", readiness?.code), ("startupProbe", startup?.code),
      ("lifecycle", lifecycle?.code),
    ]
    let code = common.code("Container", more: probes, leftover: fields.leftover)
    return Written(fields.leftover.map { value.adding($0) } ?? value, code)
  }

  func initContainer(_ yaml: YAMLValue) -> Written<ImportedInitContainer<OS>>? {
    guard let map = yaml.map else { return nil }
    var fields = Fields(map)
    guard let common = Common(&fields, context) else { return nil }
    let value = Container<OS>(
      common.name.value, image: common.image.value, pullPolicy: common.pullPolicy?.value, command: common.command?.values ?? [],
      args: common.args?.values ?? [], workingDir: common.workingDir?.value, resources: common.resources?.value,
      securityContext: common.security?.value
    ) { common.parts.map(\.value) }
    let code = common.code("InitContainer", more: [], leftover: fields.leftover)
    return Written(ImportedInitContainer(asContainer: fields.leftover.map { value.adding($0) } ?? value), code)
  }

  private func probe(_ key: String, _ fields: inout Fields) -> Written<Probe>? {
    fields.take(key) { $0.map.flatMap { $0.isEmpty ? nil : ProbeImporter.probe($0) } }
  }

  /// What containers of both lists have.
  private struct Common {
    let name: Written<String>
    let image: Written<Expr<String>>
    let pullPolicy: Written<Expr<String>>?
    let command: [Written<Expr<String>>]?
    let args: [Written<Expr<String>>]?
    let workingDir: Written<Expr<String>>?
    let resources: Written<Resources>?
    let security: Written<SecurityContext<OS>>?
    let parts: [Written<ContainerPart<OS>>]

    init?(_ fields: inout Fields, _ context: ImportContext) {
      guard let name = fields.word("name"), let image = fields.text("image") else { return nil }
      self.name = name
      self.image = image
      pullPolicy = fields.text("imagePullPolicy")
      command = fields.texts("command")
      args = fields.texts("args")
      workingDir = fields.text("workingDir")
      resources = fields.take("resources") { value in
        guard let map = value.map, !map.isEmpty else { return nil }
        return Written(Resources.yaml(value), .call(".yaml", YAMLCode.code(value)))
      }
      security = OS.securityContext(&fields)
      let entries = ContainerEntries<OS>(context: context)
      let env = fields.each("env") { .some(entries.env($0)) } ?? []
      let ports = fields.each("ports") { .some(entries.port($0)) } ?? []
      let mounts = fields.each("volumeMounts") { .some(entries.mount($0)) } ?? []
      parts =
        env.map { Written(.env($0.value), $0.code) } + ports.map { Written(.port($0.value), $0.code) }
        + mounts.map { Written(.mount($0.value), $0.code) }
    }

    func code(_ type: String, more: [(String?, SwiftCode?)], leftover: YAMLValue?) -> SwiftCode {
      // A method behind it leaves the compiler without a hint at the system.
      let code = SwiftCode.call(
        leftover == nil ? type : "\(type)<\(OS.swiftName)>",
        [
          (nil, name.code), ("image", image.code), ("pullPolicy", pullPolicy?.code), ("command", command?.code), ("args", args?.code),
          ("workingDir", workingDir?.code), ("resources", resources?.code), ("securityContext", security?.code),
        ] + more, body: parts.isEmpty ? nil : parts.map(\.code))
      return leftover.map { code.calling("adding", YAMLCode.code($0)) } ?? code
    }
  }
}

/// An init container as the container that it is.
struct ImportedInitContainer<OS: OperatingSystem> {
  var asContainer: Container<OS>
}
