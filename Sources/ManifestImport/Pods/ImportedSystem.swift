import ChartModel
import Kubernetes
import YAML

/// What importing pods of one operating system takes beyond what all systems have.
protocol ImportedSystem: OperatingSystem {
  /// The system's name in the language.
  static var swiftName: String { get }

  static func securityContext(_ fields: inout Fields) -> Written<SecurityContext<Self>>?
  /// A volume of a kind that this system alone has.
  static func ownVolume(_ name: Written<String>, _ fields: inout Fields, _ context: ImportContext) -> Written<Volume<Self>>?
  /// A mount with a field that this system alone has.
  static func ownMount(_ fields: inout Fields) -> Written<Mount<Self>>?
  /// The pod itself; nil if the system's pods cannot have its shape.
  static func pod(_ parts: PodParts<Self>, _ fields: inout Fields) -> Written<PodSpec<Self>>?
}

extension ImportedSystem {
  static func ownVolume(_ name: Written<String>, _ fields: inout Fields, _ context: ImportContext) -> Written<Volume<Self>>? { nil }
  static func ownMount(_ fields: inout Fields) -> Written<Mount<Self>>? { nil }
}

extension Linux: ImportedSystem {
  static let swiftName = "Linux"

  static func securityContext(_ fields: inout Fields) -> Written<SecurityContext<Linux>>? {
    fields.inside("securityContext") { security in
      let before = security.rest.count
      let user = security.number("runAsUser")
      let group = security.number("runAsGroup")
      let nonRoot = security.flag("runAsNonRoot")
      let privileged = security.flag("privileged")
      let escalation = security.flag("allowPrivilegeEscalation")
      let readOnly = security.flag("readOnlyRootFilesystem")
      let added = security.inside("capabilities") { $0.texts("add") }
      let dropped = security.inside("capabilities") { $0.texts("drop") }
      guard security.rest.count < before || added != nil || dropped != nil else { return nil }
      return Written(
        SecurityContext(
          runAsUser: user?.value, runAsGroup: group?.value, runAsNonRoot: nonRoot?.value, privileged: privileged?.value,
          allowPrivilegeEscalation: escalation?.value, readOnlyRootFilesystem: readOnly?.value, addCapabilities: added?.values ?? [],
          dropCapabilities: dropped?.values ?? []),
        .call(
          "SecurityContext",
          [
            ("runAsUser", user?.code), ("runAsGroup", group?.code), ("runAsNonRoot", nonRoot?.code), ("privileged", privileged?.code),
            ("allowPrivilegeEscalation", escalation?.code), ("readOnlyRootFilesystem", readOnly?.code),
            ("addCapabilities", added?.code), ("dropCapabilities", dropped?.code),
          ]))
    }
  }

  static func ownMount(_ fields: inout Fields) -> Written<Mount<Linux>>? {
    guard let name = fields.word("name"), let path = fields.text("mountPath"),
      let propagation = fields.choice(
        "mountPropagation", [("hostToContainer", MountPropagation.hostToContainer), ("bidirectional", .bidirectional)])
    else { return nil }
    let readOnly = fields.fixedFlag("readOnly")
    return Written(
      Mount(name.value, at: path.value, propagation: propagation.value, readOnly: readOnly?.value),
      .call("Mount", [(nil, name.code), ("at", path.code), ("propagation", propagation.code), ("readOnly", readOnly?.code)]))
  }

  static func ownVolume(_ name: Written<String>, _ fields: inout Fields, _ context: ImportContext) -> Written<Volume<Linux>>? {
    if let secret = secret(name, fields, context) {
      fields.drop("secret")
      return secret
    }
    if let projected = ProjectedImporter<Linux>(context: context).volumeWithMode(name, &fields) { return projected }
    return fields.inside("emptyDir") { folder in
      guard folder["medium"] == "Memory" else { return nil }
      folder.drop("medium")
      let limit = folder.quantity("sizeLimit")
      return Written(
        Volume.memory(name.value, sizeLimit: limit?.value), .call("Volume.memory", [(nil, name.code), ("sizeLimit", limit?.code)]))
    }
      ?? fields.inside("nfs") { nfs in
        guard let server = nfs.text("server"), let path = nfs.text("path") else { return nil }
        return Written(
          Volume.nfs(name.value, server: server.value, path: path.value),
          .call("Volume.nfs", [(nil, name.code), ("server", server.code), ("path", path.code)]))
      }
  }

  private static func secret(_ name: Written<String>, _ fields: Fields, _ context: ImportContext) -> Written<Volume<Linux>>? {
    var secret = Fields(fields["secret"]?.map ?? YAMLMap())
    let items = secret.take("items", VolumeImporter<Linux>.items) ?? []
    guard items.count < 2, let object = secret.word("secretName"), let mode = secret.take("defaultMode", { $0.int }),
      (0...0o777).contains(mode),
      secret.isEmpty
    else { return nil }
    let objectName = context.name(object.value)
    let octal = SwiftCode.text("0o" + String(mode, radix: 8))
    if let item = items.first {
      return Written(
        Volume.secret(name.value, objectName.value, key: Expr(literal: item.key), path: item.path, mode: mode),
        .call(
          "Volume.secret",
          [
            (nil, name.code), (nil, objectName.code), ("key", .text(SwiftLiteral.line(item.key))),
            ("path", .text(SwiftLiteral.line(item.path))), ("mode", octal),
          ]))
    }
    return Written(
      Volume.secret(name.value, objectName.value, defaultMode: mode),
      .call(
        "Volume.secret", [(nil, name.code), (nil, objectName.code), ("defaultMode", octal)]))
  }

  static func pod(_ parts: PodParts<Linux>, _ fields: inout Fields) -> Written<PodSpec<Linux>>? {
    let security = fields.inside("securityContext") { security -> Written<PodSecurityContext<Linux>>? in
      let before = security.rest
      let user = security.number("runAsUser")
      let group = security.number("runAsGroup")
      let nonRoot = security.flag("runAsNonRoot")
      let files = security.number("fsGroup")
      let groups = security.each("supplementalGroups") { $0.int.map { Written(number: $0) } }
      let profile = security.inside("seccompProfile") { $0.word("type") }
      guard security.rest != before else { return nil }
      return Written(
        PodSecurityContext(
          runAsUser: user?.value, runAsGroup: group?.value, runAsNonRoot: nonRoot?.value, fsGroup: files?.value,
          supplementalGroups: groups?.map(\.value) ?? [], seccompProfile: profile?.value),
        .call(
          "PodSecurityContext",
          [
            ("runAsUser", user?.code), ("runAsGroup", group?.code), ("runAsNonRoot", nonRoot?.code), ("fsGroup", files?.code),
            ("supplementalGroups", groups.map { .list($0.map(\.code)) }), ("seccompProfile", profile?.code),
          ]))
    }
    var pod = Written(
      PodSpec<Linux>(
        serviceAccount: parts.serviceAccount?.value, mountsServiceAccountToken: parts.mountsToken?.value,
        restartPolicy: parts.restartPolicy?.value, placement: parts.placement.value, securityContext: security?.value,
        terminationGracePeriod: parts.gracePeriod?.value, imagePullSecrets: parts.pullSecrets?.value, labels: parts.labels?.value ?? [],
        annotations: parts.annotations?.value ?? []
      ) { parts.contents.map(\.value) },
      .call("PodSpec<Linux>", parts.arguments(securityContext: security?.code), body: parts.contents.map(\.code)))
    if fields["hostNetwork"] == true, fields["dnsPolicy"] == "ClusterFirstWithHostNet" {
      fields.drop("hostNetwork")
      fields.drop("dnsPolicy")
      pod = Written(pod.value.hostNetwork(), pod.code.calling("hostNetwork"))
    }
    if fields["hostPID"] == true {
      fields.drop("hostPID")
      pod = Written(pod.value.hostPID(), pod.code.calling("hostPID"))
    }
    if fields["hostIPC"] == true {
      fields.drop("hostIPC")
      pod = Written(pod.value.hostIPC(), pod.code.calling("hostIPC"))
    }
    return pod
  }
}
